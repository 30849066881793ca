/* The plain members of the document's records as tables, so that writing and reading JSON cannot
 * disagree. Used by document_json.c and document_parse.c alone. */
#ifndef TL_DOCUMENT_JSON_MEMBERS_H
#define TL_DOCUMENT_JSON_MEMBERS_H

#include "document/document.h"
#include "document/json_text.h"

#include <json-glib/json-glib.h>

enum member_type {
  MEMBER_TEXT,   /* char * */
  MEMBER_FLAG,   /* bool */
  MEMBER_COUNT,  /* int, 0 to 1,000,000 */
  MEMBER_CHOICE, /* an enum, as one of words */
};

struct member {
  const char *name;
  enum member_type type;
  size_t offset;
  bool required;            /* reading refuses an object without it */
  const char *const *words; /* MEMBER_CHOICE: NULL-terminated; a word "" is not written */
};

/* Tables, each ended by a member without a name. */
extern const struct member document_members[];
extern const struct member section_members[];
extern const struct member table_members[];
extern const struct member column_members[];
extern const struct member row_members[];

/* `none` is not written. */
extern const char *const role_words[];

/* Adds what record (the struct that the table describes) says to the object that is open in
 * json; what is false, NULL, 0 or empty is left out. */
void members_write(struct json_text *json, const struct member *members, const void *record);

/* Sets in record what object says; members that object lacks stay as they are. False with
 * TL_ERROR_INVALID for a value of the wrong kind and for a required member that is missing; what
 * names the object in the message (`a section`). */
bool members_read(JsonObject *object, const struct member *members, void *record, const char *what,
                  GError **error);

#endif
