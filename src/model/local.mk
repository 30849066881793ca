noinst_LIBRARIES += libtlmodel.a
libtlmodel_a_SOURCES = \
	src/model/field.c src/model/field.h \
	src/model/record.c src/model/record_json.c src/model/record.h \
	src/model/rowset.c src/model/rowset.h
