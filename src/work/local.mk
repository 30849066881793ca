noinst_LIBRARIES += libtlwork.a
libtlwork_a_SOURCES = \
	src/work/delivery.c src/work/delivery.h \
	src/work/follow_up.c src/work/follow_up.h \
	src/work/visit.c src/work/visit.h
