#include "exchange/wide_guess.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/csv_match.h"
#include "exchange/sip_words.h"
#include "model/name.h"

#include <string.h>

enum { ALIKE = 50, VERY_ALIKE = 90, SURE = 100, RATHER = 40, HELD = 60 };

struct guess {
  struct store *store;
  const struct wide_sample *sample;
  struct wide_map *map;
  GPtrArray *topics;
  GPtrArray *levels; /* of the marks */
  char *form;
  const struct wide_column *last; /* the last column with a code */
  GHashTable *taken;              /* set of fields that have a column */
  GHashTable *marked;             /* code → title of the column that it was given to */
};

/* Likeness ------------------------------------------------------------------------------------ */

static bool is_small(const char *word)
{
  static const char *const words[] = { "",    "a",   "an",   "the",  "of",   "to",   "and", "or",
                                       "in",  "is",  "are",  "on",   "for",  "at",   "by",  "with",
                                       "did", "you", "see",  "was",  "were", "what", "how", "do",
                                       "i",   "my",  "your", "rate", "that", "this", NULL };
  return g_strv_contains(words, word);
}

/* The words of a text that say something; yours. */
static GPtrArray *words_of(const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *key = name_search_key(text);
  for (char *at = key; *at; at++)
    if (g_ascii_ispunct(*at))
      *at = ' ';
  g_auto(GStrv) parts = g_strsplit(key, " ", -1);
  for (char **part = parts; *part; part++)
    if (!is_small(*part))
      g_ptr_array_add(words, g_strdup(*part));
  return words;
}

/* Forms of one word count as it: question and questions, talk and talking. */
static bool same_word(const char *a, const char *b)
{
  size_t length = MIN(strlen(a), strlen(b));
  return strcmp(a, b) == 0
         || (length >= 4 && strncmp(a, b, length) == 0 && MAX(strlen(a), strlen(b)) - length <= 3);
}

int wide_likeness(const char *title, const char *words)
{
  g_autoptr(GPtrArray) a = words_of(title);
  g_autoptr(GPtrArray) b = words_of(words);
  guint common = 0;
  for (guint i = 0; i < b->len; i++)
    for (guint k = 0; k < a->len; k++)
      if (same_word(a->pdata[k], b->pdata[i])) {
        common++;
        break;
      }
  if (b->len == 0 || a->len == 0)
    return 0;
  if (common == b->len)
    return b->len > 1 || a->len == 1 ? 95 : 60;
  return (int)(200 * common / (a->len + b->len));
}

/* What a title of a grid asks about: `Objective` of `What did you see? [Objective]`. Yours. */
static char *subject_of(const char *title)
{
  const char *open = strrchr(title, '[');
  const char *close = open ? strchr(open, ']') : NULL;
  return close > open + 1 ? g_strndup(open + 1, (gsize)(close - open - 1)) : g_strdup(title);
}

/* True where the number of an item stands in title: `Notes on 2.1`. A short one may be any number.
 */
static bool holds(const char *title, const char *code)
{
  size_t length = strlen(code);
  const char *at = strchr(code, '.') || length > 2 ? strstr(title, code) : NULL;
  for (; at; at = strstr(at + 1, code))
    if ((at == title || !(g_ascii_isalnum(at[-1]) || at[-1] == '.')) && sip_words_begins(at, code))
      return true;
  return false;
}

static int item_likeness(const char *title, const char *code)
{
  return sip_words_begins(title, code) ? SURE : holds(title, code) ? HELD : 0;
}

static const struct wide_topic *best_topic(const struct guess *guess, const char *title, int *score)
{
  const struct wide_topic *best = NULL;
  g_autofree char *subject = subject_of(title);
  *score = 0;
  for (guint i = 0; i < guess->topics->len; i++) {
    const struct wide_topic *topic = guess->topics->pdata[i];
    int points = guess->map->kind == WIDE_SIP ? item_likeness(title, topic->code)
                                              : wide_likeness(subject, topic->words);
    if (points > *score) {
      *score = points;
      best = topic;
    }
  }
  return best;
}

/* Columns ------------------------------------------------------------------------------------- */

