noinst_LIBRARIES += libtldocument.a
libtldocument_a_SOURCES =
