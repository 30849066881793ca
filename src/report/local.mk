noinst_LIBRARIES += libtlreport.a
libtlreport_a_SOURCES = \
	src/report/lists.c src/report/lists.h \
	src/report/slip.c src/report/slip.h
