/* packet: the month's packet in any format. */
#include "config.h"

#include "command/families.h"

#include "report/export.h"
#include "report/packet.h"

#include <stdio.h>
#include <string.h>

const struct option packet_options[] = {
  { "output", 'o', "FILE", "where to write it (default: packet-MONTH.pdf here)" },
  { "format", 'f', "pdf|text|html|csv|json",
    "how it is written; CSV is a folder of one file a table (default: pdf)" },
  { NULL, 0, NULL, NULL },
};

int run_packet(const struct arguments *arguments)
{
  GError *error = NULL;
  g_autofree char *month = command_month(argument_operand(arguments, 0), &error);
  enum export_format format = EXPORT_PDF;
  const char *named = argument_value(arguments, "format");
  if (!month)
    return command_failed(error);
  if (named && !export_format_parse(named, &format))
    return command_misused(arguments,
                           "There is no format “%s”; it is pdf, text, html, csv or json.", named);
  AUTO(store) struct store *store = command_open_store(arguments, &error);
  if (!store)
    return command_failed(error);
  AUTO(progress_line) struct progress_line *line = progress_line_new();
  AUTO(document) struct document *packet =
      packet_build(store, month, progress_line_progress(line), &error);
  if (!packet)
    return command_failed(error);
  g_autofree char *name = g_strdup_printf("packet-%s%s", month, export_format_suffix(format));
  const char *path = argument_value(arguments, "output");
  path = path ? path : name;
  if (!export_document(packet, format, path, progress_line_progress(line), &error))
    return command_failed(error);
  printf("%s\n", path);
  return EXIT_DONE;
}
