#include "sample/city.h"

#define LIST(...)                                                                                  \
  (const int[])                                                                                    \
  {                                                                                                \
    __VA_ARGS__, -1                                                                                \
  }

/* Subjects as they follow one another where a school has more and more teachers. */
static const int *const specialists =
    LIST(SUBJECT_ESL, SUBJECT_SPECIAL, SUBJECT_MUSIC, SUBJECT_ART, SUBJECT_PE, SUBJECT_SPECIAL,
         SUBJECT_ESL, SUBJECT_SPECIAL, SUBJECT_TECHNOLOGY, SUBJECT_ESL, SUBJECT_SPECIAL);
static const int *const middle =
    LIST(SUBJECT_MATH, SUBJECT_ENGLISH, SUBJECT_SCIENCE, SUBJECT_SOCIAL, SUBJECT_SPECIAL,
         SUBJECT_MATH, SUBJECT_ENGLISH, SUBJECT_SCIENCE, SUBJECT_ESL, SUBJECT_MUSIC, SUBJECT_MATH,
         SUBJECT_ENGLISH, SUBJECT_SOCIAL, SUBJECT_ART, SUBJECT_PE, SUBJECT_SPECIAL, SUBJECT_MATH,
         SUBJECT_ENGLISH, SUBJECT_SCIENCE, SUBJECT_SPANISH, SUBJECT_TECHNOLOGY);
static const int *const high =
    LIST(SUBJECT_MATH, SUBJECT_ENGLISH, SUBJECT_SCIENCE, SUBJECT_SOCIAL, SUBJECT_SPANISH,
         SUBJECT_MATH, SUBJECT_ENGLISH, SUBJECT_SCIENCE, SUBJECT_SPECIAL, SUBJECT_ESL,
         SUBJECT_SOCIAL, SUBJECT_ART, SUBJECT_MATH, SUBJECT_ENGLISH, SUBJECT_SCIENCE, SUBJECT_PE,
         SUBJECT_TECHNOLOGY, SUBJECT_SPECIAL, SUBJECT_SOCIAL, SUBJECT_MUSIC);

static int list_at(const int *list, int index)
{
  int count = 0;
  while (list[count] >= 0)
    count++;
  return list[index % count];
}

static void set_room(struct post *post, enum school_level level, int index)
{
  int floor = 1 + index / 18;
  int number = floor * 100 + 1 + index % 18;
  if (level == SCHOOL_HIGH)
    g_snprintf(post->room, sizeof post->room, "%c%d", 'A' + floor / 3, number % 300 + 100);
  else
    g_snprintf(post->room, sizeof post->room, "%d", number);
  post->mailbox = index + 1;
}

static void set_elementary(struct post *post, int index, int classrooms)
{
  static const char *const grades[] = { "K", "1", "2", "3", "4", "5" };
  if (index < classrooms) {
    post->classroom = true;
    post->grade = grades[index * (int)G_N_ELEMENTS(grades) / classrooms];
    post->subject = SUBJECT_ENGLISH;
  } else {
    post->grade = "K-5";
    post->subject = (enum subject_index)list_at(specialists, index - classrooms);
  }
}

static void set_middle(struct post *post, int index)
{
  static const char *const grades[] = { "6", "7", "8" };
  post->subject = (enum subject_index)list_at(middle, index);
  post->grade = post->subject >= SUBJECT_ESL ? "6-8" : grades[index % 3];
}

static void set_work(struct post *post, const struct city_school *school, int index)
{
  int teachers = school->teachers;
  switch (school->level) {
  case SCHOOL_ELEMENTARY:
    set_elementary(post, index, teachers * 62 / 100);
    break;
  case SCHOOL_COMMUNITY:
    if (index < teachers * 60 / 100)
      set_elementary(post, index, teachers * 40 / 100);
    else
      set_middle(post, index);
    break;
  case SCHOOL_MIDDLE:
    set_middle(post, index);
    break;
  case SCHOOL_HIGH:
    post->subject = (enum subject_index)list_at(high, index);
    post->grade = "9-12";
    break;
  case SCHOOL_SMALL:
    post->subject = (enum subject_index)list_at(middle, index);
    post->grade = index % 2 ? "6-8" : "9-12";
    break;
  }
}

/* Music and art are shared with the next school of that kind in every third one. */
static int second_school(struct city *city, int school, const struct post *post)
{
  bool shared = post->subject == SUBJECT_MUSIC && school % 3 == 0
                && CITY_SCHOOL(city, school)->level == SCHOOL_ELEMENTARY;
  for (int i = school + 1; shared && i < (int)city->schools->len; i++)
    if (CITY_SCHOOL(city, i)->level == SCHOOL_ELEMENTARY)
      return i;
  return -1;
}

static void add_post(struct city *city, int school_index, int index)
{
  struct city_school *school = CITY_SCHOOL(city, school_index);
  chance_stream(city->chance, STREAM_POST, (guint32)school_index, (guint32)index);
  struct post post = {
    .school = school_index,
    .skill = chance_around(city->chance, 90),
    .holders = city_holders_new(),
  };
  set_room(&post, school->level, index);
  set_work(&post, school, index);
  post.second = second_school(city, school_index, &post);
  int at = (int)city->posts->len;
  g_array_append_val(city->posts, post);
  g_array_append_val(school->posts, at);
  if (post.second >= 0)
    g_array_append_val(CITY_SCHOOL(city, post.second)->posts, at);
}

/* In what order the rooms of a school are first visited. */
static void shuffle(struct city *city, int school_index)
{
  struct city_school *school = CITY_SCHOOL(city, school_index);
  chance_stream(city->chance, STREAM_SCHOOL, (guint32)school_index, 1);
  g_array_append_vals(school->waiting, school->posts->data, school->posts->len);
  for (int i = (int)school->waiting->len - 1; i > 0; i--) {
    int *one = &g_array_index(school->waiting, int, i);
    int *other = &g_array_index(school->waiting, int, chance_below(city->chance, i + 1));
    int kept = *one;
    *one = *other;
    *other = kept;
  }
}

void city_posts_plan(struct city *city)
{
  for (int s = 0; s < (int)city->schools->len; s++)
    for (int i = 0; i < CITY_SCHOOL(city, s)->teachers; i++)
      add_post(city, s, i);
  for (int s = 0; s < (int)city->schools->len; s++)
    shuffle(city, s);
}
