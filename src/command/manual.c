/* The man pages, from the same tables as the program: `throughline manual 1` and `throughline
 * manual csv`. */
#include "config.h"

#include "command/families.h"

#include "exchange/wide_map.h"
#include "model/tables.h"

#include <stdio.h>
#include <string.h>

/* text with what roff would take for its own made harmless. Yours. */
static char *roff(const char *text)
{
  GString *out = g_string_new(NULL);
  bool start = true;
  for (const char *at = text; *at; at++) {
    if (start && (*at == '.' || *at == '\''))
      g_string_append(out, "\\&");
    if (*at == '\\')
      g_string_append(out, "\\e");
    else if (*at == '-')
      g_string_append(out, "\\-");
    else
      g_string_append_c(out, *at);
    start = *at == '\n';
  }
  return g_string_free(out, FALSE);
}

/* --- throughline(1) ------------------------------------------------------------------------- */

static void print_option(const struct option *option)
{
  g_autofree char *name = roff(option->name);
  g_autofree char *help = roff(option->help);
  puts(".TP");
  if (option->letter)
    printf("\\fB\\-%c\\fR, ", option->letter);
  printf("\\fB\\-\\-%s\\fR", name);
  if (option->value)
    printf(" \\fI%s\\fR", option->value);
  printf("\n%s\n", help);
}

static void print_command(const struct command *command)
{
  g_autofree char *name = roff(command->name);
  g_autofree char *operands = roff(command->operands);
  g_autofree char *summary = roff(command->summary);
  printf(".SS %s %s\n%s.\n", name, operands, summary);
  if (command->help) {
    g_autofree char *help = roff(command->help);
    printf(".PP\n%s\n", help);
  }
  for (const struct option *option = command->options; option && option->name; option++)
    print_option(option);
}

static void print_main(void)
{
  puts(".TH THROUGHLINE 1 \"\" \"Throughline " PACKAGE_VERSION "\" \"User commands\"\n"
       ".SH NAME\nthroughline \\- walkthroughs, self\\-assessments, School Improvement Plans and "
       "the monthly packet\n"
       ".SH SYNOPSIS\n.B throughline\n[\\fB\\-\\-db\\fR \\fIFILE\\fR] [\\fB\\-\\-as\\fR "
       "\\fISTAFF\\fR]\n.br\n"
       ".B throughline\n\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]\n"
       ".SH DESCRIPTION\nThroughline is for those who supervise and coach school principals. "
       "Without a command it opens on\n"
       "the screen: classroom walkthroughs, monthly self\\-assessments, the status of each School "
       "Improvement Plan,\n"
       "and the packet from which all administrators work. With a command it does one thing and "
       "ends.\n"
       ".PP\nOn the screen \\fB?\\fR explains what can be done there, and \\fB:\\fR lists all "
       "actions.\n"
       "There is no save command: what was typed is on disk.\n.SH OPTIONS");
  for (const struct option *option = common_options; option->name; option++)
    print_option(option);
  puts(".SH COMMANDS");
  for (const struct command *command = commands; command->name; command++)
    if (!command->hidden)
      print_command(command);
  puts(".SH EXIT STATUS\n0 done; 1 failed or partly refused; 2 wrong use.\n"
       ".SH ENVIRONMENT\n.TP\n\\fBTHROUGHLINE_DB\\fR\nThe district’s file, where \\fB\\-\\-db\\fR "
       "does not name one.\n"
       ".TP\n\\fBNO_COLOR\\fR\nNo colours; letters and words say the same.\n"
       ".TP\n\\fBVISUAL\\fR, \\fBEDITOR\\fR\nThe editor that ^X ^E hands a text to.\n"
       ".TP\n\\fBTHROUGHLINE_PRESS\\fR\nAnother program to make PDF with.\n"
       ".SH FILES\n.TP\n\\fI$XDG_DATA_HOME/throughline/district.db\\fR "
       "(\\fI~/.local/share\\fR)\nThe district’s data.\n"
       ".TP\n\\fI$XDG_STATE_HOME/throughline/drafts.db\\fR (\\fI~/.local/state\\fR)\nWhat is being "
       "typed.\n"
       ".TP\n\\fI$XDG_CONFIG_HOME/throughline/config\\fR (\\fI~/.config\\fR)\nSee "
       "throughline\\-config(5).\n"
       ".SH PRIVACY\nOn one person’s laptop the file holds that person’s view of the district. On "
       "a shared file, who sees what\n"
       "is a courtesy among colleagues, not a lock against someone who can read the file.\n"
       ".SH SEE ALSO\nthroughline\\-csv(5), throughline\\-config(5)");
}

