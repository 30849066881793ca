/* Every screen of the program has a title, a sentence of help, and tables of actions without a
 * fault. */
#include "suite.h"

#include "ui/screens.h"
#include "ui/walkthrough.h"
#include "work/scale.h"

#include <string.h>

static void check_table(const struct action *table, GHashTable *names)
{
  g_autofree char *fault = action_table_fault(table);
  ck_assert_msg(fault == NULL, "%s", fault);
  for (; table->name; table++)
    ck_assert_msg(g_hash_table_add(names, (gpointer)table->name), "%s twice", table->name);
}

START_TEST(screens_and_their_tables)
{
  g_autoptr(GHashTable) types = g_hash_table_new(g_str_hash, g_str_equal);
  bool letters[128] = { false };
  for (int i = 0; session_screens[i]; i++) {
    const struct screen_type *type = session_screens[i];
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    ck_assert_msg(g_hash_table_add(types, (gpointer)type->name), "%s twice", type->name);
    ck_assert_msg(type->title && type->help, "%s says nothing of itself", type->name);
    ck_assert_msg(!type->letter || !letters[(int)type->letter], "g %c goes to two", type->letter);
    letters[(int)type->letter] = type->letter != 0;
    for (int t = 0; t < SCREEN_TABLES && type->actions[t]; t++)
      check_table(type->actions[t], names);
  }
}
END_TEST

START_TEST(actions_of_every_screen)
{
  g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
  check_table(session_actions, names);
}
END_TEST

static void add_keys(GString *text, const struct action *table)
{
  for (const struct action *action = table; action && action->name; action++) {
    g_auto(GStrv) keys =
        g_strsplit(action->live_keys || !action->keys ? "" : action->keys, " ", -1);
    for (char **key = keys; *key; key++)
      if (strlen(*key) == 1 && !strchr(text->str, **key))
        g_string_append_c(text, **key);
  }
}

/* The keys that do something on the walkthrough screen, each once. Yours. */
static char *keys_of_walkthrough(void)
{
  GString *text = g_string_new("uqgm?:/");
  for (size_t i = 0; i < G_N_ELEMENTS(screen_walkthrough.actions); i++)
    add_keys(text, screen_walkthrough.actions[i]);
  return g_string_free(text, FALSE);
}

/* A form that comes in from a file may use the keys that the screen lets one choose. */
START_TEST(files_know_the_keys_of_the_walkthrough_screen)
{
  g_autofree char *taken = keys_of_walkthrough();
  ck_assert_uint_eq(strlen(taken), strlen(scale_taken_keys));
  ck_assert_uint_eq(strspn(taken, scale_taken_keys), strlen(taken));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_tables");
  TCase *tests = tcase_create("ui_tables");
  tcase_add_test(tests, screens_and_their_tables);
  tcase_add_test(tests, actions_of_every_screen);
  tcase_add_test(tests, files_know_the_keys_of_the_walkthrough_screen);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
