#include "exchange/oneroster_classes.h"

#include "base/text.h"
#include "exchange/oneroster_words.h"

#include <string.h>

#define ACCEPT(...) ((const char *const[]){ __VA_ARGS__, NULL })

enum course_column {
  COURSE_ID,
  COURSE_STATUS,
  COURSE_TITLE,
  COURSE_GRADES,
  COURSE_SUBJECTS,
  COURSE_COLUMNS
};

static const struct csv_field course_columns[COURSE_COLUMNS] = {
  [COURSE_ID] = { "sourcedId", ACCEPT("SIS ID", "sourceId"), CSV_FIELD_REQUIRED },
  [COURSE_STATUS] = { .name = "status" },
  [COURSE_TITLE] = { "title", ACCEPT("name"), 0 },
  [COURSE_GRADES] = { "grades", ACCEPT("grade"), 0 },
  [COURSE_SUBJECTS] = { "subjects", ACCEPT("subject"), 0 },
};

enum class_column {
  CLASS_ID,
  CLASS_STATUS,
  CLASS_TITLE,
  CLASS_GRADES,
  CLASS_COURSE,
  CLASS_COURSE_NAME,
  CLASS_ROOM,
  CLASS_SCHOOL,
  CLASS_SUBJECTS,
  CLASS_COLUMNS
};

static const struct csv_field class_columns[CLASS_COLUMNS] = {
  [CLASS_ID] = { "sourcedId", ACCEPT("SIS ID", "sourceId"), CSV_FIELD_REQUIRED },
  [CLASS_STATUS] = { .name = "status" },
  [CLASS_TITLE] = { "title", ACCEPT("Section Name", "name"), 0 },
  [CLASS_GRADES] = { "grades", ACCEPT("grade"), 0 },
  [CLASS_COURSE] = { "courseSourcedId", ACCEPT("Course SIS ID"), 0 },
  [CLASS_COURSE_NAME] = { .name = "Course Name" },
  [CLASS_ROOM] = { "location", ACCEPT("room"), 0 },
  [CLASS_SCHOOL] = { "schoolSourcedId", ACCEPT("orgSourcedId", "School SIS ID"), 0 },
  [CLASS_SUBJECTS] = { "subjects", ACCEPT("subject", "Course Subject"), 0 },
};

enum enrollment_column {
  ENROLLMENT_CLASS,
  ENROLLMENT_USER,
  ENROLLMENT_ROLE,
  ENROLLMENT_STATUS,
  ENROLLMENT_COLUMNS
};

static const struct csv_field enrollment_columns[ENROLLMENT_COLUMNS] = {
  [ENROLLMENT_CLASS] = { "classSourcedId", ACCEPT("Section SIS ID", "class"), CSV_FIELD_REQUIRED },
  [ENROLLMENT_USER] = { "userSourcedId", ACCEPT("user"), CSV_FIELD_REQUIRED },
  [ENROLLMENT_ROLE] = { "role", ACCEPT("userRole"), CSV_FIELD_REQUIRED },
  [ENROLLMENT_STATUS] = { .name = "status" },
};

/* TeacherRoster.csv has teachers alone, and no role. */
static const struct csv_field roster_columns[ENROLLMENT_COLUMNS] = {
  [ENROLLMENT_CLASS] = { .name = "Section SIS ID", .flags = CSV_FIELD_REQUIRED },
  [ENROLLMENT_USER] = { .name = "SIS ID", .flags = CSV_FIELD_REQUIRED },
  [ENROLLMENT_ROLE] = { .name = "role" },
  [ENROLLMENT_STATUS] = { .name = "status" },
};

struct course {
  char *title, *grades, *subject;
};

struct oneroster_classes {
  GHashTable *courses; /* id → struct course * */
  GHashTable *classes; /* id → struct oneroster_class * */
  GHashTable *of_user; /* id → GPtrArray of struct oneroster_class * */
};

static void free_course(gpointer data)
{
  struct course *course = data;
  g_free(course->title);
  g_free(course->grades);
  g_free(course->subject);
  g_free(course);
}

static void free_class(gpointer data)
{
  struct oneroster_class *class = data;
  g_free(class->org);
  g_free(class->subject);
  g_free(class->grades);
  g_free(class->room);
  g_free(class);
}

static void free_list(gpointer data)
{
  g_ptr_array_unref(data);
}

void oneroster_classes_free(struct oneroster_classes *classes)
{
  g_hash_table_unref(classes->of_user);
  g_hash_table_unref(classes->classes);
  g_hash_table_unref(classes->courses);
  g_free(classes);
}

