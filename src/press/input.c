#include "press/input.h"

#include "base/error.h"
#include "base/stop.h"
#include "document/document_json.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* No section of a packet comes near it; a file that is not a document might. */
#define LINE_MOST (64 * 1024 * 1024)

struct input {
  int descriptor;
  input_listener *listener;
  void *data;
  GByteArray *held; /* read, and not yet taken */
  gsize searched;   /* of held, without finding LF */
  bool ended;
};

/* Waits for more, or for a signal. */
static bool fill(struct input *input, GError **error)
{
  GPollFD polled[2] = { { .fd = input->descriptor, .events = G_IO_IN | G_IO_HUP | G_IO_ERR },
                        { .fd = stop_descriptor(), .events = G_IO_IN } };
  if (stop_descriptor() >= 0)
    g_poll(polled, 2, -1);
  if (!stop_check(error))
    return false;
  guint8 bytes[65536];
  ssize_t count = read(input->descriptor, bytes, sizeof bytes);
  if (count < 0 && errno != EINTR && errno != EAGAIN)
    return fail(error, TL_ERROR_FAILED, "The document cannot be read: %s.", g_strerror(errno));
  if (count > 0)
    g_byte_array_append(input->held, bytes, (guint)count);
  input->ended = count == 0;
  return true;
}

/* The next line without its LF in *line, or NULL at the end. */
static bool take_line(struct input *input, char **line, GError **error)
{
  *line = NULL;
  for (;;) {
    const guint8 *data = input->held->data;
    gsize length = input->held->len;
    const guint8 *stop = length > input->searched
                             ? memchr(data + input->searched, '\n', length - input->searched)
                             : NULL;
    if (!stop && !input->ended) {
      input->searched = length;
      if (length > LINE_MOST)
        return fail(error, TL_ERROR_INVALID, "This is no document: a line is longer than 64 MB.");
      if (!fill(input, error))
        return false;
      continue;
    }
    gsize size = stop ? (gsize)(stop - data) : length;
    if (size == 0 && !stop)
      return true;
    if (memchr(data, '\0', size))
      return fail(error, TL_ERROR_INVALID, "This is no document: it holds a NUL byte.");
    *line = g_strndup((const char *)data, size);
    g_byte_array_remove_range(input->held, 0, (guint)(stop ? size + 1 : size));
    input->searched = 0;
    return true;
  }
}

static bool read_sections(struct input *input, struct document *document, int announced,
                          GError **error)
{
  for (;;) {
    g_autofree char *line = NULL;
    if (!take_line(input, &line, error))
      return false;
    if (!line)
      break;
    if (!document_json_bare(line))
      continue;
    struct section *section = document_section_parse(line, error);
    if (!section)
      return false;
    section_to_paper(section);
    g_ptr_array_add(document->sections, section);
    input->listener(document, section, input->data);
  }
  int count = (int)document->sections->len;
  if (count == 0)
    return fail(error, TL_ERROR_INVALID,
                "The document has no sections: there is nothing to print.");
  if (count != announced)
    return fail(
        error, TL_ERROR_INVALID,
        "The document has %d of its %d sections: it was cut short or put together wrongly. Make "
        "it again.",
        count, announced);
  return true;
}

bool input_document(int descriptor, input_listener *listener, void *data,
                    struct document **document, GError **error)
{
  struct input input = { descriptor, listener, data, .held = g_byte_array_new() };
  g_autofree char *line = NULL;
  int announced = 0;
  *document = NULL;
  bool taken = take_line(&input, &line, error);
  if (taken && line && !document_json_bare(line)) { /* the array's bracket, or an empty line */
    g_clear_pointer(&line, g_free);
    taken = take_line(&input, &line, error);
  }
  if (taken) {
    if (line && document_json_bare(line))
      *document = document_header_parse(line, &announced, error);
    else
      fail(error, TL_ERROR_INVALID, "The document is empty: give it on standard input.");
  }
  bool read = *document && read_sections(&input, *document, announced, error);
  g_byte_array_unref(input.held);
  return read;
}
