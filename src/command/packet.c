/* packet: the month's packet in any format. */
#include "config.h"

#include "command/families.h"

#include "base/clock.h"
#include "base/text.h"
#include "model/date.h"
#include "report/export.h"
#include "report/month_frame.h"
#include "report/packet.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

const struct option packet_options[] = {
  { "output", 'o', "FILE", "where to write it (default: packet-MONTH.pdf here)" },
  { "format", 'f', "pdf|text|html|csv|json",
    "how it is written; CSV is a folder of one file a table (default: as FILE ends, else pdf)" },
  { NULL, 0, NULL, NULL },
};

/* One sentence for the person who looks on; what reads standard output gets the path alone. */
static void say_what(const char *month)
{
  g_autofree char *name = month_long(month);
  fprintf(stderr, "This is the packet for %s.\n", name);
}

/* What people wrote goes into the packet as it is: where it may name a teacher, who makes it is
 * told before it is handed out. */
static void warn_of_names(const GPtrArray *warnings)
{
  const struct packet_warning *last = NULL;
  for (guint i = 0; i < warnings->len; i++) {
    const struct packet_warning *warning = g_ptr_array_index(warnings, i);
    bool same = last && strcmp(last->record, warning->record) == 0
                && strcmp(last->place, warning->place) == 0
                && strcmp(last->text, warning->text) == 0;
    if (i == 0)
      fprintf(stderr, "Texts in it that may name a teacher:\n");
    g_autofree char *words =
        same ? g_strdup(warning->name)
             : g_strdup_printf("%s, %s: %s", warning->author, warning->place, warning->name);
    g_autofree char *shown = text_visible(words, false);
    fprintf(stderr, "%s%s?", same ? " " : i > 0 ? "\n  " : "  ", shown);
    last = warning;
  }
  if (warnings->len > 0)
    fputc('\n', stderr);
  if (warnings->len > 0)
    fprintf(stderr, "Look at them before it is handed out; their writers can change them.\n");
}

/* Names are looked for while the press is at work, and told when the packet is there. */
static bool write_packet(struct store *store, const char *month, enum export_format format,
                         const char *path, GError **error)
{
  AUTO(export) struct export *export = export_begin(format, path);
  AUTO(progress_line) struct progress_line *line = progress_line_new();
  const struct progress *progress = progress_line_progress(line);
  AUTO(document) struct document *packet = packet_build(store, month, progress, error);
  if (!packet)
    return false;
  export_send(export, packet, progress);
  g_autoptr(GError) why = NULL;
  g_autoptr(GPtrArray) warnings = packet_name_warnings(store, month, &why);
  if (!export_finish(g_steal_pointer(&export), packet, progress, error))
    return false;
  g_clear_pointer(&line, progress_line_free);
  if (warnings)
    warn_of_names(warnings);
  else
    g_propagate_error(error, g_steal_pointer(&why));
  return warnings != NULL;
}

int run_packet(const struct arguments *arguments)
{
  GError *error = NULL;
  g_autofree char *today = clock_today();
  const char *wanted = argument_operand(arguments, 0);
  g_autofree char *month = wanted ? month_parse(wanted, today, &error) : NULL;
  enum export_format format;
  if (wanted && !month)
    return command_failed(error);
  int status = command_format(arguments, true, &format);
  if (status != EXIT_DONE)
    return status;
  AUTO(store) struct store *store = command_open_store(arguments, &error);
  if (!store)
    return command_failed(error);
  if (!month && !(month = packet_default_month(store, &error)))
    return command_failed(error);
  g_autofree char *name = g_strdup_printf("packet-%s%s", month, export_format_suffix(format));
  const char *path = argument_value(arguments, "output");
  path = path ? path : name;
  if (!write_packet(store, month, format, path, &error))
    return command_failed(error);
  printf("%s\n", path);
  fflush(stdout);
  if (isatty(STDOUT_FILENO))
    say_what(month);
  return EXIT_DONE;
}