static bool take_course(const struct import_table *table, const char *const *cells, void *data,
                        GError **error)
{
  (void)table;
  (void)error;
  struct oneroster_classes *classes = data;
  char *id = text_clean(cells[COURSE_ID], true);
  if (!id)
    return true;
  struct course *course = g_new0(struct course, 1);
  course->title = text_clean(cells[COURSE_TITLE], true);
  course->grades = text_clean(cells[COURSE_GRADES], true);
  course->subject = oneroster_words_subject(cells[COURSE_SUBJECTS]);
  g_hash_table_insert(classes->courses, id, course);
  return true;
}

/* In words: the class's or course's subject, else the course's or class's title. Yours. */
static char *subject_of(const struct course *course, const char *const *cells)
{
  const char *titles[] = { course ? course->title : NULL, cells[CLASS_COURSE_NAME],
                           cells[CLASS_TITLE] };
  char *subject = oneroster_words_subject(cells[CLASS_SUBJECTS]);
  if (!subject && course)
    subject = g_strdup(course->subject);
  for (size_t i = 0; !subject && i < G_N_ELEMENTS(titles); i++)
    subject = oneroster_words_title(titles[i]);
  return subject;
}

static bool take_class(const struct import_table *table, const char *const *cells, void *data,
                       GError **error)
{
  (void)table;
  (void)error;
  struct oneroster_classes *classes = data;
  char *id = text_clean(cells[CLASS_ID], true);
  if (!id || oneroster_words_is_gone(cells[CLASS_STATUS])) {
    g_free(id);
    return true;
  }
  g_autofree char *course_id = text_clean(cells[CLASS_COURSE], true);
  const struct course *course = course_id ? g_hash_table_lookup(classes->courses, course_id) : NULL;
  struct oneroster_class *class = g_new0(struct oneroster_class, 1);
  class->org = text_clean(cells[CLASS_SCHOOL], true);
  class->subject = subject_of(course, cells);
  class->grades = text_clean(cells[CLASS_GRADES], true);
  if (!class->grades && course)
    class->grades = g_strdup(course->grades);
  class->room = text_clean(cells[CLASS_ROOM], true);
  g_hash_table_insert(classes->classes, id, class);
  return true;
}

static bool is_teacher(const char *text)
{
  const char *role = NULL;
  return oneroster_words_role(text, &role) == ONEROSTER_STAFF && strcmp(role, "teacher") == 0;
}

static void note_teacher(struct oneroster_classes *classes, const char *const *cells)
{
  g_autofree char *id = text_clean(cells[ENROLLMENT_CLASS], true);
  g_autofree char *user = text_clean(cells[ENROLLMENT_USER], true);
  struct oneroster_class *class = id ? g_hash_table_lookup(classes->classes, id) : NULL;
  if (!class || !user || oneroster_words_is_gone(cells[ENROLLMENT_STATUS]))
    return;
  GPtrArray *list = g_hash_table_lookup(classes->of_user, user);
  if (!list) {
    list = g_ptr_array_new();
    g_hash_table_insert(classes->of_user, g_steal_pointer(&user), list);
  }
  g_ptr_array_add(list, class);
}

static bool take_enrollment(const struct import_table *table, const char *const *cells, void *data,
                            GError **error)
{
  (void)table;
  (void)error;
  if (is_teacher(cells[ENROLLMENT_ROLE]))
    note_teacher(data, cells);
  return true;
}

static bool take_roster(const struct import_table *table, const char *const *cells, void *data,
                        GError **error)
{
  (void)table;
  (void)error;
  note_teacher(data, cells);
  return true;
}

struct oneroster_classes *oneroster_classes_read(struct oneroster_files *files, GError **error)
{
  static const struct oneroster_table tables[] = {
    { "courses.csv", NULL, course_columns, COURSE_COLUMNS, take_course },
    { "classes.csv", "section.csv", class_columns, CLASS_COLUMNS, take_class },
    { "enrollments.csv", NULL, enrollment_columns, ENROLLMENT_COLUMNS, take_enrollment },
    { "teacherroster.csv", NULL, roster_columns, ENROLLMENT_COLUMNS, take_roster },
  };
  AUTO(oneroster_classes) struct oneroster_classes *classes = g_new0(struct oneroster_classes, 1);
  classes->courses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_course);
  classes->classes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_class);
  classes->of_user = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
  for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
    if (!oneroster_files_read(files, &tables[i], classes, error))
      return NULL;
  return g_steal_pointer(&classes);
}

const GPtrArray *oneroster_classes_of(const struct oneroster_classes *classes, const char *user)
{
  return g_hash_table_lookup(classes->of_user, user);
}
