#include "config.h"

#include "ui/import_map.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "exchange/wide_guess.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/import_map_own.h"
#include "ui/session.h"

#include <stdio.h>
#include <string.h>

/* Making -------------------------------------------------------------------------------------- */

/* The map that was kept for a file with these columns; NULL: none. Yours. */
static struct wide_map *kept_map(struct store *store, enum wide_kind kind,
                                 const struct wide_sample *sample)
{
  g_autoptr(GPtrArray) uids = store_uids(store, &record_import_map, NULL);
  for (guint i = 0; uids && i < uids->len; i++) {
    AUTO(record) struct record *record =
        store_load(store, &record_import_map, uids->pdata[i], NULL);
    if (!record || g_strcmp0(record_get(record, "kind"), wide_kind_word(kind)) != 0)
      continue;
    AUTO(wide_map)
    struct wide_map *map =
        wide_map_parse(kind, record_get(record, "name"), record_get(record, "text"), NULL);
    if (map && wide_guess_fits(map, sample))
      return g_steal_pointer(&map);
  }
  return NULL;
}

static bool ask_kind(struct app *app, enum wide_kind *kind)
{
  static const struct answer answers[] = {
    { "w", "Walkthroughs" },
    { "s", "Self-assessments" },
    { "i", "Status of School Improvement Plans" },
    { NULL, NULL },
  };
  int answer = dialog_ask(app, "What is each row of the file?", answers);
  *kind = answer == 0 ? WIDE_WALKTHROUGHS : answer == 1 ? WIDE_SELF_ASSESSMENTS : WIDE_SIP;
  return answer >= 0;
}

static bool propose(struct import_map *self, enum wide_kind kind, const char *path, GError **error)
{
  self->sample = wide_sample_read(path, error);
  if (!self->sample)
    return false;
  self->map = kept_map(self->store, kind, self->sample);
  self->kept = self->map;
  g_autofree char *name = g_path_get_basename(path);
  if (!self->map)
    self->map = wide_guess(self->store, kind, self->sample, name, error);
  return self->map && wide_guess_answers(self->store, self->map, self->sample, error);
}

struct import_map *import_map_new(struct app *app, const char *path)
{
  GError *error = NULL;
  enum wide_kind kind;
  if (!ask_kind(app, &kind))
    return NULL;
  struct import_map *self = g_new0(struct import_map, 1);
  self->app = app;
  self->store = session_of(app)->store;
  if (!propose(self, kind, path, &error)) {
    session_error(app, error);
    import_map_free(self);
    return NULL;
  }
  self->list = import_map_rows_new(self);
  import_map_fill(self);
  return self;
}

struct import_map *import_map_new_plain(struct app *app, const char *path,
                                        const struct import_fields *fields)
{
  GError *error = NULL;
  struct import_map *self = g_new0(struct import_map, 1);
  self->app = app;
  self->store = session_of(app)->store;
  self->fields = fields;
  self->of_field = g_new0(int, (gsize)fields->count);
  self->said = g_new0(bool, (gsize)fields->count);
  self->sample = import_fields_read(fields, path, self->of_field, &error);
  if (!self->sample) {
    session_error(app, error);
    import_map_free(self);
    return NULL;
  }
  self->list = import_map_rows_new(self);
  import_map_fill(self);
  import_map_plain_select(self);
  return self;
}

void import_map_free(struct import_map *self)
{
  if (!self)
    return;
  g_clear_pointer(&self->list, list_free);
  g_clear_pointer(&self->sample, wide_sample_free);
  g_clear_pointer(&self->map, wide_map_free);
  g_free(self->of_field);
  g_free(self->said);
  g_free(self->kept_of_field);
  g_free(self->kept_said);
  g_free(self);
}

struct list *import_map_list(const struct import_map *self)
{
  return self->list;
}

const struct wide_map *import_map_map(const struct import_map *self)
{
  return self->map;
}

char **import_map_maps(const struct import_map *self)
{
  return self->fields && self->changed
             ? import_fields_maps(self->fields, self->of_field, self->sample)
             : NULL;
}

/* Answers that nobody has said the meaning of. */
static guint count_open(const struct wide_map *map)
{
  guint count = 0;
  for (guint i = 0; i < map->columns->len; i++) {
    const struct wide_column *column = map->columns->pdata[i];
    for (guint k = 0; k < column->answers->len; k++)
      count += ((const struct wide_answer *)column->answers->pdata[k])->means == NULL;
  }
  return count;
}

