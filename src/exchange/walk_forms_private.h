/* What walk_forms and walk_versions share. Only for them. */
#ifndef TL_EXCHANGE_WALK_FORMS_PRIVATE_H
#define TL_EXCHANGE_WALK_FORMS_PRIVATE_H

#include "exchange/walk_forms.h"

struct walk_version {
  struct record *record;
  const struct record *scale;
  GHashTable *strategies; /* set of struct walk_strategy * */
  GHashTable *levels;     /* of its scale: folded code, label or key → code */
  GHashTable *marks;      /* the same by the text of cells as they are */
  bool ours;              /* made by this import, so that it may still grow */
};

struct walk_form {
  struct record *instrument;
  const struct walk_version *by; /* whose scale the levels are read by; NULL: it has no version */
  GPtrArray *versions; /* struct walk_version *, newest first; published ones, if there are any */
  long last;           /* the highest number of a version */
  GHashTable *strategies; /* folded wording, name or code → struct walk_strategy * */
  GHashTable *cells;      /* the same by the text of cells as they are */
};

struct walk_forms {
  struct import_session *session;
  GPtrArray *forms;       /* struct walk_form * */
  GPtrArray *scales;      /* struct record * */
  GPtrArray *records;     /* of strategies */
  GHashTable *strategies; /* uid → struct walk_strategy * */
  GPtrArray *made;        /* struct walk_strategy *, all there are */
  GHashTable *codes;      /* of strategies, in use */
  char *today;
};

/* A version of a form, which takes record over. Yours. */
struct walk_version *walk_version_new(struct record *record, const struct record *scale);

/* As walk_forms_level, on the scale of that version. NULL: none. Borrowed. */
const char *walk_version_level(const struct walk_version *version, const char *text);

/* Tells the session what people call a version that has a uid. */
void walk_version_name(struct walk_forms *forms, const struct walk_form *form,
                       const struct walk_version *version);

#endif