/* --- throughline-csv(5) --------------------------------------------------------------------- */

static const char *type_words(const struct field *field)
{
  switch (field->type) {
  case FIELD_INT:
    return "whole number";
  case FIELD_FLAG:
    return "1 or 0";
  case FIELD_DATE:
    return "date, YYYY-MM-DD";
  case FIELD_TIME:
    return "time, HH:MM";
  case FIELD_MONTH:
    return "month, YYYY-MM";
  case FIELD_INSTANT:
    return "instant in UTC";
  case FIELD_CODE:
    return "code, text";
  default:
    return "text";
  }
}

static void print_field(const struct field *field)
{
  g_autofree char *help = roff(field->help ? field->help : field->label);
  printf(".TP\n\\fB%s\\fR\n%s\n(", field->name, help);
  if (field->type == FIELD_REF) {
    printf("uid of a row of %s.csv", field->ref);
  } else if (field->type == FIELD_CHOICE) {
    for (const struct choice *choice = field->choices; choice->word; choice++)
      printf("%s%s", choice == field->choices ? "" : ", ", choice->word);
  } else {
    g_autofree char *words = roff(type_words(field));
    fputs(words, stdout);
  }
  printf("%s%s)\n", field->flags & FIELD_REQUIRED ? "; required" : "",
         field->flags & FIELD_PRIVATE ? "; only in a complete export" : "");
}

static void print_table(const struct record_type *type)
{
  printf(".SS %s.csv\n%s. ", type->name, type->plural);
  if (type->root)
    printf("The first column, \\fB%s\\fR, is the uid of the row of %s.csv that it is part of.\n",
           type->root->name, type->root->name);
  else
    puts("The first column is \\fBuid\\fR.");
  for (int i = 0; i < type->field_count; i++)
    if (!(type->fields[i].flags & FIELD_DERIVED))
      print_field(&type->fields[i]);
}

static void print_wide_fields(enum wide_kind kind)
{
  printf(".TP\n\\fB%s\\fR\n",
         kind == WIDE_SELF_ASSESSMENTS ? "self\\-assessments" : wide_kind_word(kind));
  const char *separator = "";
  for (int i = 0; i < WIDE_FIELDS; i++) {
    const struct wide_field *field = &wide_fields[i];
    if (!(field->kinds & (1u << kind)))
      continue;
    g_autofree char *label = roff(field->label);
    const char *code = field->flags & WIDE_CODED ? ":CODE" : "";
    printf("%s%s%s (%s)", separator, field->name,
           field->flags & WIDE_MAY_CODE ? " or with :CODE" : code, label);
    separator = ",\n";
  }
  puts(".");
}

/* Maps of wide files. */
static void print_maps(void)
{
  puts(
      ".SH MAPS\nA file that a form of your own gives, with a row an answered form and a column a "
      "question, is brought in by\n"
      "`throughline import KIND FILE \\-\\-wide \\-\\-map MAPFILE`. The map is a CSV file itself, "
      "with the columns\n"
      "\\fBcolumn\\fR, \\fBfield\\fR, \\fBanswer\\fR and \\fBmeans\\fR; `throughline map FILE "
      "\\-\\-kind KIND` proposes one.\n"
      ".PP\n.nf\n"
      "column,field,answer,means\n"
      "Timestamp,timestamp,,\n"
      "Email Address,observer,,\n"
      "Teacher,teacher,,\n"
      ",school,,Kuss Middle\n"
      ",strategy,,\n"
      ",,Yes,seen\n"
      ",,N/A,ignore\n"
      "Objective is visible,strategy:objective,,\n"
      ",,Somewhat,partly\n"
      "Comments,comment:objective,,\n"
      "How was the weather?,ignore,,\n"
      ".fi\n"
      ".PP\nA row with column and field says what a column is. Where several columns have one "
      "title, the rows with\n"
      "that title are for them in order. Several columns may have one field: texts are put one "
      "below the other, of\n"
      "others the one that is filled counts. The rows below with neither column nor field say "
      "what answers mean: the\n"
      "code of a level, a school, or \\fBignore\\fR. Answers that are codes or labels already need "
      "none. A row with a\n"
      "field and no column gives in \\fBmeans\\fR what holds for all rows; without it, the answers "
      "below it hold for\n"
      "all columns of the field. Where boxes are ticked, each answer of a cell counts (A;B or A, "
      "B): in a column\n"
      "\\fBstrategy:CODE\\fR all must mean one level, in a column \\fBseen\\fR each names a "
      "strategy.\n"
      "A walkthrough that is in is read by the scale of its version, another by that of the "
      "version in "
      "force on its\nday. Where versions have different scales, an answer may have a row a scale "
      "(,,Yes,seen and ,,Yes,sustaining):\nthe level that the scale has counts, of several the "
      "last. "
      "Where the map has none, a mark that is in stays, and\nthat is told.\n"
      ".PP\nA walkthrough is known again by the map’s name, its timestamp, observer and teacher, "
      "or as the only one\n"
      "of its teacher, observer, day and start (without a start: filled in at that minute) that no "
      "other row of the\nfile is about; one whose row of that map and timestamp is not in the file "
      "any more is that walkthrough with its\nteacher or observer put right, where the other of "
      "the "
      "two is the same, which is told; a row that stands twice comes in once; a "
      "self\\-assessment by\n"
      "person and month; a status by item and month, of which the latest filled in counts. What "
      "was "
      "changed "
      "in Throughline since\n"
      "the form was filled in (by its timestamp; without one, since it came in) stays as it is "
      "there, "
      "and is told. Times are read as Google and Microsoft "
      "Forms write them, local\n"
      "to the form, or as spreadsheets count days (46338.5); a row with #REF! or #N/A is refused, "
      "unless the map\nsays what that means; "
      "a start of 1:30 without AM or PM is the afternoon, 01:30 is not. 11/12/2026 "
      "has the month first and 11.12.2026 the day, unless a date of its column with that sign can "
      "only be read\n"
      "the other way or the map has the row `,dates,,day first` or `,dates,,month first`. The "
      "fields:");
  for (int i = 0; i < WIDE_KINDS; i++)
    print_wide_fields((enum wide_kind)i);
}

