#include "ui/picker.h"

#include "base/text.h"
#include "model/name.h"
#include "ui/app.h"
#include "ui/picker_own.h"

#include <string.h>

enum { WHEEL_ROWS = 3, LABEL_WEIGHS = 10 };

static void entry_free(void *data)
{
  struct entry *entry = data;
  g_free(entry->value);
  g_free(entry->lead);
  g_free(entry->label);
  g_free(entry->detail);
  g_free(entry->group);
  g_free(entry->search);
  g_free(entry->name);
  g_free(entry);
}

struct picker *picker_new(const char *title)
{
  struct picker *picker = g_new0(struct picker, 1);
  picker->title = g_strdup(title);
  picker->entries = g_ptr_array_new_with_free_func(entry_free);
  picker->by_value = g_hash_table_new(g_str_hash, g_str_equal);
  picker->shown = g_array_new(FALSE, FALSE, sizeof(guint));
  picker->rows = g_array_new(FALSE, FALSE, sizeof(int));
  picker->query = editor_new(true);
  return picker;
}

void picker_free(struct picker *picker)
{
  if (!picker)
    return;
  g_free(picker->title);
  g_free(picker->intro);
  g_free(picker->empty);
  g_ptr_array_free(picker->entries, TRUE);
  g_hash_table_destroy(picker->by_value);
  g_array_free(picker->shown, TRUE);
  g_array_free(picker->rows, TRUE);
  editor_free(picker->query);
  g_free(picker);
}

void picker_add_item(struct picker *picker, const struct picker_item *item)
{
  struct entry *entry = g_new0(struct entry, 1);
  entry->value = g_strdup(item->value ? item->value : "");
  entry->lead = g_strdup(item->lead);
  entry->label = g_strdup(item->label);
  entry->detail = g_strdup(item->detail);
  entry->group = g_strdup(item->group);
  entry->always = item->always;
  g_ptr_array_add(picker->entries, entry);
  g_hash_table_insert(picker->by_value, entry->value, entry);
}

void picker_add(struct picker *picker, const char *value, const char *label, const char *detail)
{
  picker_add_item(picker,
                  &(struct picker_item){ .value = value, .label = label, .detail = detail });
}

void picker_add_always(struct picker *picker, const char *value, const char *label,
                       const char *detail)
{
  picker_add_item(picker, &(struct picker_item){
                              .value = value, .label = label, .detail = detail, .always = true });
}

void picker_set_intro(struct picker *picker, const char *intro)
{
  g_free(picker->intro);
  picker->intro = g_strdup(intro);
}

void picker_set_tall(struct picker *picker)
{
  picker->tall = true;
}

void picker_set_likely(struct picker *picker)
{
  picker->likely = true;
}

void picker_set_by_key(struct picker *picker)
{
  picker->by_key = true;
}

void picker_set_empty(struct picker *picker, const char *sentence)
{
  g_free(picker->empty);
  picker->empty = g_strdup(sentence);
}

int picker_count(const struct picker *picker)
{
  return (int)picker->entries->len;
}

const char *picker_label(const struct picker *picker, const char *value)
{
  struct entry *entry = value ? g_hash_table_lookup(picker->by_value, value) : NULL;
  return entry ? entry->label : NULL;
}

const char *picker_query(const struct picker *picker)
{
  return editor_text(picker->query);
}

/* --- Narrowing
 * --------------------------------------------------------------------------------------- */

struct candidate {
  guint index;
  int score;
};

static struct entry *nth(const struct picker *picker, guint i)
{
  return g_ptr_array_index(picker->entries, i);
}

/* Folded at the first letter typed, not before: most are picked without any. */
static const char *search_of(struct entry *entry)
{
  if (!entry->search) {
    const char *parts[] = { entry->lead, entry->label, entry->detail };
    g_autoptr(GString) all = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
      if (parts[i])
        g_string_append_printf(all, "%s%s", all->len ? " " : "", parts[i]);
    entry->search = name_search_key(all->str);
    entry->name = name_search_key(entry->label);
  }
  return entry->search;
}

static int score_of(struct entry *entry, const char *query, const char *typed)
{
  if (entry->lead) { /* a key, exactly as it is written */
    g_auto(GStrv) keys = g_strsplit(entry->lead, " ", -1);
    if (g_strv_contains((const char *const *)keys, typed))
      return G_MAXINT;
  }
  if (!*query)
    return 0;
  int all = name_score(search_of(entry), query);
  return all + LABEL_WEIGHS * name_score(entry->name, query);
}

/* The kind of match alone, so that equal ones stay in the order given. */
static int likely_score(struct entry *entry, const char *query)
{
  const char *search = search_of(entry);
  return name_matches(entry->name, query) ? 2 : name_score(search, query) > 0 ? 1 : 0;
}

