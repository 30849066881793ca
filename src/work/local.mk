noinst_LIBRARIES += libtlwork.a
libtlwork_a_SOURCES = \
	src/work/amendment.c src/work/amendment.h \
	src/work/delivery.c src/work/delivery.h \
	src/work/form_version.c src/work/form_version.h src/work/form_version_publish.c \
	src/work/follow_up.c src/work/follow_up.h \
	src/work/next_step.c src/work/next_step.h \
	src/work/scale.c src/work/scale.h \
	src/work/second_rating.c src/work/second_rating.h \
	src/work/snippet.c src/work/snippet.h \
	src/work/visit.c src/work/visit.h src/work/visit_day.c src/work/visit_day.h \
	src/work/visit_type.c src/work/visit_type.h
