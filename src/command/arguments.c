#include "config.h"

#include "command/arguments.h"

#include "base/error.h"

#include <string.h>

/* --- options, by GOption -------------------------------------------------------------------- */

static gboolean take(const char *name, const char *value, gpointer data, GError **error)
{
  (void)error;
  struct arguments *arguments = data;
  const struct option *tables[] = { common_options,
                                    arguments->command ? arguments->command->options : NULL };
  for (size_t t = 0; t < G_N_ELEMENTS(tables); t++)
    for (const struct option *option = tables[t]; option && option->name; option++) {
      bool is_long = g_str_has_prefix(name, "--") && strcmp(name + 2, option->name) == 0;
      bool is_short = name[0] == '-' && name[1] == option->letter && option->letter && !name[2];
      if (!is_long && !is_short)
        continue;
      GPtrArray *values = g_hash_table_lookup(arguments->values, option->name);
      if (!values) {
        values = g_ptr_array_new_null_terminated(4, g_free, TRUE);
        g_hash_table_insert(arguments->values, (gpointer)option->name, values);
      }
      g_ptr_array_add(values, g_strdup(value ? value : ""));
      return TRUE;
    }
  return TRUE;
}

static void add_entries(GArray *entries, const struct option *options)
{
  for (const struct option *option = options; option && option->name; option++) {
    GOptionEntry entry = {
      .long_name = option->name,
      .short_name = option->letter,
      .flags = option->value ? G_OPTION_FLAG_NONE : G_OPTION_FLAG_NO_ARG,
      .arg = G_OPTION_ARG_CALLBACK,
      .arg_data = (gpointer)take,
      .description = option->help,
      .arg_description = option->value,
    };
    g_array_append_val(entries, entry);
  }
}

/* Says what is wrong, and where to look. */
static void refuse(const struct arguments *arguments, const GError *inner, GError **error)
{
  const char *option = strrchr(inner->message, ' ');
  const struct command *command = arguments->command;
  if (!option || !g_error_matches(inner, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
    fail(error, TL_ERROR_USAGE, "%s.", inner->message);
  else if (command)
    fail(error, TL_ERROR_USAGE,
         "throughline %s has no option%s. `throughline %s --help` lists those it has.",
         command->name, option, command->name);
  else
    fail(error, TL_ERROR_USAGE,
         "There is no option%s before a command. `throughline --help` lists those there are.",
         option);
}

static bool parse(struct arguments *arguments, const struct option *options, bool strict,
                  char ***argv, GError **error)
{
  g_autoptr(GArray) entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
  add_entries(entries, common_options);
  add_entries(entries, options);
  GOptionContext *context = g_option_context_new(NULL);
  GOptionGroup *group = g_option_group_new("main", "", "", arguments, NULL);
  g_option_group_add_entries(group, (const GOptionEntry *)(void *)entries->data);
  g_option_context_set_main_group(context, group);
  g_option_context_set_help_enabled(context, FALSE);
  g_option_context_set_strict_posix(context, strict);
  GError *inner = NULL;
  bool done = g_option_context_parse_strv(context, argv, &inner);
  g_option_context_free(context);
  if (!done)
    refuse(arguments, inner, error);
  g_clear_error(&inner);
  return done;
}

/* --- the command's words -------------------------------------------------------------------- */

/* Words of a command's name that the arguments begin with; 0 when they do not. */
static int words_matched(const struct command *command, char **words)
{
  g_auto(GStrv) name = g_strsplit(command->name, " ", -1);
  int n = 0;
  while (name[n] && words[n] && strcmp(name[n], words[n]) == 0)
    n++;
  return name[n] ? 0 : n;
}

static const struct command *find_command(char **words, int *used)
{
  const struct command *best = NULL;
  *used = 0;
  for (const struct command *command = commands; command->name; command++) {
    int n = words_matched(command, words);
    if (n > *used) {
      *used = n;
      best = command;
    }
  }
  return best;
}

static bool unknown_command(const char *word, GError **error)
{
  for (const struct command *command = commands; command->name; command++)
    if (!command->hidden && g_str_has_prefix(command->name, word))
      return fail(error, TL_ERROR_USAGE, "There is no command “%s”. Did you mean `throughline %s`?",
                  word, command->name);
  return fail(error, TL_ERROR_USAGE, "There is no command “%s”. `throughline --help` lists them.",
              word);
}

static bool check_count(const struct arguments *arguments, GError **error)
{
  int count = (int)arguments->operands->len;
  const struct command *command = arguments->command;
  if (count < command->least)
    return fail(error, TL_ERROR_USAGE,
                "Something is missing: throughline %s %s. `throughline %s --help` explains.",
                command->name, command->operands, command->name);
  if (count > command->most)
    return fail(error, TL_ERROR_USAGE, "“%s” is too much here. `throughline %s --help` explains.",
                (const char *)arguments->operands->pdata[command->most], command->name);
  return true;
}

static bool parse_all(struct arguments *arguments, char ***words, GError **error)
{
  if (!parse(arguments, NULL, true, words, error))
    return false;
  if (!(*words)[0] || !(*words)[1])
    return true;
  int used = 0;
  arguments->command = find_command(*words + 1, &used);
  if (!arguments->command)
    return unknown_command((*words)[1], error);
  if (!parse(arguments, arguments->command->options, false, words, error))
    return false;
  for (char **word = *words + 1 + used; *word; word++)
    if (strcmp(*word, "--") != 0)
      g_ptr_array_add(arguments->operands, g_strdup(*word));
  return argument_given(arguments, "help") || check_count(arguments, error);
}

struct arguments *arguments_parse(int argc, char **argv, GError **error)
{
  struct arguments *arguments = g_new0(struct arguments, 1);
  arguments->values =
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  arguments->operands = g_ptr_array_new_with_free_func(g_free);
  char **words = g_new0(char *, argc + 1);
  for (int i = 0; i < argc; i++)
    words[i] = g_strdup(argv[i]);
  bool done = parse_all(arguments, &words, error);
  g_strfreev(words);
  if (done)
    return arguments;
  arguments_free(arguments);
  return NULL;
}

void arguments_free(struct arguments *arguments)
{
  g_hash_table_unref(arguments->values);
  g_ptr_array_unref(arguments->operands);
  g_free(arguments);
}

/* --- reading -------------------------------------------------------------------------------- */

const char *const *argument_values(const struct arguments *arguments, const char *option)
{
  static const char *const none[] = { NULL };
  GPtrArray *values = g_hash_table_lookup(arguments->values, option);
  return values ? (const char *const *)values->pdata : none;
}

const char *argument_value(const struct arguments *arguments, const char *option)
{
  GPtrArray *values = g_hash_table_lookup(arguments->values, option);
  return values ? values->pdata[values->len - 1] : NULL;
}

bool argument_given(const struct arguments *arguments, const char *option)
{
  return g_hash_table_contains(arguments->values, option);
}

const char *argument_operand(const struct arguments *arguments, int index)
{
  return index < (int)arguments->operands->len ? arguments->operands->pdata[index] : NULL;
}

const struct command *argument_command(const struct arguments *arguments)
{
  return arguments->command;
}