static int better(const void *a, const void *b)
{
  const struct candidate *one = a, *two = b;
  if (one->score != two->score)
    return one->score > two->score ? -1 : 1;
  return one->index < two->index ? -1 : 1;
}

static GArray *candidates(struct picker *picker, const char *typed)
{
  g_autofree char *query = name_search_key(typed);
  GArray *found = g_array_new(FALSE, FALSE, sizeof(struct candidate));
  for (guint i = 0; i < picker->entries->len; i++) {
    struct entry *entry = nth(picker, i);
    struct candidate candidate = { i, !*typed          ? 1
                                      : picker->likely ? likely_score(entry, query)
                                                       : score_of(entry, query, typed) };
    if (!entry->always && candidate.score > 0)
      g_array_append_val(found, candidate);
  }
  if (*typed)
    g_array_sort(found, better);
  return found;
}

static void narrow(struct picker *picker)
{
  g_autofree char *typed = text_clean(editor_text(picker->query), true);
  g_autoptr(GArray) found = candidates(picker, typed ? typed : "");
  g_array_set_size(picker->shown, 0);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val(picker->shown, g_array_index(found, struct candidate, i).index);
  for (guint i = 0; i < picker->entries->len; i++)
    if (nth(picker, i)->always)
      g_array_append_val(picker->shown, i);
  picker->selected = picker->shown->len > 0 ? 0 : -1;
  picker->top = 0;
}

void picker_select(struct picker *picker, const char *value)
{
  narrow(picker);
  for (guint i = 0; value && i < picker->shown->len; i++)
    if (strcmp(nth(picker, g_array_index(picker->shown, guint, i))->value, value) == 0)
      picker->selected = (int)i;
}

/* --- Keys
 * --------------------------------------------------------------------------------------------- */

static void move(struct picker *picker, int by)
{
  int count = (int)picker->shown->len;
  if (count > 0)
    picker->selected = CLAMP(picker->selected + by, 0, count - 1);
}

static bool move_key(struct picker *picker, const struct key *key)
{
  int page = MAX(picker->items.height - 1, 1);
  switch (key->code) {
  case K_UP:
    move(picker, -1);
    return true;
  case K_DOWN:
    move(picker, 1);
    return true;
  case K_PAGE_UP:
    move(picker, -page);
    return true;
  case K_PAGE_DOWN:
    move(picker, page);
    return true;
  case K_HOME:
    move(picker, -picker_count(picker));
    return true;
  case K_END:
    move(picker, picker_count(picker));
    return true;
  default:
    return false;
  }
}

/* True when a click picked. */
static bool mouse_key(struct picker *picker, const struct key *key)
{
  int row;
  if (key->button == MOUSE_WHEEL_UP || key->button == MOUSE_WHEEL_DOWN) {
    move(picker, key->button == MOUSE_WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS);
  } else if (canvas_holds(&picker->items, key, &row, NULL) && row < (int)picker->rows->len) {
    int shown = g_array_index(picker->rows, int, row);
    bool again = shown >= 0 && shown == picker->selected;
    if (shown >= 0)
      picker->selected = shown;
    picker->picked = again;
    return again;
  }
  return false;
}

static void type(struct picker *picker, const struct key *key)
{
  if (picker->by_key && !key_is_text(key) && key->code != K_BACKSPACE) {
    g_autofree char *name = key_label(key);
    editor_set_text(picker->query, name);
    narrow(picker);
  } else if (editor_key(picker->query, key) == EDITOR_CHANGED) {
    narrow(picker);
  }
}

static bool take_key(void *data, const struct key *key)
{
  struct picker *picker = data;
  if (key->code == K_ESC)
    return true;
  if (key->code == K_ENTER || (key->code == K_TAB && !picker->by_key)) {
    picker->picked = picker->selected >= 0;
    return picker->picked;
  }
  if (key->code == K_MOUSE)
    return mouse_key(picker, key);
  if (!move_key(picker, key))
    type(picker, key);
  return false;
}

static const char *keys(void *data)
{
  const struct picker *picker = data;
  return picker->by_key ? "Enter Do it  Esc Back" : "Enter Choose  Up/Down Move  Esc Cancel";
}

const char *picker_run(struct app *app, struct picker *picker, const char *typed)
{
  struct overlay overlay = {
    .draw = picker_draw, .key = take_key, .keys = keys, .data = picker, .typing = true
  };
  picker->app = app;
  picker->picked = false;
  if (picker->shown->len == 0 || typed) {
    editor_set_text(picker->query, typed);
    narrow(picker);
  }
  if (!app_overlay(app, &overlay) || !picker->picked)
    return NULL;
  return nth(picker, g_array_index(picker->shown, guint, picker->selected))->value;
}
