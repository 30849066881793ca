/* What people wrote on a person's page, brought to the room that it has: the rest goes to the
 * annex. */
#include "report/person_private.h"

#include "base/text.h"
#include "report/room.h"

#include <string.h>

/* About how wide the columns of texts are, to tell which of them gives most room. */
#define TEXT_WIDTH 300.0

/* Takes the one of the suffixes that text ends with from it; false where there is none. */
static bool cut_suffix(char *text, const char *const *suffixes, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (g_str_has_suffix(text, suffixes[i])) {
      text[strlen(text) - strlen(suffixes[i])] = '\0';
      return true;
    }
  return false;
}

/* What stands at the end of a sentence: `.`, `."`, `?)`. */
static bool ends_sentence(const char *text)
{
  static const char *const closing[] = { "”", "’", "»", "\"", "'", ")", "]", " ", "\n" };
  static const char *const ends[] = { ".", "!", "?", "…", "。" };
  g_autofree char *rest = g_strdup(text);
  while (cut_suffix(rest, closing, G_N_ELEMENTS(closing)))
    continue;
  return cut_suffix(rest, ends, G_N_ELEMENTS(ends));
}

/* Another text follows piece i, which does not end by itself. */
static bool wants_stop(const struct person_piece *pieces, guint count, guint i)
{
  return i + 1 < count && pieces[i].text && pieces[i + 1].text && !ends_sentence(pieces[i].text);
}

struct person_rest *person_rest(struct person_page *page)
{
  if (page->own)
    return page->own;
  struct person_rest *rest = g_new0(struct person_rest, 1);
  rest->id = g_strconcat(PERSON_ANNEX, "-", page->person->uid, NULL);
  rest->title = person_title(page->person);
  rest->words = g_ptr_array_new_with_free_func(person_words_free);
  rest->items = g_ptr_array_new();
  g_ptr_array_add(page->rest, rest);
  page->own = rest;
  return rest;
}

void person_words_free(gpointer data)
{
  struct person_words *words = data;
  g_free(words->what);
  g_free(words->text);
  g_free(words);
}

static void keep_words(struct person_page *page, const struct person_piece *piece)
{
  struct person_words *words = g_new0(struct person_words, 1);
  words->what =
      piece->part ? g_strdup_printf("%s, %s", piece->what, piece->part) : g_strdup(piece->what);
  words->text = text_clean(piece->text, false);
  g_ptr_array_add(person_rest(page)->words, words);
}

/* A text that has no room here: on paper the annex's page stands for it. */
static void put_away(struct person_page *page, struct cell *cell, const struct person_piece *piece,
                     const char *whole)
{
  cell_run(cell, RUN_OFF_PAPER, whole);
  cell_run(cell, RUN_PAPER, piece->before ? NULL : "In full: ");
  runs_add(&cell->runs, RUN_PAPER | RUN_PAGE, "annex", person_rest(page)->id);
  cell_run(cell, RUN_PAPER, ".");
  keep_words(page, piece);
}

void person_fit(struct person_page *page, struct cell *cell, const struct person_piece *pieces,
                guint count)
{
  for (guint i = 0; i < count; i++) {
    const char *text = pieces[i].text;
    if (!text)
      continue;
    g_autofree char *stopped = wants_stop(pieces, count, i) ? g_strconcat(text, ".", NULL) : NULL;
    const char *whole = stopped ? stopped : text;
    cell_run(cell, RUN_DIM, pieces[i].before);
    g_ptr_array_add(page->texts, (gpointer)text);
    if (g_hash_table_contains(page->away, text))
      put_away(page, cell, &pieces[i], whole);
    else
      cell_run(cell, RUN_PLAIN, whole);
  }
}

bool person_make_room(struct person_page *page, double over)
{
  const char *best = NULL;
  double gained = 0;
  for (guint i = 0; i < page->texts->len; i++) {
    const char *text = g_ptr_array_index(page->texts, i);
    double gain = ROOM_LINE * (room_lines(text, TEXT_WIDTH) - 1);
    bool better = gained < over ? gain > gained : gain >= over && gain < gained;
    if (better && !g_hash_table_contains(page->away, text)) {
      best = text;
      gained = gain;
    }
  }
  if (best)
    g_hash_table_add(page->away, (gpointer)best);
  g_ptr_array_set_size(page->texts, 0);
  if (page->own)
    g_ptr_array_set_size(page->own->words, 0);
  return best;
}

/* --- the annex ------------------------------------------------------------------------------- */

void person_rest_free(gpointer data)
{
  struct person_rest *rest = data;
  g_free(rest->id);
  g_free(rest->title);
  g_ptr_array_unref(rest->words);
  g_ptr_array_unref(rest->items);
  g_free(rest);
}

static void add_words(struct section *section, const struct person_rest *rest)
{
  struct table *table = section_table(section, "What was written");
  table->file = g_strdup("annex-words");
  table_column(table, "what", "What was written", ALIGN_LEFT, 2);
  table_column(table, "text", "", ALIGN_LEFT, 8);
  for (guint i = 0; i < rest->words->len; i++) {
    const struct person_words *words = g_ptr_array_index(rest->words, i);
    g_auto(GStrv) paragraphs = g_strsplit(words->text, "\n\n", -1);
    for (int k = 0; paragraphs[k]; k++) { /* a row each, so that they may part between pages */
      struct table_row *row = table_row(table);
      row_styled(row, RUN_BOLD, k == 0 ? words->what : NULL);
      row_text(row, g_strchomp(paragraphs[k]));
    }
  }
}

void person_annex(const struct figures *figures, const GPtrArray *rest, struct document *document)
{
  struct section *annex = document_section(document, PERSON_ANNEX, "Annex");
  annex->subtitle = g_strdup("What had no room on its page: what was written, and SIP items that "
                             "changed, are past due, or are due soon and not begun.");
  annex->new_page = true;
  annex->paper = true;
  for (guint i = 0; i < rest->len; i++) {
    const struct person_rest *each = g_ptr_array_index(rest, i);
    struct section *section = document_section(document, each->id, each->title);
    section->entry = g_strdup_printf("%s, continued", each->title);
    section->level = 2;
    section->paper = true;
    section->unlisted = true; /* the pages that it continues say where it is */
    if (each->words->len > 0)
      add_words(section, each);
    if (each->items->len > 0)
      person_plan_rest(figures, each->items, section);
  }
}

char *person_title(const struct administrator *person)
{
  return g_strdup(person->leads->len > 0 && person->place ? person->place : person->name);
}
