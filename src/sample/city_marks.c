#include "sample/city.h"

#include "model/tables.h"
#include "sample/phrase.h"

#include <string.h>

/* --- how often ------------------------------------------------------------------------------ */

static void plan_school(struct city *city, int school, int kind)
{
  const struct form *form = &city->forms[kind ? FORM_CONTINUUM : FORM_OLD];
  struct city_school *at = CITY_SCHOOL(city, school);
  chance_stream(city->chance, STREAM_SCHOOL, (guint32)school, 2);
  int level = chance_around(city->chance, 70);
  chance_stream(city->chance, STREAM_LIKELY, (guint32)school, (guint32)kind);
  for (int i = 0; i < form->item_count; i++) {
    const struct strategy_words *words = form->items[i].words;
    at->usual[kind][i] = words->seen + level + chance_around(city->chance, 110);
    at->drift[kind][i] = words->drift + chance_around(city->chance, 40);
  }
}

void city_marks_plan(struct city *city)
{
  for (int school = 0; school < (int)city->schools->len; school++)
    for (int kind = 0; kind < 2; kind++)
      plan_school(city, school, kind);
}

const int *city_marks_likely(struct city *city, const struct form *form, int school, int month)
{
  struct city_school *at = CITY_SCHOOL(city, school);
  int kind = form == &city->forms[FORM_CONTINUUM];
  if (at->likely_month[kind] == month + 1)
    return at->likely[kind];
  at->likely_month[kind] = month + 1;
  /* Thousandths of a year since the middle of what is told. */
  const struct month *when = CITY_MONTH(city, month);
  int middle = (city->first_year + city->last_year) * 500 + 500;
  int elapsed = when->year * 1000 + MAX(when->number, 0) * 100 - middle;
  for (int i = 0; i < form->item_count; i++) {
    int now = at->usual[kind][i] + at->drift[kind][i] * elapsed / 1000;
    at->likely[kind][i] = CLAMP(now + chance_around(city->chance, 35), 45, 965);
  }
  return at->likely[kind];
}

/* --- marks and comments --------------------------------------------------------------------- */

/* Which level: 0 the first of the form's, and so on; what is seen is partly seen the more often the
 * rarer it is seen at all. */
static int pick_level(struct city *city, const struct form *form, int seen)
{
  bool continuum = strcmp(form->levels[0], "sustaining") == 0;
  int at = chance_below(city->chance, 1000);
  if (at < seen) {
    int second = continuum ? 650 : 620 - seen * 38 / 100;
    return chance_below(city->chance, 1000) < second ? 1 : 0;
  }
  if (!continuum)
    return 2;
  return chance_below(city->chance, 1000) < 620 ? 2 : 3;
}

static const char *text_word(enum subject_index subject)
{
  switch (subject) {
  case SUBJECT_MATH:
    return "problem";
  case SUBJECT_SCIENCE:
    return "investigation";
  case SUBJECT_SOCIAL:
    return "source";
  case SUBJECT_ENGLISH:
  case SUBJECT_WRITING:
  case SUBJECT_ESL:
  case SUBJECT_SPECIAL:
  case SUBJECT_SPANISH:
    return "text";
  default:
    return "task";
  }
}

/* What a sentence about this lesson is filled in with; ends with a NULL name. */
static void fill_slots(const struct lesson *lesson, struct phrase_slot slots[6])
{
  slots[0] = (struct phrase_slot){ "topic", lesson->topic };
  slots[1] = (struct phrase_slot){ "word", lesson->word };
  slots[2] = (struct phrase_slot){ "word2", lesson->other_word };
  slots[3] = (struct phrase_slot){ "grade", lesson->grade };
  slots[4] = (struct phrase_slot){ "text", text_word(lesson->subject) };
  slots[5] = (struct phrase_slot){ NULL, NULL };
}

static enum sight sight_of(const struct form *form, int level)
{
  bool continuum = strcmp(form->levels[0], "sustaining") == 0;
  if (continuum)
    return level <= 1 ? SIGHT_SEEN : level == 2 ? SIGHT_PARTLY : SIGHT_NOT;
  return level == 0 ? SIGHT_SEEN : level == 1 ? SIGHT_PARTLY : SIGHT_NOT;
}

static void add_mark(struct record *walkthrough, const struct form_item *item, const char *level,
                     char *comment)
{
  struct record *mark = record_add_part(walkthrough, &record_mark);
  record_set(mark, "strategy", item->strategy);
  record_set(mark, "level", level);
  record_set(mark, "comment", comment);
  g_free(comment);
}

static char *make_comment(struct city *city, const struct form_item *item, enum sight sight,
                          const struct phrase_slot *slots)
{
  static const int percent[SIGHT_COUNT] = { 28, 41, 38 };
  if (!chance_percent(city->chance, percent[sight]))
    return NULL;
  return phrase_make(chance_pick(city->chance, item->comments->comments[sight]), city->chance,
                     slots);
}

void city_marks_add(struct city *city, struct record *walkthrough, const struct form *form,
                    const int *likely, const struct lesson *lesson, struct seat *seat)
{
  struct phrase_slot slots[6];
  fill_slots(lesson, slots);
  bool counted = form != &city->forms[FORM_CONTINUUM];
  for (int i = 0; i < form->item_count; i++) {
    const struct form_item *item = &form->items[i];
    int at = chance_below(city->chance, 1000);
    if (at < 30) /* left open */
      continue;
    if (at < 30 + item->words->absent) {
      if (counted)
        add_mark(walkthrough, item, form->levels[3], NULL);
      continue;
    }
    int level = pick_level(city, form, CLAMP(likely[i] + lesson->skill, 30, 980));
    enum sight sight = sight_of(form, level);
    if (counted) {
      seat->of[i]++;
      seat->seen[i] += sight != SIGHT_NOT;
    }
    add_mark(walkthrough, item, form->levels[level], make_comment(city, item, sight, slots));
  }
}

/* --- words to the teacher ------------------------------------------------------------------- */

void city_marks_add_words(struct city *city, struct record *walkthrough,
                          const struct lesson *lesson)
{
  static const char *const questions[] = { "Why does that work?",
                                           "What would change if you took one away?",
                                           "Who sees it another way?",
                                           "How could you convince someone who disagrees?",
                                           "Where have we met this before?",
                                           NULL };
  struct phrase_slot slots[7];
  fill_slots(lesson, slots);
  slots[5] = (struct phrase_slot){ "quote", chance_pick(city->chance, questions) };
  slots[6] = (struct phrase_slot){ NULL, NULL };
  const struct {
    const char *field;
    const char *const *patterns;
    int percent;
  } fields[] = {
    { "what_worked", worked_words, 84 },
    { "next_step", next_step_words, 76 },
    { "private_note", private_words, 6 },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
    if (!chance_percent(city->chance, fields[i].percent))
      continue;
    const char *pattern = chance_pick(city->chance, fields[i].patterns);
    g_autofree char *text = phrase_sentence(pattern, city->chance, slots);
    record_set(walkthrough, fields[i].field, text);
  }
}
