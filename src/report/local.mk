noinst_LIBRARIES += libtlreport.a
libtlreport_a_SOURCES =
