#include "config.h"

#include "command/help.h"

#include "base/text.h"
#include "command/command.h"

#include <stdio.h>
#include <string.h>

enum {
  WIDTH = 80,
  COMMAND_COLUMNS = 23,
  OPTION_COLUMNS = 24,
};

/* Words of the line that is being printed. */
struct line {
  int column; /* behind the last word; 0: nothing is printed yet */
  int indent; /* of the lines after it */
};

/* Bytes of the next word; operands such as `schools|staff|…` may be parted behind each `|`. */
static size_t word_length(const char *text)
{
  size_t length = strcspn(text, " \n");
  size_t choice = strcspn(text, "|") + 1;
  return text_width_n(text, length) > WIDTH / 2 && choice < length ? choice : length;
}

static void print_word(struct line *line, const char *word, size_t length, bool spaced)
{
  int width = text_width_n(word, length);
  bool first = line->column == line->indent;
  if (!first && line->column + spaced + width > WIDTH) {
    printf("\n%*s", line->indent, "");
    line->column = line->indent;
    first = true;
  }
  printf("%s%.*s", spaced && !first ? " " : "", (int)length, word);
  line->column += (spaced && !first) + width;
}

/* Prints one paragraph, wrapped, behind what is there up to the column of line. */
static void print_words(struct line *line, const char *text)
{
  bool spaced = true;
  while (*text) {
    size_t length = word_length(text);
    print_word(line, text, length, spaced);
    text += length;
    spaced = *text == ' ' || *text == '\n';
    text += strspn(text, " \n");
  }
  putchar('\n');
}

/* Prints text at the left, with what names it before: its lines go on below its first word. */
static void print_entry(const char *name, int columns, const char *text)
{
  struct line line = { .column = columns + 4, .indent = columns + 4 };
  if (text_width(name) > columns)
    printf("  %s\n%*s", name, columns + 4, "");
  else
    printf("  %s%*s", name, columns + 2 - text_width(name), "");
  print_words(&line, text);
}

/* Paragraphs have an empty line between them; an example, which begins with a space, keeps its
 * lines. */
static void print_paragraphs(const char *text)
{
  g_auto(GStrv) paragraphs = g_strsplit(text, "\n\n", -1);
  for (char **paragraph = paragraphs; *paragraph; paragraph++) {
    struct line line = { 0, 0 };
    putchar('\n');
    if (**paragraph == ' ')
      puts(*paragraph);
    else
      print_words(&line, *paragraph);
  }
}

static void print_option(const struct option *option)
{
  g_autofree char *letter =
      option->letter ? g_strdup_printf("-%c, ", option->letter) : g_strdup("    ");
  g_autofree char *text =
      g_strdup_printf("%s--%s%s%s", letter, option->name, option->value ? " " : "",
                      option->value ? option->value : "");
  print_entry(text, OPTION_COLUMNS, option->help);
}

static void print_options(const char *heading, const struct option *options)
{
  if (!options || !options->name)
    return;
  printf("\n%s:\n", heading);
  for (; options->name; options++)
    print_option(options);
}

void help_print(void)
{
  puts("Throughline: classroom walkthroughs, monthly self-assessments, School\n"
       "Improvement Plans and the monthly DILT packet, for those who supervise and coach\n"
       "principals.\n\n"
       "Usage: throughline                       opens the program on the screen\n"
       "       throughline COMMAND [ARGUMENTS]   does one thing and ends\n\nCommands:");
  for (const struct command *command = commands; command->name; command++)
    if (!command->hidden)
      print_entry(command->name, COMMAND_COLUMNS, command->summary);
  print_options("Options", common_options);
  puts("\n`throughline COMMAND --help` explains a command; `man throughline` tells all.");
}

void help_print_command(const struct command *command)
{
  static const char begin[] = "Usage: ";
  g_autofree char *usage =
      g_strdup_printf("throughline %s%s%s%s", command->name, command->options ? " [OPTIONS]" : "",
                      *command->operands ? " " : "", command->operands);
  struct line line = { .column = sizeof begin - 1, .indent = sizeof begin - 1 };
  fputs(begin, stdout);
  print_words(&line, usage);
  print_paragraphs(command->summary);
  if (command->help)
    print_paragraphs(command->help);
  print_options("Options", command->options);
  print_options("Common options", common_options);
}
