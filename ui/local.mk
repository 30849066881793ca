noinst_LIBRARIES += libtlui.a
libtlui_a_SOURCES =
libtlui_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
