noinst_LIBRARIES += libtlcommand.a
libtlcommand_a_SOURCES = \
	src/command/arguments.c src/command/arguments.h \
	src/command/bundle.c \
	src/command/form.c \
	src/command/help.c src/command/help.h \
	src/command/ics.c \
	src/command/import.c \
	src/command/command.h src/command/families.h \
	src/command/list.c \
	src/command/main.c \
	src/command/map.c \
	src/command/manual.c \
	src/command/memo.c \
	src/command/packet.c \
	src/command/press.c \
	src/command/sample.c \
	src/command/screen.c src/command/slip.c \
	src/command/store.c \
	src/command/support.c \
	src/command/table.c \
	src/command/teacher_file.c
