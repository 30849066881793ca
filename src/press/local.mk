noinst_LIBRARIES += libtlpress.a
libtlpress_a_SOURCES = \
	src/press/cell.c src/press/cell.h \
	src/press/chart.c src/press/chart.h \
	src/press/columns.c src/press/columns.h \
	src/press/content.c src/press/content.h \
	src/press/contents.c src/press/contents.h \
	src/press/draw.c src/press/draw.h \
	src/press/finish.c src/press/finish.h \
	src/press/flow.c src/press/flow.h \
	src/press/grid.c src/press/grid.h \
	src/press/half.c src/press/half.h \
	src/press/input.c src/press/input.h \
	src/press/laying.c src/press/laying.h \
	src/press/measure.c src/press/measure.h \
	src/press/packer.c src/press/packer.h \
	src/press/page.c src/press/page.h \
	src/press/pdf.c src/press/pdf.h \
	src/press/printer.c src/press/printer.h \
	src/press/pen.c src/press/pen.h \
	src/press/stack.c src/press/stack.h \
	src/press/strip.c src/press/strip.h \
	src/press/structure.c src/press/structure.h \
	src/press/style.c src/press/style.h \
	src/press/tree.c src/press/tree.h \
	src/press/type.c src/press/type.h src/press/type_private.h src/press/type_runs.c \
	src/press/unzip.c src/press/unzip.h \
	src/press/update.c src/press/update.h
libtlpress_a_CPPFLAGS = $(AM_CPPFLAGS) $(PRESS_CFLAGS)
libexec_PROGRAMS += throughline-press
throughline_press_SOURCES = src/press/main.c
throughline_press_CPPFLAGS = $(AM_CPPFLAGS) $(PRESS_CFLAGS)
throughline_press_LDADD = libtlpress.a libtldocument.a libtlbase.a $(PRESS_LIBS) $(CUPS_LIBS) $(GLIB_LIBS) $(JSON_LIBS) \
	$(UNISTRING_LIBS) -lm
