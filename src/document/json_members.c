#include "document/json_members.h"

#include "base/error.h"

#include <string.h>

static const char *const orientation_words[] = { "portrait", "landscape", NULL };
static const char *const layout_words[] = { "", "half", "slip", NULL };
static const char *const align_words[] = { "left", "right", "center", NULL };
const char *const role_words[] = { "", "good", "middle", "poor", "quiet", NULL };

#define TEXT(record, field)                                                                        \
  {                                                                                                \
#field, MEMBER_TEXT, offsetof(struct record, field), false, NULL                               \
  }
#define NEEDED(record, field)                                                                      \
  {                                                                                                \
#field, MEMBER_TEXT, offsetof(struct record, field), true, NULL                                \
  }
#define FLAG(record, field)                                                                        \
  {                                                                                                \
#field, MEMBER_FLAG, offsetof(struct record, field), false, NULL                               \
  }
#define COUNT(record, field)                                                                       \
  {                                                                                                \
#field, MEMBER_COUNT, offsetof(struct record, field), false, NULL                              \
  }
#define CHOICE(record, field, words)                                                               \
  {                                                                                                \
#field, MEMBER_CHOICE, offsetof(struct record, field), false, words                            \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, MEMBER_TEXT, 0, false, NULL                                                              \
  }

const struct member document_members[] = {
  NEEDED(document, id),     NEEDED(document, title),  TEXT(document, district),
  TEXT(document, notice),   TEXT(document, as_of),    TEXT(document, created_at),
  TEXT(document, author),   TEXT(document, keywords), FLAG(document, sample),
  FLAG(document, contents), FLAG(document, one_page), END,
};

const struct member section_members[] = {
  NEEDED(section, id),
  NEEDED(section, title),
  TEXT(section, entry),
  TEXT(section, subtitle),
  TEXT(section, aside),
  TEXT(section, file),
  CHOICE(section, orientation, orientation_words),
  CHOICE(section, layout, layout_words),
  FLAG(section, new_page),
  FLAG(section, unlisted),
  FLAG(section, paper),
  FLAG(section, bare),
  COUNT(section, level),
  END,
};

const struct member table_members[] = {
  TEXT(table, title),
  TEXT(table, file),
  FLAG(table, compact),
  END,
};

const struct member column_members[] = {
  NEEDED(table_column, key),
  TEXT(table_column, label),
  CHOICE(table_column, align, align_words),
  COUNT(table_column, weight),
  COUNT(table_column, width),
  FLAG(table_column, number),
  END,
};

const struct member row_members[] = {
  FLAG(table_row, header),
  FLAG(table_row, dim),
  FLAG(table_row, strong),
  FLAG(table_row, off_paper),
  END,
};

/* Enumerations of ours are as wide as unsigned; copying keeps the compiler's aliasing rules. */
static unsigned choice_get(const void *field)
{
  unsigned value = 0;
  memcpy(&value, field, sizeof value);
  return value;
}

static void member_write(struct json_text *json, const struct member *member, const char *field)
{
  const char *text = member->type == MEMBER_TEXT ? *(char *const *)(const void *)field : NULL;
  if (member->type == MEMBER_CHOICE)
    text = member->words[choice_get(field)];
  if (text && *text) {
    json_text_name(json, member->name);
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    json_text_string(json, valid);
  } else if (member->type == MEMBER_FLAG && *(const bool *)(const void *)field) {
    json_text_name(json, member->name);
    json_text_word(json, "true");
  } else if (member->type == MEMBER_COUNT && *(const int *)(const void *)field != 0) {
    json_text_name(json, member->name);
    json_text_integer(json, *(const int *)(const void *)field);
  } else if (member->required) {
    json_text_name(json, member->name);
    json_text_string(json, "");
  }
}

void members_write(struct json_text *json, const struct member *members, const void *record)
{
  for (const struct member *member = members; member->name; member++)
    member_write(json, member, (const char *)record + member->offset);
}

static bool read_text(JsonNode *node, const struct member *member, char **field, const char *what,
                      GError **error)
{
  if (json_node_get_value_type(node) != G_TYPE_STRING)
    return fail(error, TL_ERROR_INVALID, "“%s” of %s must be text. %s", member->name, what,
                "Make the file again.");
  g_free(*field);
  /* An escape can stand for half a character (\ud800). */
  *field = g_utf8_make_valid(json_node_get_string(node), -1);
  return true;
}

static bool read_choice(JsonNode *node, const struct member *member, void *field, const char *what,
                        GError **error)
{
  const char *word =
      json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node) : NULL;
  for (unsigned i = 0; word && member->words[i]; i++)
    if (strcmp(word, member->words[i]) == 0) {
      memcpy(field, &i, sizeof i);
      return true;
    }
  g_autofree char *words =
      g_strjoinv(", ", (char **)(void *)(member->words + (*member->words[0] == '\0')));
  return fail(error, TL_ERROR_INVALID, "“%s” of %s must be one of: %s.", member->name, what, words);
}

static bool read_count(JsonNode *node, const struct member *member, int *field, const char *what,
                       GError **error)
{
  gint64 value = json_node_get_value_type(node) == G_TYPE_INT64 ? json_node_get_int(node) : -1;
  if (value < 0 || value > 1000000)
    return fail(error, TL_ERROR_INVALID, "“%s” of %s must be a whole number from 0 to 1000000.",
                member->name, what);
  *field = (int)value;
  return true;
}

static bool read_flag(JsonNode *node, const struct member *member, bool *field, const char *what,
                      GError **error)
{
  if (json_node_get_value_type(node) != G_TYPE_BOOLEAN)
    return fail(error, TL_ERROR_INVALID, "“%s” of %s must be true or false.", member->name, what);
  *field = json_node_get_boolean(node);
  return true;
}

static bool member_read(JsonNode *node, const struct member *member, void *field, const char *what,
                        GError **error)
{
  switch (member->type) {
  case MEMBER_TEXT:
    return read_text(node, member, field, what, error);
  case MEMBER_FLAG:
    return read_flag(node, member, field, what, error);
  case MEMBER_COUNT:
    return read_count(node, member, field, what, error);
  case MEMBER_CHOICE:
    return read_choice(node, member, field, what, error);
  }
  return false;
}

bool members_read(JsonObject *object, const struct member *members, void *record, const char *what,
                  GError **error)
{
  for (const struct member *member = members; member->name; member++) {
    JsonNode *node = json_object_get_member(object, member->name);
    if (node && json_node_is_null(node))
      node = NULL;
    if (!node && member->required)
      return fail(error, TL_ERROR_INVALID, "“%s” of %s is missing. Make the file again.",
                  member->name, what);
    if (node && !member_read(node, member, (char *)record + member->offset, what, error))
      return false;
  }
  return true;
}
