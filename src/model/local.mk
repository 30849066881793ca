noinst_LIBRARIES += libtlmodel.a
libtlmodel_a_SOURCES = \
	src/model/field.c src/model/field.h \
	src/model/record.c src/model/record_json.c src/model/record.h \
	src/model/rowset.c src/model/rowset.h
libtlmodel_a_SOURCES += \
	src/model/tables.c src/model/tables.h \
	src/model/tables_work.c \
	src/model/view.h
