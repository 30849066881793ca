#include "exchange/oneroster_users.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "exchange/csv_value.h"
#include "exchange/oneroster_left.h"
#include "exchange/oneroster_roles.h"
#include "exchange/oneroster_words.h"
#include "exchange/person_name.h"
#include "exchange/staff_vacancy.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

#define ACCEPT(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Neither password nor demographics nor what else may be in the file: what is not named here is not
 * looked at. */
enum user_column {
  USER_ID,
  USER_STATUS,
  USER_ORGS,
  USER_ROLE,
  USER_NAME,
  USER_FAMILY,
  USER_GIVEN,
  USER_EMAIL,
  USER_TITLE,
  USER_COLUMNS
};

static const struct csv_field user_columns[USER_COLUMNS] = {
  [USER_ID] = { "sourcedId", ACCEPT("SIS ID", "sourceId"), CSV_FIELD_REQUIRED },
  [USER_STATUS] = { .name = "status" },
  [USER_ORGS] = { "orgSourcedIds", ACCEPT("orgSourcedId", "School SIS ID", "orgs"), 0 },
  [USER_ROLE] = { "role", ACCEPT("userRole"), 0 },
  [USER_NAME] = { "username", ACCEPT("userName"), 0 },
  [USER_FAMILY] = { "familyName", ACCEPT("Last Name", "lastName"), CSV_FIELD_REQUIRED },
  [USER_GIVEN] = { "givenName", ACCEPT("First Name", "firstName"), CSV_FIELD_REQUIRED },
  [USER_EMAIL] = { "email", ACCEPT("emailAddress", "Secondary Email"), 0 },
  [USER_TITLE] = { .name = "title" },
};

struct users {
  struct oneroster_context *context;
  struct oneroster_roles *roles;
  GHashTable *seen;    /* ids of the staff in users.csv → their names, as search keys */
  bool roles_apart;    /* roles.csv is there */
  bool of_teachers;    /* Teacher.csv */
  long administrators; /* whose kind is not said */
  struct oneroster_left left;
  const char *file; /* users.csv, once read */
};

/* Rows of staff ------------------------------------------------------------------------------- */

/* text and more, with a comma between, as long as that is no longer than most characters. */
static void append_value(GString *text, const char *more, long most)
{
  g_auto(GStrv) there = g_strsplit(text->str, ", ", -1);
  if (g_strv_contains((const char *const *)there, more))
    return;
  if (g_utf8_strlen(text->str, -1) + 2 + g_utf8_strlen(more, -1) <= most)
    g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", more);
}

/* What the classes at school say of the post. */
static void set_classes(const struct users *users, struct staff_row *row, const char *id,
                        const char *school)
{
  const GPtrArray *classes = oneroster_classes_of(users->context->classes, id);
  g_autoptr(GString) subjects = g_string_new(NULL);
  g_autoptr(GString) grades = g_string_new(NULL);
  for (guint i = 0; classes && i < classes->len; i++) {
    const struct oneroster_class *class = classes->pdata[i];
    const char *where = NULL;
    oneroster_orgs_place(users->context->orgs, class->org, &where);
    if (g_strcmp0(where, school) != 0)
      continue;
    if (class->subject)
      append_value(subjects, class->subject, 60);
    g_auto(GStrv) list = oneroster_words_list(class->grades);
    for (char **grade = list; *grade; grade++)
      append_value(grades, *grade, 20);
  }
  record_set(row->post, "subject", subjects->str);
  record_set(row->post, "grade", grades->str);
}

/* The room of all of their classes; NULL where they differ. Borrowed. */
static const char *room_of(const struct users *users, const char *id)
{
  const GPtrArray *classes = oneroster_classes_of(users->context->classes, id);
  const char *room = NULL;
  for (guint i = 0; classes && i < classes->len; i++) {
    const struct oneroster_class *class = classes->pdata[i];
    if (!class->room || (room && strcmp(room, class->room) != 0))
      return NULL;
    room = class->room;
  }
  return room && g_utf8_strlen(room, -1) <= 20 ? room : NULL;
}

static struct staff_row *add_row(const struct users *users, const char *id,
                                 const struct record *person, struct import_place where)
{
  struct staff_row *row = staff_rows_add(users->context->rows, where);
  if (person)
    import_item_merge(row->person, person);
  record_set(row->person, "external_source",
             id ? oneroster_files_source(users->context->files) : NULL);
  record_set(row->person, "external_id", id);
  return row;
}

