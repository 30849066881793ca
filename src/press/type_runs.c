/* Runs of several styles as one text. */
#include "press/type_private.h"

#include <math.h>
#include <string.h>

static struct look run_look(struct look look, unsigned style)
{
  look.bold = look.bold || (style & RUN_BOLD);
  if ((style & RUN_SMALL) && look.size == SIZE_BODY)
    look.size = SIZE_SMALL;
  if (style & RUN_DIM)
    look.ink = INK_DIM;
  return look;
}

static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert(list, attribute);
}

/* Every run carries its colour, which also keeps what is a link apart when it is drawn. */
static void add_run_attributes(PangoAttrList *list, struct look look, guint start, guint end)
{
  struct rgb ink = style_rgb(look.ink);
  add_attribute(list, pango_attr_weight_new(look.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL),
                start, end);
  add_attribute(list, pango_attr_size_new(pango_units_from_double(style_points(look.size))), start,
                end);
  add_attribute(list,
                pango_attr_foreground_new((guint16)(ink.red * 65535), (guint16)(ink.green * 65535),
                                          (guint16)(ink.blue * 65535)),
                start, end);
}

static const struct run *run_at(const GPtrArray *runs, guint i)
{
  return g_ptr_array_index(runs, i);
}

/* `, page ` and room for its number, which is known when all is laid out. Where that is. */
static guint add_page_room(GString *words)
{
  g_string_append(words, ", page\u00a0");
  guint at = (guint)words->len;
  g_string_append(words, TYPE_PAGE_ROOM);
  return at;
}

/* All that runs look like. Yours. */
static char *runs_key(struct look look, const GPtrArray *runs)
{
  GString *key = g_string_new(NULL);
  g_string_printf(key, "%d %d %d %d", look.size, look.bold, look.ink, look.align);
  for (guint i = 0; i < runs->len; i++) {
    const struct run *run = run_at(runs, i);
    g_string_append_printf(key, "\n%u %zu %s\n%s", run->style, strlen(run->text), run->text,
                           run->link ? run->link : "");
  }
  return g_string_free(key, FALSE);
}

/* What the measuring of a column has laid out in one line already, where that fits. */
static const struct text *known_runs(const struct type *type, struct look look, double width,
                                     const char *key)
{
  const struct text *known = g_hash_table_lookup(type->runs, key);
  bool fits = known && (width <= 0 || (look.align == ALIGN_LEFT && known->width <= width));
  return fits ? known : NULL;
}

static const struct text *lay_runs(struct type *type, struct look look, const GPtrArray *runs,
                                   double width)
{
  g_autofree char *key = runs_key(look, runs);
  const struct text *known = known_runs(type, look, width, key);
  if (known)
    return known;
  g_autoptr(GString) words = g_string_new(NULL);
  g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(struct link_span));
  PangoAttrList *list = pango_attr_list_copy(type->figures);
  for (guint i = 0; i < runs->len; i++) {
    const struct run *run = run_at(runs, i);
    g_autofree char *safe = type_safe_words(run->text);
    guint start = (guint)words->len;
    g_string_append(words, safe);
    guint page = run->link && (run->style & RUN_PAGE) ? add_page_room(words) : 0;
    add_run_attributes(list, run_look(look, run->style), start, (guint)words->len);
    struct link_span span = { start, (guint)words->len, run->link, page };
    if (run->link && span.end > start)
      g_array_append_val(links, span);
  }
  PangoLayout *layout = type_layout(type, look, words->str);
  type_set_width(layout, width);
  pango_layout_set_attributes(layout, list);
  pango_attr_list_unref(list);
  type_set_direction(layout, words->str);
  pango_layout_set_text(layout, words->str, (int)words->len);
  struct text *text = type_measured(layout, look.size, width);
  if (links->len > 0)
    text->links = g_steal_pointer(&links);
  g_ptr_array_add(type->texts, text);
  if (width <= 0)
    g_hash_table_insert(type->runs, g_steal_pointer(&key), text);
  return text;
}

/* The one run that prints, when it leads nowhere; else NULL. */
static const struct run *only_run(const GPtrArray *runs)
{
  const struct run *only = NULL;
  for (guint i = 0; i < runs->len; i++) {
    const struct run *run = run_at(runs, i);
    if (!*run->text)
      continue;
    if (only || run->link)
      return NULL;
    only = run;
  }
  return only;
}

static bool runs_empty(const GPtrArray *runs)
{
  for (guint i = 0; runs && i < runs->len; i++)
    if (*run_at(runs, i)->text)
      return false;
  return true;
}

const struct text *type_runs(struct type *type, struct look look, const GPtrArray *runs,
                             double width)
{
  if (runs_empty(runs))
    return NULL;
  const struct run *only = only_run(runs);
  if (!only)
    return lay_runs(type, look, runs, width);
  look = run_look(look, only->style);
  return width > 0 ? type_wrap(type, look, only->text, width) : type_line(type, look, only->text);
}

enum ink type_ink(struct look look, const GPtrArray *runs)
{
  const struct run *only = runs ? only_run(runs) : NULL;
  return only ? run_look(look, only->style).ink : look.ink;
}

/* The word of words that has most bytes, in [*start, *end). */
static void longest_word(const char *words, const char **start, const char **end)
{
  *start = *end = words;
  while (*words) {
    gsize length = strcspn(words, " \n\t");
    if (length > (gsize)(*end - *start)) {
      *start = words;
      *end = words + length;
    }
    words += length + (words[length] ? 1 : 0);
  }
}

double type_widest_word(struct type *type, struct look look, const GPtrArray *runs, double most)
{
  g_autofree char *longest = NULL;
  for (guint i = 0; runs && i < runs->len; i++) {
    const char *start, *end;
    longest_word(run_at(runs, i)->text, &start, &end);
    look.bold = look.bold || (run_at(runs, i)->style & RUN_BOLD);
    if (end == start || (longest && (gsize)(end - start) <= strlen(longest)))
      continue;
    g_free(longest);
    longest = g_strndup(start, (gsize)(end - start));
  }
  if (!longest || !type_may_fit(look, longest, most))
    return longest ? most : 0;
  return fmin(most, type_line(type, look, longest)->width);
}
