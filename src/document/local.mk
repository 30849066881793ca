noinst_LIBRARIES += libtldocument.a
libtldocument_a_SOURCES = \
	src/document/csv_writer.c src/document/csv_writer.h \
	src/document/document.c src/document/document_paper.c src/document/document.h \
	src/document/document_json.c src/document/document_json.h \
	src/document/document_parse.c \
	src/document/html.c src/document/html.h \
	src/document/html_style.c \
	src/document/html_table.c \
	src/document/json_members.c src/document/json_members.h \
	src/document/json_text.c src/document/json_text.h \
	src/document/plain_cell.c src/document/plain_cell.h \
	src/document/plain_columns.c \
	src/document/plain_page.c src/document/plain_page.h \
	src/document/plain_table.c src/document/plain_table.h \
	src/document/render.h \
	src/document/render_csv.c \
	src/document/render_html.c \
	src/document/render_json.c \
	src/document/render_text.c \
	src/document/stream.c src/document/stream.h