/* A row for a role; one that ends only where the person is known. */
static struct staff_row *add_post(struct users *users, const char *id, const struct record *person,
                                  const struct oneroster_role_at *role)
{
  struct staff_row *row = add_row(users, id, person, role->where);
  row->school_known = role->placed;
  row->ends = role->gone;
  row->some_administrator = !role->role;
  row->follows = true;
  const char *guess = role->school ? "assistant_principal" : "director";
  record_set(row->post, "role", role->role ? role->role : guess);
  record_set(row->post, "school", role->school);
  record_set(row->post, "from_on", role->from);
  record_set(row->post, "until_on", role->until);
  users->administrators += !role->role && !role->gone;
  if (g_strcmp0(role->role, "teacher") == 0 && !role->gone && role->placed)
    set_classes(users, row, id, role->school);
  return row;
}

static bool teaches_at(const GArray *roles, const char *school)
{
  for (guint i = 0; i < roles->len; i++) {
    const struct oneroster_role_at *role = &g_array_index(roles, struct oneroster_role_at, i);
    if (role->placed && g_strcmp0(role->role, "teacher") == 0
        && g_strcmp0(role->school, school) == 0)
      return true;
  }
  return false;
}

/* The schools of a teacher's classes are theirs too, whether or not the roster says so. */
static void add_schools_of_classes(const struct users *users, const char *id, GArray *roles,
                                   struct import_place where)
{
  const GPtrArray *classes = oneroster_classes_of(users->context->classes, id);
  for (guint i = 0; classes && i < classes->len; i++) {
    const struct oneroster_class *class = classes->pdata[i];
    struct oneroster_role_at role = { .role = "teacher", .placed = true, .where = where };
    oneroster_orgs_place(users->context->orgs, class->org, &role.school);
    if (role.school && !teaches_at(roles, role.school))
      g_array_append_val(roles, role);
  }
}

static bool is_at_some_school(const GArray *roles)
{
  for (guint i = 0; i < roles->len; i++)
    if (g_array_index(roles, struct oneroster_role_at, i).school)
      return true;
  return false;
}

static bool is_other(const struct oneroster_role_at *role)
{
  return g_strcmp0(role->role, "other") == 0;
}

/* True where something that they are at the place of role says more than role: that they are staff,
 * or what kind of administrator. */
static bool is_more_at(const struct oneroster_role_at *role, const GArray *roles)
{
  for (guint i = 0; i < roles->len; i++) {
    const struct oneroster_role_at *more = &g_array_index(roles, struct oneroster_role_at, i);
    bool leads = more->role && !is_other(more) && strcmp(more->role, "teacher") != 0;
    if (!more->gone && g_strcmp0(more->school, role->school) == 0
        && (role->role ? !is_other(more) : leads))
      return true;
  }
  return false;
}

/* A teacher or other who has a school is not one of the district besides; a teacher who also keeps
 * the roster's system is a teacher, and a principal who is said to be an administrator, principal.
 */
static bool is_superfluous(const struct oneroster_role_at *role, const GArray *roles)
{
  if (role->gone)
    return false;
  if ((!role->role || is_other(role)) && is_more_at(role, roles))
    return true;
  return role->role && (is_other(role) || strcmp(role->role, "teacher") == 0) && !role->school
         && is_at_some_school(roles);
}

static void add_posts(struct users *users, const char *id, const struct record *person,
                      const GArray *roles)
{
  for (guint i = 0; i < roles->len; i++) {
    const struct oneroster_role_at *role = &g_array_index(roles, struct oneroster_role_at, i);
    if (!is_superfluous(role, roles))
      add_post(users, id, person, role);
  }
}

/* users.csv ----------------------------------------------------------------------------------- */

/* The kind and role that a row of OneRoster 1.1 or of Teacher.csv says. */
static enum oneroster_role own_role(const struct users *users, const char *const *cells,
                                    const char **role)
{
  if (!users->of_teachers)
    return oneroster_words_role(cells[USER_ROLE], role);
  enum oneroster_role kind = oneroster_words_role(cells[USER_TITLE], role);
  if (oneroster_words_is_staff(kind))
    return kind;
  *role = "teacher";
  return ONEROSTER_STAFF;
}

/* Rows of OneRoster 1.1 and of Teacher.csv have role and organisations. False where none is known.
 */
static bool read_own_roles(const struct users *users, const char *const *cells,
                           struct import_place where, GArray *roles, GError **error)
{
  struct oneroster_role_at first = { .where = where };
  g_auto(GStrv) orgs = oneroster_words_list(cells[USER_ORGS]);
  if (!oneroster_words_is_staff(own_role(users, cells, &first.role)))
    return true;
  for (char **org = orgs; *org; org++) {
    struct oneroster_role_at role = first;
    if (!oneroster_roles_place(users->context->orgs, *org, &role, error))
      return false;
    g_array_append_val(roles, role);
  }
  if (!*orgs)
    g_array_append_val(roles, first);
  return true;
}

