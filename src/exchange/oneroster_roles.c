#include "exchange/oneroster_roles.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/import_item.h"
#include "exchange/oneroster_words.h"
#include "model/tables.h"

#define ACCEPT(...) ((const char *const[]){ __VA_ARGS__, NULL })

enum column { USER, ORG, ROLE, STATUS, SESSION, BEGIN, END, COLUMN_COUNT };

static const struct csv_field columns[COLUMN_COUNT] = {
  [USER] = { "userSourcedId", ACCEPT("user"), CSV_FIELD_REQUIRED },
  [ORG] = { "orgSourcedId", ACCEPT("org", "orgSourcedIds"), CSV_FIELD_REQUIRED },
  [ROLE] = { "role", ACCEPT("userRole"), CSV_FIELD_REQUIRED },
  [STATUS] = { .name = "status" },
  [SESSION] = { .name = "sessionSourcedId" },
  [BEGIN] = { "beginDate", ACCEPT("roleStartDate", "startDate"), 0 },
  [END] = { "endDate", ACCEPT("roleEndDate"), 0 },
};

struct oneroster_roles {
  const struct oneroster_orgs *orgs;
  GHashTable *by_user; /* id → GArray of struct oneroster_role_at */
  GPtrArray *order;    /* those ids, borrowed, in the order of the file */
  GHashTable *left;    /* id → struct left_role of one who has another role */
};

struct left_role {
  enum oneroster_role kind;
  char *word; /* as it is written, where the kind is not known */
};

static void clear_role(gpointer data)
{
  struct oneroster_role_at *role = data;
  g_free(role->from);
  g_free(role->until);
}

static void free_left(gpointer data)
{
  struct left_role *left = data;
  g_free(left->word);
  g_free(left);
}

static void free_roles(gpointer data)
{
  g_array_unref(data);
}

GArray *oneroster_roles_new(void)
{
  GArray *roles = g_array_new(FALSE, FALSE, sizeof(struct oneroster_role_at));
  g_array_set_clear_func(roles, clear_role);
  return roles;
}

/* A date in whatever form; *canonical NULL for none. Yours. */
static bool read_date(const char *cell, const char *field, char **canonical, GError **error)
{
  AUTO(record) struct record *post = record_new(&record_assignment);
  if (!import_item_set(post, field, cell, error))
    return false;
  *canonical = g_strdup(record_get(post, field));
  return true;
}

bool oneroster_roles_place(const struct oneroster_orgs *orgs, const char *org,
                           struct oneroster_role_at *role, GError **error)
{
  g_autofree char *id = text_clean(org, true);
  role->placed = id;
  if (!id)
    return true;
  if (oneroster_orgs_place(orgs, id, &role->school) != ONEROSTER_UNKNOWN)
    return true;
  return fail(error, TL_ERROR_NOT_FOUND,
              "The organisation “%s” is neither in orgs.csv nor known from before. Add it there.",
              id);
}

/* Dates of a role that is bound to a session are the session's, not those of the post. */
static bool read_period(const char *const *cells, struct oneroster_role_at *role, GError **error)
{
  if (!text_blank(cells[SESSION]))
    return true;
  return read_date(cells[BEGIN], "from_on", &role->from, error)
         && read_date(cells[END], "until_on", &role->until, error);
}

static void add_role(struct oneroster_roles *all, const char *user,
                     const struct oneroster_role_at *role)
{
  GArray *roles = g_hash_table_lookup(all->by_user, user);
  if (!roles) {
    char *key = g_strdup(user);
    roles = oneroster_roles_new();
    g_hash_table_insert(all->by_user, key, roles);
    g_ptr_array_add(all->order, key);
  }
  g_array_append_val(roles, *role);
}

/* Why one who is no staff is left out. */
static void note_left(struct oneroster_roles *all, const char *const *cells,
                      enum oneroster_role kind)
{
  char *user = text_clean(cells[USER], true);
  if (!user || kind == ONEROSTER_UNSAID || g_hash_table_contains(all->left, user)) {
    g_free(user);
    return;
  }
  struct left_role *left = g_new0(struct left_role, 1);
  left->kind = kind;
  left->word = kind == ONEROSTER_STRANGER ? g_strdup(cells[ROLE]) : NULL;
  g_hash_table_insert(all->left, user, left);
}

static bool take_role(const struct import_table *table, const char *const *cells, void *data,
                      GError **error)
{
  struct oneroster_roles *all = data;
  struct oneroster_role_at role = { .where = import_table_place(table) };
  enum oneroster_role kind = oneroster_words_role(cells[ROLE], &role.role);
  if (!oneroster_words_is_staff(kind)) {
    note_left(all, cells, kind);
    return true;
  }
  g_autofree char *user = text_clean(cells[USER], true);
  if (!user)
    return fail(error, TL_ERROR_INVALID, "userSourcedId is missing. Fill it in.");
  role.gone = oneroster_words_is_gone(cells[STATUS]);
  if (!oneroster_roles_place(all->orgs, cells[ORG], &role, error)
      || !read_period(cells, &role, error)) {
    clear_role(&role);
    return false;
  }
  add_role(all, user, &role);
  return true;
}

struct oneroster_roles *oneroster_roles_read(struct oneroster_files *files,
                                             const struct oneroster_orgs *orgs, GError **error)
{
  static const struct oneroster_table table = { "roles.csv", NULL, columns, COLUMN_COUNT,
                                                take_role };
  AUTO(oneroster_roles) struct oneroster_roles *roles = g_new0(struct oneroster_roles, 1);
  roles->orgs = orgs;
  roles->by_user = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_roles);
  roles->order = g_ptr_array_new();
  roles->left = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_left);
  return oneroster_files_read(files, &table, roles, error) ? g_steal_pointer(&roles) : NULL;
}

void oneroster_roles_free(struct oneroster_roles *roles)
{
  g_hash_table_unref(roles->by_user);
  g_hash_table_unref(roles->left);
  g_ptr_array_unref(roles->order);
  g_free(roles);
}

const GArray *oneroster_roles_of(const struct oneroster_roles *roles, const char *user)
{
  return g_hash_table_lookup(roles->by_user, user);
}

const GPtrArray *oneroster_roles_users(const struct oneroster_roles *roles)
{
  return roles->order;
}

enum oneroster_role oneroster_roles_left(const struct oneroster_roles *roles, const char *user,
                                         const char **word)
{
  const struct left_role *left = g_hash_table_lookup(roles->left, user);
  *word = left ? left->word : NULL;
  return left ? left->kind : ONEROSTER_UNSAID;
}
