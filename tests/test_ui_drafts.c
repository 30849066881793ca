/* Nothing that is typed is lost: the program is killed after any letter, in each place that takes
 * text, and at the next start all of it is there, with the cursor behind it. */
#include "suite.h"
#include "ui_run.h"
#include "visit_data.h"

#include "model/tables.h"

#include <signal.h>
#include <string.h>

struct place {
  const char *name;
  const char *person; /* NULL: the record keeper */
  const char *there;  /* keys that begin to type */
  const char *text;   /* what is typed, one line */
  const char *again;  /* keys that come back after the next start */
};

static const struct place places[] = {
  { "what was seen in a visit", ROSA, "vDor<Enter>n<Down><Down><Down><Enter>",
    "Students talk in pairs", "v" },
  { "what is next", ROSA, "vDor<Enter>n<Down><Down><Down><Down><Enter>", "Two rooms try it", "v" },
  { "the purpose of a visit", ROSA, "vDor<Enter>n<Home><Down><Down><Enter>", "Whether they reason",
    "v" },
  { "the times of a visit", ROSA, "vDor<Enter>n<Home><Enter><C-u>", "9:05", "v" },
  { "the plan of a memo", MARIA, "v[<End><Enter><End><Enter><Enter>", "Talk partners in each room",
    "<Enter>" },
  { "a step of a memo", MARIA, "v[<End><Enter><End><Enter>n", "Ask the coach to model it",
    "<Enter>" },
  { "by when a step is done", MARIA, "v[<End><Enter><End><Enter>nAsk the coach<Tab><Tab>",
    "4 December", "<Enter>" },
  { "a new follow-up", ROSA, "vDor<Enter>nn", "Co-plan the exit tickets", "vn" },
  { "when it is due", ROSA, "vDor<Enter>nnCo-plan<Tab><Tab><C-u>", "25 November", "vn" },
  { "why a follow-up is dropped", ROSA, "vDor<Enter>n<Home><Down><Down><Down>x",
    "the team was split", "v<Home><Down><Down><Down>x" },
  { "the day a visit is moved to", ROSA, "gv<Down>m", "24 November", "gv<Down>m" },
  { "why it is moved", ROSA, "gv<Down>m+12<Enter>", "the school is closed", "gv<Down>m<Enter>" },
  { "why it was missed", ROSA, "gv<Down>x", "the principal was ill", "gv<Down>x" },
  { "a new person", NULL, "gr<Down><Enter>n", "Abrams-Fitzgerald", "gr<Down><Enter>ng" },
  { "their e-mail", NULL, "gr<Down><Enter>nAbrams<Tab>Joel<Tab><Tab>", "joel@millcity.example",
    "gr<Down><Enter>ng" },
  { "a new school", NULL, "gr<Enter>n", "Wiley School of Arts", "gr<Enter>ng" },
  { "a note in the calendar", NULL, "gr<Down><Down><Down><Enter>nh<Left><Enter>",
    "Parent conferences", "gr<Down><Down><Down><Enter><Enter>" },
  { "a new strategy", NULL, "gr<Down><Down><Down><Down><Enter><Enter>n", "Students explain it",
    "gr<Down><Down><Down><Down><Enter><Enter>n" },
  { "what to look for", NULL, "gr<Down><Down><Down><Down><Enter><Enter>l<C-u>",
    "Pairs, not one voice", "gr<Down><Down><Down><Down><Enter><Enter>l" },
  { "a target for everybody", NULL, "gr<Down><Down><Enter>s", "18", "gr<Down><Down><Enter>s" },
  { "a note on a plan’s item", SIOBHAN, "gi[<Home><Down>c<Up><Enter><Enter>",
    "Two teams have begun", "<Enter>" },
  { "an item of a plan", SIOBHAN, "giA", "Families hear of it", "giA" },
  { "why one rates so", SIOBHAN, "ga2<Tab>", "I was in 14 rooms", "ga" },
  { "where the packet is talked about", JAMES, "kd<Down><Down><Down><Down><Enter><C-u>",
    "Doran, library", "kd<Enter>" },
  { "a kind of visit", NULL, "gr<Down><Down><Down><Down><Enter>nv<Tab>", "Learning walk",
    "gr<Down><Down><Down><Down><Enter>nvg" },
  { "the minutes of a walkthrough", SIOBHAN, "wnun<Enter>ydminutes<Enter><C-u>", "14",
    "gw<Home><Enter>dminutes<Enter>" },
  { "a comment", SIOBHAN, "wnun<Enter>y<Down>Y", "asked each other why", "gw<Home><Enter>" },
  { "a question at the end", SIOBHAN, "wnun<Enter><End><Up><Enter>", "Whose idea was it",
    "gw<Home><Enter>" },
};