/* The address of a row. A name by which one signs in may be one: it is taken where it is. */
static bool read_email(struct record *person, const char *const *cells, GError **error)
{
  const char *name = cells[USER_NAME];
  g_autofree char *address =
      csv_value_is_nothing(cells[USER_EMAIL]) ? NULL : csv_value_email(cells[USER_EMAIL]);
  if (address)
    return import_item_set(person, "email", address, error);
  if (name && strchr(name, '@'))
    import_item_set(person, "email", name, NULL);
  return true;
}

/* The person of a row. NULL with error. Yours. */
static struct record *read_person(const struct users *users, const char *id,
                                  const char *const *cells, GError **error)
{
  AUTO(record) struct record *person = record_new(&record_staff);
  const char *room = room_of(users, id);
  if (oneroster_words_is_here(cells[USER_STATUS]))
    record_set(person, "active", "1");
  return import_item_set(person, "family_name", cells[USER_FAMILY], error)
                 && import_item_set(person, "given_name", cells[USER_GIVEN], error)
                 && read_email(person, cells, error) && import_item_set(person, "room", room, error)
             ? g_steal_pointer(&person)
             : NULL;
}

static bool is_known(const struct users *users, const char *id)
{
  return staff_index_external(users->context->people, oneroster_files_source(users->context->files),
                              id);
}

/* What one is of whom no role of staff is told; *word as it is written. Borrowed. */
static enum oneroster_role left_role(const struct users *users, const char *id,
                                     const char *const *cells, const char **word)
{
  const char *role = NULL;
  if (users->roles_apart)
    return oneroster_roles_left(users->roles, id, word);
  *word = cells[USER_ROLE];
  return oneroster_words_role(*word, &role);
}

/* The roles of a user, from wherever they are told; empty for one who is no part of this. Yours;
 * NULL with error. */
static GArray *roles_of(struct users *users, const struct import_table *table, const char *id,
                        const char *const *cells, GError **error)
{
  struct import_place where = import_table_place(table);
  g_autoptr(GArray) roles = oneroster_roles_new();
  const GArray *told = oneroster_roles_of(users->roles, id);
  if (told) {
    for (guint i = 0; i < told->len; i++) {
      struct oneroster_role_at role = g_array_index(told, struct oneroster_role_at, i);
      role.from = g_strdup(role.from);
      role.until = g_strdup(role.until);
      g_array_append_val(roles, role);
    }
  } else if (!users->roles_apart && !read_own_roles(users, cells, where, roles, error)) {
    return NULL;
  }
  const char *word = NULL;
  if (roles->len > 0 || left_role(users, id, cells, &word) == ONEROSTER_UNSAID)
    add_schools_of_classes(users, id, roles, where);
  return g_steal_pointer(&roles);
}

/* Somebody who is gone: inactive if they were here. */
static void take_gone(struct users *users, const char *id, struct import_place where)
{
  if (!is_known(users, id)) {
    users->left.gone++;
    return;
  }
  struct staff_row *row = add_row(users, id, NULL, where);
  record_set(row->person, "active", "0");
}

/* True for one without a role of staff, who is counted; not for somebody known whose role has not
 * changed. */
static bool is_left_out(struct users *users, const char *id, const char *const *cells)
{
  const char *word = NULL;
  enum oneroster_role kind = left_role(users, id, cells, &word);
  if (kind == ONEROSTER_UNSAID && is_known(users, id))
    return false;
  oneroster_left_note(&users->left, kind, word);
  return true;
}

static bool take_user(const struct import_table *table, const char *const *cells, void *data,
                      GError **error)
{
  struct users *users = data;
  struct import_place where = import_table_place(table);
  g_autofree char *id = text_clean(cells[USER_ID], true);
  users->file = where.file;
  if (!id)
    return fail(error, TL_ERROR_INVALID, "sourcedId is missing. Fill it in.");
  g_autoptr(GArray) roles = roles_of(users, table, id, cells, error);
  if (!roles)
    return false;
  if (roles->len == 0 && is_left_out(users, id, cells))
    return true;
  g_autofree char *name = name_full(cells[USER_GIVEN], cells[USER_FAMILY]);
  g_hash_table_insert(users->seen, g_strdup(id), name_search_key(name));
  if (oneroster_words_is_gone(cells[USER_STATUS])) {
    take_gone(users, id, where);
    return true;
  }
  if (staff_vacancy_is_post(cells[USER_FAMILY], cells[USER_GIVEN])) {
    users->left.vacant++;
    return true;
  }
  AUTO(record) struct record *person = read_person(users, id, cells, error);
  if (!person)
    return false;
  if (roles->len == 0)
    add_row(users, id, person, where);
  else
    add_posts(users, id, person, roles);
  return true;
}

