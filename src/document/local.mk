noinst_LIBRARIES += libtldocument.a
libtldocument_a_SOURCES = \
	src/document/document.c src/document/document.h \
	src/document/document_json.c src/document/document_json.h \
	src/document/document_parse.c \
	src/document/json_members.c src/document/json_members.h \
	src/document/render.h