static enum wide_field_id comment_field(enum wide_kind kind, bool evidence)
{
  if (kind == WIDE_WALKTHROUGHS)
    return WIDE_COMMENT;
  if (kind == WIDE_SIP)
    return WIDE_NOTE;
  return evidence ? WIDE_EVIDENCE : WIDE_RATIONALE;
}

static enum wide_field_id mark_field(enum wide_kind kind)
{
  return kind == WIDE_WALKTHROUGHS ? WIDE_STRATEGY : kind == WIDE_SIP ? WIDE_STATUS : WIDE_RATING;
}

static const struct wide_column *add(struct guess *guess, const char *title,
                                     enum wide_field_id field, const char *code)
{
  g_hash_table_add(guess->taken, GINT_TO_POINTER((int)field));
  return wide_map_add(guess->map, title, field, code);
}

/* One column for comments below several marks speaks of the whole visit. */
static bool is_of_all(const struct guess *guess, const char *title)
{
  guint count = 0;
  for (guint i = 0; i < guess->sample->titles->len; i++)
    count += strcmp(guess->sample->titles->pdata[i], title) == 0;
  return guess->map->kind == WIDE_WALKTHROUGHS && count == 1
         && g_hash_table_size(guess->marked) > 1;
}

/* What a title of a comment says besides: `objective` of `Comment on objective`. Yours. */
static GPtrArray *rest_of_comment(const char *title)
{
  static const char *const general[] = { "about",     "lesson",      "visit",       "class",
                                         "classroom", "walkthrough", "observation", "teacher",
                                         "strategy",  NULL };
  GPtrArray *words = words_of(title);
  for (guint i = words->len; i > 0; i--) {
    bool evidence = false;
    if (wide_words_comment(words->pdata[i - 1], &evidence)
        || g_strv_contains(general, words->pdata[i - 1]))
      g_ptr_array_remove_index(words, i - 1);
  }
  return words;
}

static bool has_words(const struct wide_topic *topic, const GPtrArray *words)
{
  g_autofree char *text = g_strconcat(topic->code, " ", topic->words, NULL);
  g_autoptr(GPtrArray) own = words_of(text);
  for (guint i = 0; i < words->len; i++) {
    bool found = false;
    for (guint k = 0; k < own->len && !found; k++)
      found = same_word(words->pdata[i], own->pdata[k]);
    if (!found)
      return false;
  }
  return words->len > 0;
}

/* The code of the only topic that has all the words of a comment's title; NULL: none. */
static const char *code_of_comment(const struct guess *guess, const char *title)
{
  g_autofree char *subject = subject_of(title);
  g_autoptr(GPtrArray) words = rest_of_comment(subject);
  const char *found = NULL;
  for (guint i = 0; i < guess->topics->len; i++) {
    const struct wide_topic *topic = guess->topics->pdata[i];
    if (!has_words(topic, words) || g_strcmp0(found, topic->code) == 0)
      continue;
    if (found)
      return NULL;
    found = topic->code;
  }
  return found;
}

/* A comment: on the strategy that its title names, else on what stands before it. */
static bool try_comment(struct guess *guess, const char *title, const struct wide_topic *topic,
                        int score)
{
  bool evidence = false;
  const char *code = topic && score >= ALIKE ? topic->code : NULL;
  if (!wide_words_comment(title, &evidence))
    return false;
  if (!code && guess->map->kind != WIDE_SIP)
    code = code_of_comment(guess, title);
  if (!code && is_of_all(guess, title)) {
    add(guess, title, WIDE_WHAT_WORKED, NULL);
    return true;
  }
  if (!code && guess->last)
    code = guess->last->code;
  if (!code)
    return false;
  add(guess, title, comment_field(guess->map->kind, evidence), code);
  return true;
}