/* What is left -------------------------------------------------------------------------------- */

/* Roles of people whom users.csv does not have, as when only the role has changed. */
static void take_roles_alone(struct users *users)
{
  const GPtrArray *ids = oneroster_roles_users(users->roles);
  for (guint i = 0; i < ids->len; i++) {
    const char *id = ids->pdata[i];
    if (g_hash_table_contains(users->seen, id))
      continue;
    const GArray *roles = oneroster_roles_of(users->roles, id);
    const struct oneroster_role_at *first = &g_array_index(roles, struct oneroster_role_at, 0);
    g_autofree char *why = g_strdup_printf(
        "The user “%s” of this role is neither in users.csv nor known from before.", id);
    if (is_known(users, id))
      add_posts(users, id, NULL, roles);
    else if (!first->gone)
      import_session_refuse(users->context->session, first->where, why);
  }
}

/* The id that School.csv gives for a principal; NULL where it is that of somebody of another name.
 */
static const char *principal_id(const struct users *users,
                                const struct oneroster_principal *principal)
{
  const char *known = principal->id ? g_hash_table_lookup(users->seen, principal->id) : NULL;
  g_autofree char *name = name_search_key(principal->name);
  if (!known || !principal->name || strcmp(known, name) == 0)
    return principal->id;
  import_session_notice(users->context->session, principal->where,
                        "the id %s of the principal, %s, is somebody else’s; it was left out",
                        principal->id, principal->name);
  return NULL;
}

/* Principals whom School.csv names. */
static void take_principals(struct users *users)
{
  const GArray *principals = oneroster_orgs_principals(users->context->orgs);
  for (guint i = 0; i < principals->len; i++) {
    const struct oneroster_principal *principal =
        &g_array_index(principals, struct oneroster_principal, i);
    if (staff_vacancy_is_post(principal->name, NULL)) {
      users->left.vacant++;
      continue;
    }
    struct oneroster_role_at role = {
      .role = "principal", .school = principal->school, .placed = true, .where = principal->where
    };
    AUTO(record) struct record *person = record_new(&record_staff);
    g_autofree char *given = NULL;
    g_autofree char *family = NULL;
    person_name_split(principal->name, &given, &family);
    record_set(person, "given_name", given);
    record_set(person, "family_name", family);
    struct staff_row *row = add_post(users, principal_id(users, principal), person, &role);
    row->guessed_name = principal->name && !strchr(principal->name, ',');
  }
}

static void tell_administrators(const struct users *users)
{
  if (users->administrators == 0)
    return;
  struct import_place place = { NULL, 0 };
  g_autofree char *count =
      format_plural(users->administrators, "administrator’s role", "administrators’ roles");
  import_session_notice(
      users->context->session, place,
      "The roster does not say what kind %s are: who is new at a school comes "
      "in as principal if it has none and they are the only one, else as assistant principal; who "
      "is new at the district, as director. Look through them and name the principals.",
      count);
}

static bool read_all(struct users *users, GError **error)
{
  static const struct oneroster_table people = { "users.csv", "teacher.csv", user_columns,
                                                 USER_COLUMNS, take_user };
  struct oneroster_files *files = users->context->files;
  users->roles_apart = oneroster_files_has(files, "roles.csv");
  users->of_teachers =
      !oneroster_files_has(files, "users.csv") && oneroster_files_has(files, "teacher.csv");
  users->roles = oneroster_roles_read(files, users->context->orgs, error);
  if (!users->roles || !oneroster_files_read(files, &people, users, error))
    return false;
  take_roles_alone(users);
  take_principals(users);
  oneroster_left_tell(&users->left, users->context->session,
                      (struct import_place){ users->file, 0 });
  if (users->file)
    oneroster_left_tell_missing(staff_index_items(users->context->rows->index),
                                oneroster_files_source(files), users->seen,
                                (struct import_place){ users->file, 0 });
  tell_administrators(users);
  return true;
}

bool oneroster_users_read(struct oneroster_context *context, GError **error)
{
  struct users users = { .context = context };
  users.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  oneroster_left_init(&users.left);
  bool done = read_all(&users, error);
  oneroster_left_clear(&users.left);
  g_clear_pointer(&users.roles, oneroster_roles_free);
  g_hash_table_unref(users.seen);
  return done;
}
