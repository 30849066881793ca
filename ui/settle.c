#include "config.h"

#include "ui/settle.h"

#include "db/history.h"
#include "ui/dialog.h"
#include "ui/record_words.h"
#include "ui/session.h"

static void show_both(struct app *app, const struct settle *settle)
{
  GError *error = NULL;
  g_autofree char *text = settle->compare(settle->data, &error);
  if (text)
    dialog_view(app, "What was changed meanwhile", text, false, NULL);
  else
    session_error(app, error);
}

/* What came of an answer that settles it. */
static enum settled settle_by(struct app *app, const struct settle *settle, bool ours)
{
  GError *error = NULL;
  bool done =
      ours ? settle->keep_ours(settle->data, &error) : settle->take_theirs(settle->data, &error);
  if (done)
    return ours ? SETTLED_OURS : SETTLED_THEIRS;
  session_error(app, error);
  return SETTLED_NOT;
}

enum settled settle_ask(struct app *app, const char *said, const struct settle *settle)
{
  static const struct answer answers[] = {
    { "l", "Look at both" },   { "k", "Keep mine too" }, { "t", "Take theirs" },
    { "Esc", "Decide later" }, { NULL, NULL },
  };
  g_autofree char *question = g_strdup_printf("%s\n\nNothing is lost: what you typed is a draft. k "
                                              "puts your changes onto theirs; where both "
                                              "changed the same field, yours stands.",
                                              said);
  for (;;) {
    int answer = dialog_ask(app, question, answers);
    if (answer == 0)
      show_both(app, settle);
    else
      return answer == 1 || answer == 2 ? settle_by(app, settle, answer == 1) : SETTLED_NOT;
  }
}

enum settled settle_ask_gone(struct app *app, const char *said)
{
  static const struct answer answers[] = {
    { "e", "Enter it anew" },
    { "x", "Throw mine away" },
    { "Esc", "Go back to it" },
    { NULL, NULL },
  };
  g_autofree char *question = g_strdup_printf("%s\n\nNothing is lost: what you typed is a draft. e "
                                              "stores it as it stands here, as one that "
                                              "is new.",
                                              said);
  int answer = dialog_ask(app, question, answers);
  return answer == 0 ? SETTLED_ANEW : answer == 1 ? SETTLED_GONE : SETTLED_NOT;
}

enum settle_refused settle_ask_refused(struct app *app, const char *said)
{
  static const struct answer answers[] = {
    { "k", "Keep it as a draft and leave" },
    { "x", "Throw it away" },
    { "Esc", "Go back to it" },
    { NULL, NULL },
  };
  g_autofree char *question = g_strdup_printf("%s\n\nWhat you typed cannot be stored here.", said);
  int answer = dialog_ask(app, question, answers);
  return answer == 0 ? REFUSED_KEEP : answer == 1 ? REFUSED_DROP : REFUSED_STAY;
}

bool settle_said(struct app *app, enum settled settled)
{
  switch (settled) {
  case SETTLED_THEIRS:
    app_message(app, "What they wrote stands; yours is dropped.");
    return true;
  case SETTLED_MERGED:
    app_message_undo(app, "Saved, with what somebody else changed meanwhile.");
    return true;
  case SETTLED_OURS:
    app_message_undo(app, "Saved; where both wrote the same, yours stands.");
    return true;
  case SETTLED_ANEW:
    app_message_undo(app, "Entered anew.");
    return true;
  case SETTLED_NOT:
  case SETTLED_GONE:
    break;
  }
  return false;
}

/* --- records -------------------------------------------------------------------------------- */

struct record *settle_base(struct store *store, const struct record *theirs, long revision)
{
  long back = theirs->revision - revision;
  if (back == 0)
    return record_copy(theirs);
  /* What the change after it found: of what was imported or restored, history keeps no more. */
  AUTO(rowset) struct rowset *rows = history_of(store, theirs->uid, NULL);
  const char *json = rows && back >= 1 && back <= rows->row_count
                         ? rowset_get(rows, (int)back - 1, "before")
                         : NULL;
  return json ? record_from_json(theirs->type, json, NULL) : NULL;
}

bool settle_same_parts(const GPtrArray *some, const GPtrArray *others)
{
  if (some->len != others->len)
    return false;
  for (guint i = 0; i < some->len; i++)
    if (!record_equal(g_ptr_array_index(some, i), g_ptr_array_index(others, i)))
      return false;
  return true;
}

static void take_parts(GPtrArray *into, const GPtrArray *from)
{
  g_ptr_array_set_size(into, 0);
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add(into, record_copy(g_ptr_array_index(from, i)));
}

struct record *settle_merge(const struct record *base, const struct record *ours,
                            const struct record *theirs)
{
  struct record *merged = record_copy(theirs);
  const struct record_type *type = merged->type;
  for (int i = 0; i < type->field_count; i++)
    if (!base || g_strcmp0(base->values[i], ours->values[i]) != 0)
      record_set(merged, type->fields[i].name, ours->values[i]);
  for (int i = 0; type->parts && type->parts[i]; i++)
    if (!base || !settle_same_parts(base->parts[i], ours->parts[i]))
      take_parts(merged->parts[i], ours->parts[i]);
  return merged;
}

char *settle_words(struct store *store, const struct record *base, const struct record *ours,
                   const struct record *theirs)
{
  GString *text = g_string_new(base ? "What they changed:\n" : "From theirs to yours:\n");
  if (base && !record_words_differences(store, base, theirs, text))
    g_string_append(text, "   nothing that can be seen here\n");
  if (base)
    g_string_append(text, "\nWhat you changed:\n");
  if (!record_words_differences(store, base ? base : theirs, ours, text))
    g_string_append(text, "   nothing\n");
  return g_string_free(text, FALSE);
}
