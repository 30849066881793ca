noinst_LIBRARIES += libtlwork.a
libtlwork_a_SOURCES = \
	src/work/delivery.c src/work/delivery.h
