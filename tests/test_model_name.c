/* Names and codes: found, sorted, shown and shortened in every script. */
#include "suite.h"

#include "model/name.h"

#include "base/text.h"

#include <string.h>

static void check_text(char *got, const char *expected)
{
  ck_assert_pstr_eq(got, expected);
  g_free(got);
}

START_TEST(test_search_key)
{
  static const char *const cases[][2] = {
    { NULL, "" },
    { "", "" },
    { "Doran Elementary", "doran elementary" },
    { "José Nuñez", "jose nunez" },
    { "Jose\u0301 Nun\u0303ez", "jose nunez" },
    { "Siobhán O’Brien", "siobhan obrien" },
    { "Siobhan O'Brien", "siobhan obrien" },
    { "Siobhan OʼBrien", "siobhan obrien" },
    { "Nguyễn Thị Ánh", "nguyen thi anh" },
    { "Đặng", "dang" },
    { "Łukasz", "lukasz" },
    { "Søren Ærø", "soren aero" },
    { "STRAẞE Straße", "strasse strasse" },
    { "Þór Guðrún", "thor gudrun" },
    { "Işık İnan", "isik inan" },
    { "Œuvre", "oeuvre" },
    { "សុខា", "សុខា" },
    { "ស្រី\u200bមុំ", "ស្រីមុំ" },
    { "محمد", "محمد" },
    { "مُحَمَّد", "محمد" },
    { "محـــمد", "محمد" },
    { "أحمد", "احمد" },
    { "Σίσυφος ΣΊΣΥΦΟΣ", "σισυφοσ σισυφοσ" },
    { "Ёлкин", "елкин" },
    { "Anne-Marie  d’Arc", "anne marie darc" },
    { "Anne‐Marie – Luc", "anne marie luc" },
    { "St. Mary's (lower)", "st marys lower" },
    { "B.M.C. Durfee High", "bmc durfee high" },
    { "Nuñez, José", "nunez jose" },
    { "  P.S.\t12/14 ", "ps 12 14" },
    { "a\u00a0b\u3000c", "a b c" },
    { "学校", "学校" },
    { "\xff"
      "x",
      "x" },
    { "…", "" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    check_text(name_search_key(cases[i][0]), cases[i][1]);
    check_text(name_search_key(cases[i][1]), cases[i][1]);
  }
}
END_TEST

START_TEST(test_sort_key)
{
  static const char *const order[] = { "Ann",    "Ánn",     "Ann Lee", "Anna",     "Đặng", "Doran",
                                       "Łukasz", "O'Brien", "O’Brien", "Obrien Z", "Zoë" };
  for (size_t i = 1; i < G_N_ELEMENTS(order); i++) {
    g_autofree char *before = name_sort_key(order[i - 1]);
    g_autofree char *after = name_sort_key(order[i]);
    ck_assert_msg(strcmp(before, after) < 0, "%s, %s", order[i - 1], order[i]);
  }
  g_autofree char *none = name_sort_key(NULL);
  g_autofree char *some = name_sort_key("a");
  ck_assert_int_lt(strcmp(none, some), 0);
}
END_TEST

START_TEST(test_matches)
{
  static const struct {
    const char *name, *query;
    bool matches;
  } cases[] = {
    { "Đặng Thị Hoa", "dang", true },
    { "José Nuñez", "nu jo", true },
    { "José Nuñez", "NUÑ", true },
    { "José Nuñez", "nu xo", false },
    { "José Nuñez", "unez", false },
    { "Siobhán O’Brien", "o'b", true },
    { "Siobhán O’Brien", "obrien", true },
    { "Anne-Marie", "marie", true },
    { "Łukasz", "lukasz", true },
    { "Łukasz", "ł", true },
    { "សុខា", "សុ", true },
    { "محمد", "مح", true },
    { "José", "", true },
    { "José", "  ", true },
    { "", "x", false },
    { "St. Mary (lower)", "lower", true },
    { "Jo Jones", "jones jo", true },
    { "José", "josé maria", false },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *key = name_search_key(cases[i].name);
    ck_assert_msg(name_matches(key, cases[i].query) == cases[i].matches, "%s, %s", cases[i].name,
                  cases[i].query);
  }
}
END_TEST

START_TEST(test_score)
{
  const char *key = "maria jose doran";
  static const char *const falling[] = { "María José Doran", "mar", "jose", "dor", "ose" };
  for (size_t i = 1; i < G_N_ELEMENTS(falling); i++)
    ck_assert_msg(name_score(key, falling[i - 1]) >= name_score(key, falling[i]), "%s", falling[i]);
  ck_assert_int_gt(name_score(key, "maria jose doran"), name_score(key, "maria"));
  ck_assert_int_gt(name_score(key, "maria"), name_score(key, "doran"));
  ck_assert_int_gt(name_score(key, "doran"), name_score(key, "oran"));
  ck_assert_int_gt(name_score(key, "oran"), 0);
  ck_assert_int_gt(name_score(key, "dor mar"), 0);
  ck_assert_int_gt(name_score(key, ""), 0);
  ck_assert_int_eq(name_score(key, "kim"), 0);
  ck_assert_int_eq(name_score(key, "maria kim"), 0);
}
END_TEST

START_TEST(test_shown)
{
  check_text(name_full("José", "Nuñez"), "José Nuñez");
  check_text(name_full(NULL, "Nuñez"), "Nuñez");
  check_text(name_full("José", NULL), "José");
  check_text(name_full(NULL, NULL), "");
  check_text(name_listed("José", "Nuñez"), "Nuñez, José");
  check_text(name_listed("José", NULL), "José");
  check_text(name_listed("", "Nuñez"), "Nuñez");
  check_text(name_short("Siobhán", "O’Brien"), "S. O’Brien");
  check_text(name_short("E\u0301mile", "Zola"), "E\u0301. Zola");
  check_text(name_short("Đặng", "Hoa"), "Đ. Hoa");
  check_text(name_short("سارة", "محمد"), "سارة محمد");
  check_text(name_short("សុខា", "ចាន់"), "សុខា ចាន់");
  check_text(name_short(NULL, "O’Brien"), "O’Brien");
  check_text(name_short("Siobhán", NULL), "Siobhán");
}
END_TEST

START_TEST(test_code)
{
  static const char *const cases[][2] = {
    { NULL, NULL },
    { "", NULL },
    { "  ", NULL },
    { "10505", "00010505" },
    { "00950505", "00950505" },
    { " 950505 ", "00950505" },
    { "950505.0", "00950505" },
    { "123456789", "123456789" },
    { "A-12", "A-12" },
    { "12.5", "12.5" },
    { "0", "00000000" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    check_text(code_normalize(cases[i][0]), cases[i][1]);
}
END_TEST

static GHashTable *new_set(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

START_TEST(test_abbreviate)
{
  g_autoptr(GHashTable) taken = new_set();
  check_text(name_abbreviate("Doran Elementary", 3, taken), "Dor");
  check_text(name_abbreviate("Doran Middle", 3, taken), "DoM");
  check_text(name_abbreviate("Dorset", 3, taken), "Dos");
  check_text(name_abbreviate("St. Mary", 3, taken), "StM");
  check_text(name_abbreviate("B M C Durfee High", 3, taken), "BMC");
  check_text(name_abbreviate("Kuss", 4, taken), "Kuss");
  check_text(name_abbreviate("Nguyễn Thị Ánh", 3, taken), "Ngu");
  check_text(name_abbreviate("Étoile", 2, taken), "Ét");
  check_text(name_abbreviate("សុខា", 3, taken), "សុខា");
  check_text(name_abbreviate("Mary Fonseca Elementary", 12, taken), "Mary Fonseca");
  check_text(name_abbreviate("Mary Fonseca Elementary", 9, taken), "Mary Fons");
  check_text(name_abbreviate("A", 1, taken), "A");
  check_text(name_abbreviate("A", 1, taken), "2");
}
END_TEST

START_TEST(test_abbreviate_many_alike)
{
  g_autoptr(GHashTable) taken = new_set();
  for (int i = 1; i <= 300; i++) {
    g_autofree char *made = name_abbreviate("Doran Elementary", 3, taken);
    ck_assert_int_le(text_width(made), 3);
    ck_assert_uint_eq(g_hash_table_size(taken), (guint)i);
  }
}
END_TEST

START_TEST(test_mentioned)
{
  static const struct {
    const char *text, *given, *family;
    bool mentioned;
  } cases[] = {
    { "Worked with Ms. Nunez on rigor.", "José", "Nuñez", true },
    { "NUÑEZ’S class", "José", "Nuñez", true },
    { "Nunez's class", "José", "Nuñez", true },
    { "the Nuñezes", "José", "Nuñez", false },
    { "(O’Brien)", "Siobhán", "O’Brien", true },
    { "OBrien", "Siobhán", "O’Brien", true },
    { "O'Brien's", "Siobhán", "O’Brien", true },
    { "Đặng taught it", "Hoa", "Đặng", true },
    { "Anh Ng led it", "Anh", "Ng", true },
    { "Ng, Anh", "Anh", "Ng", true },
    { "Ng led it", "Anh", "Ng", false },
    { "Kim", NULL, "Kim", false },
    { "محمد قال", "سارة", "محمد", true },
    { "Jean-Luc Picard-Kirk", "Ana", "Picard Kirk", true },
    { "", "José", "Nuñez", false },
    { NULL, "José", "Nuñez", false },
    { "anything", NULL, NULL, false },
    { "José said", "José", "Nuñez", false },
    { "anything at all", "…", "....", false },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    ck_assert_msg(name_mentioned(cases[i].text, cases[i].given, cases[i].family)
                      == cases[i].mentioned,
                  "%s: %s", cases[i].text, cases[i].family);
}
END_TEST

static Suite *name_suite(void)
{
  Suite *suite = suite_create("name");
  TCase *all = tcase_create("names");
  tcase_add_test(all, test_search_key);
  tcase_add_test(all, test_sort_key);
  tcase_add_test(all, test_matches);
  tcase_add_test(all, test_score);
  tcase_add_test(all, test_shown);
  tcase_add_test(all, test_code);
  tcase_add_test(all, test_abbreviate);
  tcase_add_test(all, test_abbreviate_many_alike);
  tcase_add_test(all, test_mentioned);
  suite_add_tcase(suite, all);
  return suite;
}

int main(void)
{
  return suite_run(name_suite());
}
