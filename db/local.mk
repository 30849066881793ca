noinst_LIBRARIES += libtldb.a
DB_TEXTS = \
	db/sql/migration-1.sql \
	db/sql/migration-2.sql \
	db/sql/views.sql \
	db/sql/drafts.sql
libtldb_a_SOURCES = \
	db/aggregate.c db/aggregate.h \
	db/backup.c \
	db/change.c \
	db/connection.c db/connection.h \
	db/copy.c db/copy.h \
	db/draft.c db/draft.h \
	db/history.c db/history.h \
	db/load.c \
	db/maintenance.c db/maintenance.h \
	db/open.c \
	db/query.c \
	db/restore.c \
	db/rights.c db/rights.h \
	db/rollup.c db/rollup.h \
	db/statement.h \
	db/store.h db/store_private.h \
	db/viewer.c
nodist_libtldb_a_SOURCES = statements.c statements.h db_texts.c
libtldb_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)

BUILT_SOURCES += statements.h
CLEANFILES += statements.h statements.c db_texts.c
DB_QUERY_FILES = \
	db/sql/query-core.sql \
	db/sql/query-forms.sql \
	db/sql/query-import.sql \
	db/sql/query-list.sql \
	db/sql/query-screens-c.sql \
	db/sql/query-trends.sql \
	db/sql/query-visit.sql \
	db/sql/query-walkthrough.sql \
	db/sql/query-report.sql
DB_QUERY_FILES += db/sql/query-screens-b.sql
DB_QUERY_FILES += db/sql/query-slips.sql
EXTRA_DIST += db/embed.awk $(DB_TEXTS) $(DB_QUERY_FILES)

statements.h: db/embed.awk $(DB_QUERY_FILES)
	$(AM_V_GEN)cd $(srcdir) && $(AWK) -v mode=header -f db/embed.awk $(DB_QUERY_FILES) >$(abs_builddir)/$@.tmp && mv $(abs_builddir)/$@.tmp $(abs_builddir)/$@
statements.c: db/embed.awk $(DB_QUERY_FILES)
	$(AM_V_GEN)cd $(srcdir) && $(AWK) -v mode=statements -f db/embed.awk $(DB_QUERY_FILES) >$(abs_builddir)/$@.tmp && mv $(abs_builddir)/$@.tmp $(abs_builddir)/$@
db_texts.c: db/embed.awk $(DB_TEXTS)
	$(AM_V_GEN)cd $(srcdir) && $(AWK) -v mode=text -f db/embed.awk $(DB_TEXTS) >$(abs_builddir)/$@.tmp && mv $(abs_builddir)/$@.tmp $(abs_builddir)/$@
