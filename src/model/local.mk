noinst_LIBRARIES += libtlmodel.a
libtlmodel_a_SOURCES = \
	src/model/amended.c src/model/amended.h \
	src/model/calendar.c src/model/calendar.h \
	src/model/date.c src/model/date_display.c src/model/date_parse.c src/model/date_time.c \
	src/model/date.h \
	src/model/field.c src/model/field.h \
	src/model/lesson.c src/model/lesson.h \
	src/model/name.c src/model/name_code.c src/model/name.h \
	src/model/record.c src/model/record_json.c src/model/record.h \
	src/model/rowset.c src/model/rowset.h
libtlmodel_a_SOURCES += \
	src/model/tables.c src/model/tables.h \
	src/model/tables_work.c src/model/tables_visit.c \
	src/model/view.h \
	src/model/visit_rules.c src/model/visit_rules.h
