#include "exchange/walk_people.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/person_name.h"
#include "model/tables.h"

#include <string.h>

/* What a cell means, or why it means nothing. */
struct answer {
  struct import_item *item;
  enum tl_error code;
  char *why; /* NULL where there is an item */
};

struct walk_people {
  struct import_session *session;
  struct school_index *schools;
  struct staff_index *staff;
  GHashTable *of_school;                /* text → struct answer * */
  GHashTable *of_teacher, *of_observer; /* school's uid, LF, text → struct answer * */
};

static void free_answer(gpointer data)
{
  struct answer *answer = data;
  g_free(answer->why);
  g_free(answer);
}

static GHashTable *new_table(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_answer);
}

struct walk_people *walk_people_load(struct import_session *session, GError **error)
{
  AUTO(school_index) struct school_index *schools = school_index_load(session, error);
  struct staff_index *staff = schools ? staff_index_load(session, error) : NULL;
  if (!staff)
    return NULL;
  struct walk_people *people = g_new0(struct walk_people, 1);
  people->session = session;
  people->schools = g_steal_pointer(&schools);
  people->staff = staff;
  people->of_school = new_table();
  people->of_teacher = new_table();
  people->of_observer = new_table();
  return people;
}

void walk_people_free(struct walk_people *people)
{
  g_hash_table_unref(people->of_school);
  g_hash_table_unref(people->of_teacher);
  g_hash_table_unref(people->of_observer);
  staff_index_free(people->staff);
  school_index_free(people->schools);
  g_free(people);
}

/* Keeps what was found, or failure, which is taken over, under key, which is too. */
static struct answer *keep(GHashTable *table, char *key, struct import_item *item, GError *failure)
{
  struct answer *answer = g_new0(struct answer, 1);
  answer->item = item;
  if (!item) {
    answer->code = (enum tl_error)failure->code;
    answer->why = g_strdup(failure->message);
    g_error_free(failure);
  }
  g_hash_table_insert(table, key, answer);
  return answer;
}

static struct import_item *give(const struct answer *answer, GError **error)
{
  if (!answer->item)
    fail(error, answer->code, "%s", answer->why);
  return answer->item;
}

struct import_item *walk_people_school(struct walk_people *people, const char *text, GError **error)
{
  GError *failure = NULL;
  const struct answer *answer = g_hash_table_lookup(people->of_school, text);
  if (!answer) {
    struct import_item *item = school_index_find(people->schools, text, &failure);
    answer = keep(people->of_school, g_strdup(text), item, failure);
  }
  return give(answer, error);
}

static char *place_key(const struct import_item *school, const char *text)
{
  return g_strconcat(school->record->uid, "\n", text, NULL);
}

struct import_item *walk_people_observer(struct walk_people *people, const char *text,
                                         const struct import_item *school, GError **error)
{
  GError *failure = NULL;
  g_autofree char *key = place_key(school, text);
  const struct answer *answer = g_hash_table_lookup(people->of_observer, key);
  if (!answer) {
    /* Of two of one name it is the administrator who walks; else the one at the school. */
    struct import_item *item = staff_index_find_administrator(people->staff, text, NULL);
    if (!item)
      item = staff_index_find(people->staff, text, school->record->uid, &failure);
    g_prefix_error(&failure, "Observer: ");
    answer = keep(people->of_observer, g_steal_pointer(&key), item, failure);
  }
  return give(answer, error);
}

/* Someone new of that name, a teacher at school. */
static struct import_item *make_teacher(struct walk_people *people, const char *text,
                                        const struct import_item *school, struct import_place place)
{
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  struct import_items *items = staff_index_items(people->staff);
  struct import_item *item = import_items_add(items);
  person_name_split(text, &given, &family);
  record_set(item->record, "family_name", family);
  record_set(item->record, "given_name", given);
  struct record *post = record_add_part(item->record, &record_assignment);
  record_set(post, "role", "teacher");
  record_set(post, "school", school->record->uid);
  import_item_want(item, place);
  import_item_rename(items, item);
  staff_index_note(people->staff, item, item->record);
  return item;
}

static void tell_elsewhere(struct walk_people *people, const struct import_item *teacher,
                           const struct import_item *school, struct import_place place)
{
  if (staff_index_is_at(people->staff, teacher, school->record->uid))
    return;
  import_session_notice(people->session, place,
                        "%s is not on the staff of %s; taken is the one of that name elsewhere",
                        teacher->caption, school->caption);
}

struct import_item *walk_people_teacher(struct walk_people *people, const char *text,
                                        const struct import_item *school, struct import_place place,
                                        GError **error)
{
  GError *failure = NULL;
  g_autofree char *key = place_key(school, text);
  const struct answer *answer = g_hash_table_lookup(people->of_teacher, key);
  if (!answer) {
    struct import_item *item = staff_index_find(people->staff, text, school->record->uid, &failure);
    if (item)
      tell_elsewhere(people, item, school, place);
    else if (people->session->options->create_missing && error_is(failure, TL_ERROR_NOT_FOUND)
             && !text_blank(text) && !strchr(text, '@')) {
      g_clear_error(&failure);
      item = make_teacher(people, text, school, place);
    }
    if (error_is(failure, TL_ERROR_NOT_FOUND)) {
      g_clear_error(&failure);
      fail(&failure, TL_ERROR_NOT_FOUND,
           "Teacher: “%s” is nobody on the staff list. Bring in the staff first%s.", text,
           import_session_say(people->session, ", or let --create-missing add them", ""));
    }
    answer = keep(people->of_teacher, g_steal_pointer(&key), item, failure);
  }
  return give(answer, error);
}

bool walk_people_save(struct walk_people *people, struct import_item *teacher, GError **error)
{
  if (!import_item_save(staff_index_items(people->staff), teacher, error))
    return false;
  if (teacher->state != IMPORT_ITEM_REFUSED)
    return true;
  return fail(error, TL_ERROR_INVALID, "Teacher: %s could not be added.", teacher->caption);
}
