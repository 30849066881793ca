libexec_PROGRAMS += throughline-press
throughline_press_SOURCES = src/press/main.c
throughline_press_CPPFLAGS = $(AM_CPPFLAGS) $(PRESS_CFLAGS)
throughline_press_LDADD = libtldocument.a libtlbase.a $(PRESS_LIBS) $(GLIB_LIBS) $(JSON_LIBS) \
	$(UNISTRING_LIBS) -lm
