/* JSON as it is written, value after value, on one line: a packet is some thousands of values, and
 * a tree of them to be written afterwards would cost more than all else that is done with them. */
#ifndef TL_DOCUMENT_JSON_TEXT_H
#define TL_DOCUMENT_JSON_TEXT_H

#include <glib.h>
#include <stdbool.h>

struct json_text {
  GString *line;
  bool follows; /* a value stands before the next one */
};

/* Begins with nothing. */
struct json_text json_text_new(void);

/* What was written. Yours; nothing can be written after it. */
char *json_text_end(struct json_text *json);

/* An object `{`…`}` or array `[`…`]`. */
void json_text_open(struct json_text *json, char bracket);
void json_text_close(struct json_text *json, char bracket);

/* The name of the next value in an object: plain letters. */
void json_text_name(struct json_text *json, const char *name);

/* Values: text (UTF-8), a number (what JSON cannot hold as 0; whole ones as integers), a word
 * (`true`, `null`). */
void json_text_string(struct json_text *json, const char *text);
void json_text_integer(struct json_text *json, gint64 value);
void json_text_number(struct json_text *json, double value);
void json_text_word(struct json_text *json, const char *word);

#endif