/* Forms as files. */
static void print_forms(void)
{
  puts(
      ".SH FORMS\nThe file of `throughline form export` and `throughline form import` is one "
      "version of one form. Every row has\n"
      "\\fBform\\fR (its name) and \\fBversion\\fR (told, not read). Rows with \\fBstrategy\\fR "
      "are what is looked for, in the\n"
      "order of the rows: \\fBposition\\fR (told, not read), \\fBstrategy_code\\fR (stays the same "
      "from version to version;\n"
      "empty: found by the wording, or made), \\fBstrategy\\fR (the wording), \\fBlook_for\\fR, "
      "\\fBgroup\\fR. Rows with\n"
      "\\fBlevel\\fR are the levels of its scale: \\fBscale\\fR (its name), \\fBlevel_code\\fR, "
      "\\fBlevel_key\\fR (the key that marks\n"
      "it), \\fBlevel\\fR (the word on screen and slip), \\fBcounts\\fR (seen, not_seen, neither). "
      "A file without levels\n"
      "keeps those of the version before. Other levels than before make a scale of their own.");
}

static void print_csv(void)
{
  puts(".TH THROUGHLINE\\-CSV 5 \"\" \"Throughline " PACKAGE_VERSION "\" \"File formats\"\n"
       ".SH NAME\nthroughline\\-csv \\- the folder that `throughline export` writes and "
       "`throughline import` takes back\n"
       ".SH DESCRIPTION\nOne CSV file a table: UTF\\-8 with a byte order mark, commas, rows that "
       "end in CR LF, line breaks\n"
       "inside a cell as LF, an empty cell where there is nothing. A text cell that begins with\n"
       "\\(aq = + \\- @, a tab or CR has one \\(aq in front, which the import takes off again; so "
       "no spreadsheet takes it\n"
       "for a formula. Rows stand in the order of their uid, parts below in their own order; that "
       "order is kept in\n"
       "what is brought back. A spreadsheet may save a file again with semicolons or tabs. "
       "\\fIthroughline.csv\\fR says which layout it is, whether the export is complete and which "
       "tables it has; a\n"
       "complete one also has private notes, memos that were not sent, self\\-assessments that "
       "were not "
       "submitted,\neverybody\\(aqs phrases and \\fIhistory.csv\\fR\n"
       "(change_uid, changed_at, changed_by, label, kind, record_uid, undoes, before, "
       "after).\n.SH TABLES");
  for (int i = 0; record_types[i]; i++) {
    print_table(record_types[i]);
    for (int p = 0; record_types[i]->parts && record_types[i]->parts[p]; p++)
      print_table(record_types[i]->parts[p]);
  }
  print_forms();
  print_maps();
  puts(".SH SEE ALSO\nthroughline(1)");
}

int run_manual(const struct arguments *arguments)
{
  const char *page = argument_operand(arguments, 0);
  if (strcmp(page, "1") == 0)
    print_main();
  else if (strcmp(page, "csv") == 0)
    print_csv();
  else
    return command_misused(arguments, "There is no page “%s”; it is 1 or csv.", page);
  return EXIT_DONE;
}
