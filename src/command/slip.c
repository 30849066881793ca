/* slip: slips of a day or a walkthrough, two to a sheet, and the paper form. */
#include "config.h"

#include "command/families.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/date.h"
#include "report/export.h"
#include "report/printing.h"
#include "report/slips.h"

#include <stdio.h>
#include <string.h>

const struct option slip_options[] = {
  { "date", 'd', "DATE", "of this day’s walkthroughs (default: today)" },
  { "school", 0, "SCHOOL", "of everybody’s walkthroughs at this school: code, short name or name" },
  { "walkthrough", 'w', "UID", "of this walkthrough alone" },
  { "waiting", 0, NULL, "only slips that are not noted as delivered" },
  { "blank", 'b', NULL, "the paper form to fill in by hand instead" },
  { "form", 0, "FORM", "with --blank: the form by name (default: the one offered first)" },
  { "output", 'o', "FILE", "where to write it (default: slips-DATE.pdf here)" },
  { "format", 'f', "pdf|text|html|json", "how it is written (default: as FILE ends, else pdf)" },
  { "print", 'p', NULL, "also sends the PDF to the printer" },
  { "printer", 0, "PRINTER", "the printer, by name or address such as ipp://…; goes with --print" },
  { NULL, 0, NULL, NULL },
};

struct slip_job {
  enum export_format format;
  char *day;  /* of the file's name */
  char *path; /* where it goes */
};

static void clear_job(struct slip_job *job)
{
  g_free(job->day);
  g_free(job->path);
}

/* The document that is asked for. NULL with error. Yours. */
static struct document *build(const struct arguments *arguments, struct store *store,
                              struct slip_job *job, const struct progress *progress, GError **error)
{
  if (argument_given(arguments, "blank"))
    return slips_blank(store, argument_value(arguments, "form"), error);
  const char *school = argument_value(arguments, "school");
  g_autofree char *school_uid = school ? store_find_school(store, school, error) : NULL;
  if (school && !school_uid)
    return NULL;
  /* A school's slips are those of all who walked there; else one's own. */
  struct slips_filter filter = { .walkthrough = argument_value(arguments, "walkthrough"),
                                 .from = job->day,
                                 .until = job->day,
                                 .school = school_uid,
                                 .recorder = school_uid ? NULL : store_viewer(store),
                                 .waiting = argument_given(arguments, "waiting") };
  AUTO(rowset) struct rowset *rows = slips_query(store, &filter, error);
  if (!rows)
    return NULL;
  if (rows->row_count > 0)
    return slips_document(store, rows, progress, error);
  g_autofree char *day = date_long(job->day);
  if (filter.walkthrough)
    fail(error, TL_ERROR_NOT_FOUND, "It was an attempt, not a visit: there is no slip.");
  else
    fail(error, TL_ERROR_NOT_FOUND,
         "There is no slip of %s. --date gives another day, --school those of all at a school.",
         day);
  return NULL;
}

/* What cannot go together; the exit status, EXIT_DONE when all is well. */
static int check(const struct arguments *arguments, enum export_format *format)
{
  int status = command_format(arguments, false, format);
  if (status != EXIT_DONE)
    return status;
  if (argument_given(arguments, "form") && !argument_given(arguments, "blank"))
    return command_misused(arguments, "--form goes with --blank.");
  if (argument_given(arguments, "print") && *format != EXPORT_PDF)
    return command_misused(
        arguments, "Only a PDF is printed; leave --format out, and let --output end in .pdf.");
  return EXIT_DONE;
}

int run_slip(const struct arguments *arguments)
{
  GError *error = NULL;
  struct slip_job job = { 0 };
  int status = check(arguments, &job.format);
  if (status != EXIT_DONE)
    return status;
  g_autofree char *today = clock_today();
  const char *date = argument_value(arguments, "date");
  job.day = date ? date_parse(date, today, &error) : g_strdup(today);
  AUTO(store) struct store *store = job.day ? command_open_store(arguments, &error) : NULL;
  AUTO(progress_line) struct progress_line *line = progress_line_new();
  AUTO(document)
  struct document *document =
      store ? build(arguments, store, &job, progress_line_progress(line), &error) : NULL;
  const char *output = argument_value(arguments, "output");
  bool blank = argument_given(arguments, "blank");
  job.path = output ? g_strdup(output)
                    : g_strdup_printf("%s%s%s", blank ? "form" : "slips-", blank ? "" : job.day,
                                      export_format_suffix(job.format));
  bool done =
      document
      && export_document(document, job.format, job.path, progress_line_progress(line), &error);
  if (done)
    printf("%s\n", job.path);
  if (done && argument_given(arguments, "print"))
    done = printing_send(job.path, document->title, argument_value(arguments, "printer"),
                         progress_line_progress(line), &error);
  clear_job(&job);
  return done ? EXIT_DONE : command_failed(error);
}
