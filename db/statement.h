/* The texts that the build makes from db/sql: migrations, views and named statements. */
#ifndef TL_DB_STATEMENT_H
#define TL_DB_STATEMENT_H

#include "statements.h"

struct statement_text {
  const char *name;
  const char *sql;
};

extern const struct statement_text statement_texts[]; /* by enum statement */
extern const char migration_1_sql[];
extern const char migration_2_sql[];
extern const char views_sql[];
extern const char drafts_sql[];

#endif
