#include "press/printer.h"

#include "base/error.h"

#include <cups/cups.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { REACH_MILLISECONDS = 10000, PIECE_BYTES = 16384, RESOURCE_BYTES = 1024 };

/* The way to a printer. */
struct way {
  cups_dest_t *dest;
  cups_dinfo_t *info;
  http_t *http;
  int job;
};

static void clear_way(struct way *way)
{
  cupsFreeDestInfo(way->info);
  httpClose(way->http);
  cupsFreeDests(way->dest ? 1 : 0, way->dest);
}

/* The printers that are set up here, as the end of a sentence. Yours. */
static char *those_here(void)
{
  cups_dest_t *dests = NULL;
  int count = cupsGetDests(&dests);
  GString *text = g_string_new(count > 0 ? "; there is" : "; none is set up here");
  for (int i = 0; i < count; i++)
    g_string_append_printf(text, "%s %s", i > 0 ? "," : "", dests[i].name);
  cupsFreeDests(count, dests);
  return g_string_free(text, FALSE);
}

static bool no_such_printer(const char *name, GError **error)
{
  g_autofree char *others = those_here();
  return fail(error, TL_ERROR_NOT_FOUND, "There is no printer “%s”%s. A PDF file can be written.",
              name, others);
}

static bool no_way(const char *name, GError **error)
{
  if (name && cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND)
    return no_such_printer(name, error);
  return fail(error, TL_ERROR_FAILED,
              "The printer does not answer. Look whether it is on, or write a PDF file.");
}

static bool reach(struct way *way, const char *name, GError **error)
{
  bool address = name && strstr(name, "://");
  way->dest = address ? cupsGetDestWithURI("printer", name)
                      : cupsGetNamedDest(CUPS_HTTP_DEFAULT, name, NULL);
  if (!way->dest && name)
    return no_such_printer(name, error);
  if (!way->dest)
    return fail(error, TL_ERROR_NOT_FOUND,
                "No printer is set up here. Write a PDF file, and print that where there is one.");
  char resource[RESOURCE_BYTES];
  way->http = cupsConnectDest(way->dest, address ? CUPS_DEST_FLAGS_DEVICE : CUPS_DEST_FLAGS_NONE,
                              REACH_MILLISECONDS, NULL, resource, sizeof resource, NULL, NULL);
  way->info = way->http ? cupsCopyDestInfo(way->http, way->dest) : NULL;
  return way->info || no_way(name, error);
}

static bool refused(GError **error)
{
  return fail(error, TL_ERROR_FAILED, "The printer did not take it: %s. A PDF file can be written.",
              cupsLastErrorString());
}

static bool send_all(struct way *way, int descriptor, GError **error)
{
  char piece[PIECE_BYTES];
  for (;;) {
    ssize_t count = read(descriptor, piece, sizeof piece);
    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0)
      return fail(error, TL_ERROR_FAILED, "The PDF could not be read: %s.", g_strerror(errno));
    if (count == 0)
      return true;
    if (cupsWriteRequestData(way->http, piece, (size_t)count) != HTTP_STATUS_CONTINUE)
      return refused(error);
  }
}

bool printer_send(int descriptor, const char *name, const char *title, GError **error)
{
  struct way way = { 0 };
  bool sent = reach(&way, name, error);
  if (sent
      && (cupsCreateDestJob(way.http, way.dest, way.info, &way.job, title, 0, NULL)
              > IPP_STATUS_OK_EVENTS_COMPLETE
          || cupsStartDestDocument(way.http, way.dest, way.info, way.job, title, CUPS_FORMAT_PDF, 0,
                                   NULL, 1)
                 != HTTP_STATUS_CONTINUE))
    sent = refused(error);
  sent = sent && send_all(&way, descriptor, error);
  if (sent && cupsFinishDestDocument(way.http, way.dest, way.info) > IPP_STATUS_OK_EVENTS_COMPLETE)
    sent = refused(error);
  clear_way(&way);
  return sent;
}

void printer_usual(void)
{
  const char *name = cupsGetDefault();
  if (name)
    puts(name);
}

void printer_list(void)
{
  cups_dest_t *dests = NULL;
  int count = cupsGetDests(&dests);
  for (int usual = 1; usual >= 0; usual--)
    for (int i = 0; i < count; i++)
      if ((dests[i].is_default != 0) == usual)
        puts(dests[i].name);
  cupsFreeDests(count, dests);
}
