/* What people wrote on a person's page, brought to the room that it has: the rest goes to the
 * annex. */
#include "report/person_private.h"

#include "base/text.h"

#include <string.h>

enum {
  MARK_LETTERS = 2,
  LEAST_LINES = 2,        /* that a text keeps however full the page is */
  CONTINUED_LETTERS = 22, /* of `Rest: annex, page 123.` */
};

int person_lines(const char *text, int letters)
{
  if (!text)
    return 0;
  g_autoptr(GArray) lines = text_wrap(text, letters);
  return (int)lines->len;
}

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

int person_pieces_lines(const struct person_piece *pieces, guint count, int letters)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < count; i++)
    if (pieces[i].text)
      g_string_append_printf(text, "%s%s%s", pieces[i].before ? pieces[i].before : "",
                             pieces[i].text, wants_stop(pieces, count, i) ? "." : "");
  return text->len > 0 ? person_lines(text->str, letters) : 0;
}

int person_most_lines(const GArray *wishes, int room)
{
  int longest = 0;
  for (guint i = 0; i < wishes->len; i++)
    longest = MAX(longest, g_array_index(wishes, struct person_wish, i).lines);
  for (int most = longest; most > LEAST_LINES; most--) {
    int sum = 0;
    for (guint i = 0; i < wishes->len; i++)
      sum += person_granted(&g_array_index(wishes, struct person_wish, i), most);
    if (sum <= room)
      return most;
  }
  return LEAST_LINES;
}

int person_granted(const struct person_wish *wish, int most)
{
  return MIN(wish->lines, wish->texts > 1 ? most + 1 : most);
}

/* --- cutting --------------------------------------------------------------------------------- */

/* Where the last sentence of the first length bytes ends that is in their second half; 0: none. */
static size_t sentence_end(const char *text, size_t length)
{
  for (size_t i = length; i > length / 2 && i > 1; i--)
    if (g_ascii_isspace(text[i]) && strchr(".!?", text[i - 1]))
      return i;
  return 0;
}

/* Bytes of text that fill most lines at the most, the last of them with that many letters less;
 * text is longer than that. */
static size_t cut_at(const char *text, int most, int letters, int less)
{
  g_autoptr(GArray) lines = text_wrap(text, letters);
  const struct text_line *last =
      &g_array_index(lines, struct text_line, MIN((guint)most, lines->len) - 1);
  g_autoptr(GArray) shorter = text_wrap(text + last->start, MAX(letters - less, 1));
  size_t end =
      last->start + MIN(last->end - last->start, g_array_index(shorter, struct text_line, 0).end);
  size_t sentence = sentence_end(text, end);
  return sentence ? sentence : end;
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

static void keep_words(struct person_page *page, const struct person_piece *piece, const char *from)
{
  struct person_words *words = g_new0(struct person_words, 1);
  words->what =
      piece->part ? g_strdup_printf("%s, %s", piece->what, piece->part) : g_strdup(piece->what);
  words->text = text_clean(from, false);
  g_ptr_array_add(person_rest(page)->words, words);
}

/* more: the words that say where it goes on stand behind it. */
static void put_piece(struct person_page *page, struct cell *cell, const struct person_piece *piece,
                      int most, int letters, bool more)
{
  size_t before = piece->before ? strlen(piece->before) : 0;
  size_t end =
      cut_at(piece->text, most, letters, (int)before + (more ? CONTINUED_LETTERS : MARK_LETTERS));
  g_autofree char *head = g_strndup(piece->text, end);
  g_autofree char *shown = g_strconcat(g_strchomp(head), " …", NULL);
  cell_run(cell, RUN_PLAIN, shown);
  keep_words(page, piece, piece->text + end);
}

/* Shares most lines of a cell among its texts: the last has its half and what the first leaves. */
static void share_lines(const struct person_piece *pieces, guint count, int most, int letters,
                        int *share)
{
  share[0] = most;
  if (count < 2)
    return;
  int first = person_lines(pieces[0].text, letters), last = person_lines(pieces[1].text, letters);
  share[1] = MIN(last, MAX((most + 1) / 2, most - first));
  share[0] = MAX(most - share[1], 1);
}

/* Adds the texts, each with as many lines as its share has (NULL: all). */
static void put_pieces(struct person_page *page, struct cell *cell,
                       const struct person_piece *pieces, guint count, int letters,
                       const int *share)
{
  int cut = -1;
  for (guint i = 0; i < count; i++)
    if (share && person_lines(pieces[i].text, letters) > share[i])
      cut = (int)i;
  for (guint i = 0; i < count; i++) {
    if (pieces[i].text)
      cell_run(cell, RUN_DIM, pieces[i].before);
    if (share && person_lines(pieces[i].text, letters) > share[i])
      put_piece(page, cell, &pieces[i], share[i], letters, (int)i == cut);
    else {
      g_autofree char *whole =
          wants_stop(pieces, count, i) ? g_strconcat(pieces[i].text, ".", NULL) : NULL;
      cell_run(cell, RUN_PLAIN, whole ? whole : pieces[i].text);
    }
  }
  if (cut < 0)
    return;
  cell_run(cell, RUN_PLAIN, " Rest: ");
  cell_page_link(cell, "annex", page->own->id);
  cell_run(cell, RUN_PLAIN, ".");
}

void person_fit(struct person_page *page, struct cell *cell, const struct person_piece *pieces,
                guint count, int letters)
{
  int share[2];
  struct person_wish wish = { person_pieces_lines(pieces, count, letters), (int)count };
  int granted = person_granted(&wish, page->most);
  bool fits = !page->rest || wish.lines <= granted;
  if (!fits)
    share_lines(pieces, count, granted, letters, share);
  put_pieces(page, cell, pieces, count, letters, fits ? NULL : share);
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
  struct table *table = section_table(section, "What was written, continued");
  table->file = g_strdup("annex-words");
  table_column(table, "what", "Continued", ALIGN_LEFT, 2);
  table_column(table, "text", "", ALIGN_LEFT, 8);
  for (guint i = 0; i < rest->words->len; i++) {
    const struct person_words *words = g_ptr_array_index(rest->words, i);
    g_autofree char *text = g_strconcat("… ", words->text, NULL);
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n\n", -1);
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
  for (guint i = 0; i < rest->len; i++) {
    const struct person_rest *each = g_ptr_array_index(rest, i);
    struct section *section = document_section(document, each->id, each->title);
    section->entry = g_strdup_printf("%s, continued", each->title);
    section->level = 2;
    section->unlisted = true; /* the pages that it continues say where it is */
    if (each->words->len > 0)
      add_words(section, each);
    if (each->items->len > 0)
      person_plan_rest(figures, each->items, section);
  }
}
