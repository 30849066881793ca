noinst_LIBRARIES += libtlexchange.a
libtlexchange_a_SOURCES =
