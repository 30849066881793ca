noinst_LIBRARIES += libtlcommand.a
libtlcommand_a_SOURCES =
