noinst_LIBRARIES += libtlsample.a
libtlsample_a_SOURCES = \
	src/sample/defaults.c src/sample/defaults.h src/sample/defaults_words.c src/sample/defaults_words.h \
	src/sample/typical_year.c src/sample/typical_year.h
