noinst_LIBRARIES += libtlbase.a
libtlbase_a_SOURCES = src/base/auto.h \
	src/base/clock.c src/base/clock.h \
	src/base/error.c src/base/error.h \
	src/base/file.c src/base/file.h \
	src/base/format.c src/base/format.h \
	src/base/press_path.c src/base/press_path.h \
	src/base/progress.c src/base/progress.h \
	src/base/settings.c src/base/settings.h \
	src/base/stop.c src/base/stop.h \
	src/base/text.c src/base/text_ascii.c src/base/text_measure.c src/base/text_wrap.c src/base/text.h \
	src/base/text_char.c src/base/text_char.h \
	src/base/uid.c src/base/uid.h
