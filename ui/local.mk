noinst_LIBRARIES += libtlui.a
libtlui_a_SOURCES = \
	ui/action.c ui/action.h \
	ui/app.c ui/app.h ui/app_frame.c ui/app_keys.c ui/app_own.h \
	ui/canvas.c ui/canvas.h \
	ui/dialog.c ui/dialog.h ui/progress_window.c \
	ui/editor.c ui/editor.h ui/editor_draw.c ui/editor_own.h \
	ui/external.c ui/external.h \
	ui/form.c ui/form.h ui/form_draft.c ui/form_draw.c ui/form_keys.c ui/form_own.h \
	ui/help.c ui/help.h \
	ui/input.c ui/input.h \
	ui/key.c ui/key.h \
	ui/list.c ui/list.h ui/list_draw.c ui/list_own.h ui/list_rows.c \
	ui/panel.c ui/panel.h \
	ui/picker.c ui/picker.h ui/picker_draw.c ui/picker_own.h \
	ui/screen.c ui/screen.h \
	ui/terminal.c ui/terminal.h ui/terminal_curses.h ui/terminal_look.c
# The program's own screens on top of the toolkit.
libtlui_a_SOURCES += \
	ui/capture.c ui/capture.h \
	ui/screens.c ui/screens.h \
	ui/session.c ui/session.h \
	ui/walkthrough.h ui/walkthrough_capture.h \
	ui/walkthrough_details.c ui/walkthrough_draw.c ui/walkthrough_list.c ui/walkthrough_screen.c \
	ui/walkthrough_start.c
libtlui_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