/* Where one is without typing: keys, and what stands there at the next start. */
struct row {
  const char *name, *person, *there, *again, *shown;
};

static const struct row rows[] = {
  { "a row of a walkthrough", SIOBHAN, "wnun<Enter>yp<Home>", "gw<Home><Enter>",
    "▸  1 Objective is visible" },
  { "a text of a walkthrough", SIOBHAN, "wnun<Enter>y<End><Up>", "gw<Home><Enter>",
    "▸ Next step or question" },
  { "a standard", SIOBHAN, "ga2<PgDn><Tab>", "ga", "▸ Why" },
  { "a field", NULL, "gr<Down><Enter>nAbrams<Tab>Joel<Tab><Tab><Tab>", "gr<Down><Enter>ng",
    "▸ Room" },
};

static struct visit_data data;

static void start(void)
{
  visit_data_start(&data);
  g_free(visit_data_plan(&data, "2026-11-09")); /* one that can have been missed */
  ui_add_october(&data.fixture);
}

static void end(void)
{
  visit_data_end(&data);
}

START_TEST(what_is_typed_is_there_again)
{
  const struct place *place = &places[_i];
  g_autoptr(GRand) chance = g_rand_new_with_seed((guint32)_i + 20261112u);
  size_t length = (size_t)g_rand_int_range(chance, 1, (gint32)strlen(place->text));
  g_autofree char *part = g_strndup(place->text, length);
  g_autofree char *more = g_strdup_printf("%s|", part);
  struct terminal *t = ui_open(&data.fixture, place->person, place->there);
  terminal_keys(t, part);
  g_autofree char *seen = g_strchomp(g_strdup(part));
  terminal_expect(t, seen);
  terminal_kill(t, SIGKILL);
  ck_assert_msg(terminal_close(t, NULL) == 128 + SIGKILL, "%s", place->name);
  t = ui_open(&data.fixture, place->person, place->again);
  terminal_expect(t, seen);
  terminal_keys(t, "|");
  terminal_expect(t, more);
  terminal_kill(t, SIGTERM);
  ck_assert_msg(terminal_close(t, NULL) == 128 + SIGTERM, "%s", place->name);
}
END_TEST

START_TEST(one_is_where_one_was)
{
  const struct row *row = &rows[_i];
  struct terminal *t = ui_open(&data.fixture, row->person, row->there);
  terminal_expect(t, row->shown);
  terminal_kill(t, SIGKILL);
  ck_assert_msg(terminal_close(t, NULL) == 128 + SIGKILL, "%s", row->name);
  t = ui_open(&data.fixture, row->person, row->again);
  terminal_expect(t, row->shown);
  terminal_kill(t, SIGTERM);
  ck_assert_msg(terminal_close(t, NULL) == 128 + SIGTERM, "%s", row->name);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("drafts");
  TCase *tests = tcase_create("drafts");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_loop_test(tests, what_is_typed_is_there_again, 0, G_N_ELEMENTS(places));
  tcase_add_loop_test(tests, one_is_where_one_was, 0, G_N_ELEMENTS(rows));
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