/* A mark: each topic once, but for columns of one title, as forms with sections have. */
static bool try_mark(struct guess *guess, guint column, const char *title,
                     const struct wide_topic *topic, bool alike)
{
  if (!topic || !alike
      || (!wide_sample_is_choice(guess->sample, column) && guess->sample->rows->len > 0
          && ((GPtrArray *)guess->sample->answers->pdata[column])->len > 0))
    return false;
  const char *before = g_hash_table_lookup(guess->marked, topic->code);
  if (before && strcmp(before, title) != 0)
    return false;
  if (!before)
    g_hash_table_insert(guess->marked, topic->code, (char *)title);
  guess->last = add(guess, title, mark_field(guess->map->kind), topic->code);
  return true;
}

/* True where some answer of a column is a level, or means one. */
static bool has_levels(const struct guess *guess, guint column)
{
  const GPtrArray *answers = guess->sample->answers->pdata[column];
  enum wide_field_id field = mark_field(guess->map->kind);
  for (guint i = 0; i < answers->len; i++)
    if (wide_words_level(field, answers->pdata[i], guess->levels))
      return true;
  return false;
}

/* True where the answers of a column are of a few, but for a slip here and there: people do not
 * read them as texts. */
static bool is_answered(const struct guess *guess, guint column)
{
  const GPtrArray *answers = guess->sample->answers->pdata[column];
  enum wide_field_id field = mark_field(guess->map->kind);
  guint known = 0;
  for (guint i = 0; i < answers->len; i++)
    if (wide_words_short(answers->pdata[i])
        || wide_words_level(field, answers->pdata[i], guess->levels))
      known++;
  return known > 0 && 4 * known >= 3 * answers->len;
}

/* A field that has a column already has it for good, but for texts and columns of one title. */
static bool may_have(const struct guess *guess, enum wide_field_id field, const char *title)
{
  if (field >= WIDE_FIELDS)
    return false;
  if (field == WIDE_IGNORE || (wide_fields[field].flags & WIDE_TEXT)
      || !g_hash_table_contains(guess->taken, GINT_TO_POINTER((int)field)))
    return true;
  for (guint i = 0; i < guess->map->columns->len; i++) {
    const struct wide_column *column = guess->map->columns->pdata[i];
    if (column->field == field && g_strcmp0(column->title, title) == 0)
      return true;
  }
  return false;
}

static void guess_column(struct guess *guess, guint column)
{
  const char *title = guess->sample->titles->pdata[column];
  int sure = 0, score = 0;
  enum wide_field_id field = wide_words_field(guess->map->kind, title, &sure);
  const struct wide_topic *topic = best_topic(guess, title, &score);
  bool answered = is_answered(guess, column);
  bool may = may_have(guess, field, title)
             && !(answered && field < WIDE_FIELDS && (wide_fields[field].flags & WIDE_TEXT));
  if (guess->last && !answered && (field == WIDE_NOTE || sure < SURE)
      && try_comment(guess, title, topic, score))
    return;
  if (may && sure == SURE) {
    add(guess, title, field, NULL);
    return;
  }
  if (!answered && try_comment(guess, title, topic, score))
    return;
  /* `One next step`, with texts in it, is no mark of what has these words among others. */
  bool text = may && sure >= RATHER && score < VERY_ALIKE && !has_levels(guess, column);
  bool alike = score >= (answered ? RATHER : ALIKE);
  if (!text && try_mark(guess, column, title, topic, alike))
    return;
  add(guess, title, may && sure >= RATHER ? field : WIDE_IGNORE, NULL);
}

/* Answers ------------------------------------------------------------------------------------- */

guint wide_guess_column(const struct wide_map *map, guint index, const struct wide_sample *sample)
{
  const struct wide_column *column = map->columns->pdata[index];
  guint found = G_MAXUINT, nth = 0;
  for (guint i = 0; i < index; i++) {
    const struct wide_column *other = map->columns->pdata[i];
    nth += g_strcmp0(other->title, column->title) == 0;
  }
  g_autofree char *key = csv_match_key(column->title);
  for (guint i = 0; column->title && i < sample->titles->len; i++) {
    g_autofree char *other = csv_match_key(sample->titles->pdata[i]);
    if (strcmp(key, other) != 0)
      continue;
    found = i;
    if (nth-- == 0)
      break;
  }
  return found;
}

