noinst_LIBRARIES += libtlbase.a
libtlbase_a_SOURCES =