/* Drawing ------------------------------------------------------------------------------------- */

/* What is to be done with the columns of a form of one's own. Yours. */
static char *wide_words(const struct import_map *self)
{
  guint open = count_open(self->map);
  g_autofree char *count = format_plural(open, "answer has", "answers have");
  g_autofree char *also =
      open > 0 ? g_strdup_printf(" %s no meaning so far.", count) : g_strdup("");
  g_autofree char *said =
      self->kept ? g_strdup_printf("These are the columns of “%s”, which came before. Look "
                                   "whether they still are what they say.",
                                   self->map->name)
                 : g_strdup("What is each column? This is a proposal: Enter changes a line.");
  return g_strconcat(said, also, NULL);
}

void import_map_draw(struct import_map *self, struct canvas *canvas)
{
  struct canvas words = canvas_part(canvas, 0, 1, 2, canvas->width - 2);
  struct canvas body = canvas_part(canvas, 3, 0, canvas->height - 3, canvas->width);
  g_autofree char *text = self->fields ? import_map_plain_words(self) : wide_words(self);
  canvas_wrap(&words, 0, STYLE_PLAIN, text, 2);
  list_draw(self->list, &body, true);
  app_hint(self->app, list_get(self->list, "column"));
}

/* Preview ------------------------------------------------------------------------------------- */

static void append_cell(const struct import_map *self, GString *text, guint index,
                        const GPtrArray *row)
{
  const struct wide_column *column = self->map->columns->pdata[index];
  guint at = wide_guess_column(self->map, index, self->sample);
  const char *cell = at < row->len ? row->pdata[at] : column->value;
  g_autofree char *is = import_map_is(self, column);
  bool known = false;
  if (column->field == WIDE_IGNORE || !cell)
    return;
  const char *means = wide_map_means(self->map, column->field, column->code, cell, &known);
  g_autofree char *plain = text_clean(cell, true);
  g_autofree char *visible = text_visible(plain ? plain : "", false);
  g_string_append_printf(text, "  %s: %s", is, visible);
  g_autofree char *meaning = import_map_means(self, column->field, means);
  if (known && strcmp(meaning, cell) != 0)
    g_string_append_printf(text, " → %s", meaning);
  g_string_append_c(text, '\n');
}

void import_map_preview(struct import_map *self)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < self->sample->rows->len && i < 5; i++) {
    g_string_append_printf(text, "%sRow %u\n", i > 0 ? "\n" : "", i + 1);
    if (self->fields)
      import_map_plain_append(self, text, self->sample->rows->pdata[i]);
    for (guint k = 0; self->map && k < self->map->columns->len; k++)
      append_cell(self, text, k, self->sample->rows->pdata[i]);
  }
  dialog_view(self->app, "The first rows as they would come in",
              text->len > 0 ? text->str : "The file has no row below its titles.", true, NULL);
}

/* Name ---------------------------------------------------------------------------------------- */

static bool is_name(const char *text, void *data, GError **error)
{
  (void)data;
  if (!text_blank(text) && g_utf8_strlen(text, -1) <= 60)
    return true;
  return fail(error, TL_ERROR_INVALID, "A name of up to 60 letters, such as: Walkthrough form.");
}

/* `Walkthrough form` of `Walkthrough form (Responses) - Form Responses 1.csv`. Yours. */
static char *offered_name(const char *name)
{
  char *text = g_strdup(name);
  for (const char *const *end = (const char *const[]){ " (Responses)", ".csv", ".CSV", NULL }; *end;
       end++) {
    char *at = strstr(text, *end);
    if (at && at > text)
      *at = '\0';
  }
  text[text_fit(text, 60)] = '\0';
  return text;
}

bool import_map_name(struct import_map *self)
{
  if (self->kept || self->named || self->fields)
    return true;
  g_autofree char *offered = offered_name(self->map->name);
  g_autofree char *typed = dialog_propose(
      self->app, "What is this form called?", offered,
      "Its columns are kept under this name, and its rows are known again by it.", is_name, NULL);
  if (!typed)
    return false;
  g_free(self->map->name);
  self->map->name = text_clean(typed, true);
  self->named = true;
  return true;
}