/* The row for the answers of all columns of a field; NULL: there is none. */
static struct wide_column *find_all(const struct wide_map *map, enum wide_field_id field)
{
  for (guint i = 0; i < map->columns->len; i++) {
    struct wide_column *column = map->columns->pdata[i];
    if (!column->title && !column->value && column->field == field)
      return column;
  }
  return NULL;
}

static void note_answer(struct wide_map *map, const struct wide_column *column, const char *answer,
                        const GPtrArray *levels)
{
  bool known = false;
  wide_map_means(map, column->field, column->code, answer, &known);
  /* A school that is known by the answer needs no row. */
  if (known || (column->field == WIDE_SCHOOL && wide_words_exact(answer, levels)))
    return;
  struct wide_column *all = find_all(map, column->field);
  if (!all)
    all = wide_map_add(map, NULL, column->field, NULL);
  wide_column_answer(all, answer, wide_words_level(column->field, answer, levels));
}

/* Answers of all columns of a field that the map does not know so far. */
static bool guess_answers(struct store *store, struct wide_map *map,
                          const struct wide_sample *sample, enum wide_field_id field,
                          GError **error)
{
  g_autofree char *form = wide_map_value(map, WIDE_FORM);
  g_autoptr(GPtrArray) levels = wide_levels(store, field, form, error);
  for (guint i = 0; levels && i < map->columns->len; i++) {
    const struct wide_column *column = map->columns->pdata[i];
    guint at = column->field == field ? wide_guess_column(map, i, sample) : G_MAXUINT;
    const GPtrArray *answers = at < sample->answers->len ? sample->answers->pdata[at] : NULL;
    for (guint k = 0; answers && k < MIN(answers->len, WIDE_SAMPLE_ANSWERS); k++)
      note_answer(map, column, answers->pdata[k], levels);
  }
  return levels;
}

bool wide_guess_answers(struct store *store, struct wide_map *map, const struct wide_sample *sample,
                        GError **error)
{
  static const enum wide_field_id fields[] = { WIDE_STRATEGY, WIDE_RATING, WIDE_STATUS,
                                               WIDE_GOAL_MET, WIDE_SCHOOL };
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
    if ((wide_fields[fields[i]].kinds & (1u << map->kind))
        && !guess_answers(store, map, sample, fields[i], error))
      return false;
  return true;
}

struct wide_map *wide_guess(struct store *store, enum wide_kind kind,
                            const struct wide_sample *sample, const char *name, GError **error)
{
  AUTO(wide_map) struct wide_map *map = wide_map_new(kind, name);
  struct guess guess = { .store = store, .sample = sample, .map = map };
  guess.topics = wide_topics(store, kind, sample, &guess.form, error);
  guess.levels = guess.topics ? wide_levels(store, mark_field(kind), guess.form, error) : NULL;
  if (!guess.levels) {
    g_clear_pointer(&guess.topics, g_ptr_array_unref);
    g_free(guess.form);
    return NULL;
  }
  guess.taken = g_hash_table_new(NULL, NULL);
  guess.marked = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < sample->titles->len; i++)
    if (*(const char *)sample->titles->pdata[i])
      guess_column(&guess, i);
  if (guess.form)
    wide_map_set_value(map, WIDE_FORM, guess.form);
  bool done = wide_guess_answers(store, map, sample, error);
  g_hash_table_unref(guess.taken);
  g_hash_table_unref(guess.marked);
  g_ptr_array_unref(guess.topics);
  g_ptr_array_unref(guess.levels);
  g_free(guess.form);
  return done ? g_steal_pointer(&map) : NULL;
}

bool wide_guess_fits(const struct wide_map *map, const struct wide_sample *sample)
{
  for (guint i = 0; i < map->columns->len; i++) {
    const struct wide_column *column = map->columns->pdata[i];
    bool found = !column->title || column->field == WIDE_IGNORE;
    g_autofree char *key = csv_match_key(column->title);
    for (guint k = 0; k < sample->titles->len && !found; k++) {
      g_autofree char *other = csv_match_key(sample->titles->pdata[k]);
      found = strcmp(key, other) == 0;
    }
    if (!found)
      return false;
  }
  return true;
}
