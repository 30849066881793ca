bin_PROGRAMS += throughline
throughline_SOURCES = src/main.c
# Top floor first: each library uses only those after it.
ALL_ARCHIVES = libtlcommand.a libtlui.a libtlexchange.a libtlsample.a libtlwork.a libtlreport.a libtldb.a \
	libtldocument.a libtlmodel.a libtlbase.a
ALL_LIBS = $(GLIB_LIBS) $(JSON_LIBS) $(SQLITE_LIBS) $(CURSES_LIBS) $(CSV_LIBS) $(UNISTRING_LIBS) \
	-lm
throughline_LDADD = $(ALL_ARCHIVES) $(ALL_LIBS)
