noinst_LIBRARIES += libtldb.a
libtldb_a_SOURCES =
libtldb_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
