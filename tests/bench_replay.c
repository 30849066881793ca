/* make bench: what a packet's PDF costs at the least. Takes the boxes of text of a PDF (pdftotext
 * -bbox-layout, on standard input), lays each out with Pango at its place and writes the pages with
 * cairo, without structure, tables or charts. Prints the milliseconds that layout and writing took.
 *
 *   pdftotext -bbox-layout packet.pdf - | bench_replay OUT.pdf */
#include <cairo-pdf.h>
#include <glib.h>
#include <pango/pangocairo.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Line height of the press's font for one point of size. */
#define LINE_HEIGHT 1.362

/* A page where text is NULL, else a line of text on the page before it. */
struct box {
  double x, y, width, height;
  char *text;
};

struct reader {
  GArray *boxes; /* struct box */
  GString *line; /* the words of the present line */
  bool in_word;
};

static double number_attribute(const char **names, const char **values, const char *name)
{
  for (int i = 0; names[i]; i++)
    if (g_str_equal(names[i], name))
      return g_ascii_strtod(values[i], NULL);
  return 0;
}

static void open_element(GMarkupParseContext *context G_GNUC_UNUSED, const char *element,
                         const char **names, const char **values, gpointer data,
                         GError **error G_GNUC_UNUSED)
{
  struct reader *reader = data;
  struct box box = { 0 };
  if (g_str_equal(element, "page")) {
    box.width = number_attribute(names, values, "width");
    box.height = number_attribute(names, values, "height");
    g_array_append_val(reader->boxes, box);
  } else if (g_str_equal(element, "line")) {
    box.x = number_attribute(names, values, "xMin");
    box.y = number_attribute(names, values, "yMin");
    box.height = number_attribute(names, values, "yMax") - box.y;
    box.text = g_strdup("");
    g_array_append_val(reader->boxes, box);
    g_string_truncate(reader->line, 0);
  }
  reader->in_word = g_str_equal(element, "word");
}

static void close_element(GMarkupParseContext *context G_GNUC_UNUSED, const char *element,
                          gpointer data, GError **error G_GNUC_UNUSED)
{
  struct reader *reader = data;
  reader->in_word = false;
  if (!g_str_equal(element, "line"))
    return;
  struct box *box = &g_array_index(reader->boxes, struct box, reader->boxes->len - 1);
  g_free(box->text);
  box->text = g_strdup(reader->line->str);
}

static void add_text(GMarkupParseContext *context G_GNUC_UNUSED, const char *text, gsize length,
                     gpointer data, GError **error G_GNUC_UNUSED)
{
  struct reader *reader = data;
  if (!reader->in_word)
    return;
  if (reader->line->len > 0)
    g_string_append_c(reader->line, ' ');
  g_string_append_len(reader->line, text, (gssize)length);
}

static void box_clear(gpointer box)
{
  g_free(((struct box *)box)->text);
}

/* Reads the boxes; ends the program where the input is not what pdftotext prints. Yours. */
static GArray *read_boxes(void)
{
  static const GMarkupParser parser = { open_element, close_element, add_text, NULL, NULL };
  struct reader reader = { g_array_new(FALSE, FALSE, sizeof(struct box)), g_string_new(NULL),
                           false };
  g_array_set_clear_func(reader.boxes, box_clear);
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&parser, 0, &reader, NULL);
  g_autoptr(GError) error = NULL;
  char bytes[65536];
  for (size_t length; (length = fread(bytes, 1, sizeof bytes, stdin)) > 0;)
    if (!g_markup_parse_context_parse(context, bytes, (gssize)length, &error))
      g_error("%s", error->message);
  g_string_free(reader.line, TRUE);
  return reader.boxes;
}

static void draw_line(cairo_t *cairo, const struct box *box, PangoFontDescription *font)
{
  g_autoptr(PangoLayout) layout = pango_cairo_create_layout(cairo);
  pango_font_description_set_absolute_size(font, box->height / LINE_HEIGHT * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_layout_set_text(layout, box->text, -1);
  cairo_move_to(cairo, box->x, box->y);
  pango_cairo_show_layout(cairo, layout);
}

static void draw_pages(const GArray *boxes, const char *path)
{
  cairo_surface_t *surface = cairo_pdf_surface_create(path, 612, 792);
  cairo_t *cairo = cairo_create(surface);
  PangoFontDescription *font = pango_font_description_from_string("Noto Sans");
  bool begun = false;
  for (guint i = 0; i < boxes->len; i++) {
    const struct box *box = &g_array_index(boxes, struct box, i);
    if (box->text) {
      draw_line(cairo, box, font);
      continue;
    }
    if (begun)
      cairo_show_page(cairo);
    cairo_pdf_surface_set_size(surface, box->width, box->height);
    begun = true;
  }
  pango_font_description_free(font);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
}

int main(int argc, char **argv)
{
  if (argc != 2) {
    fprintf(stderr, "bench_replay OUT.pdf <BOXES\n");
    return 2;
  }
  g_autoptr(GArray) boxes = read_boxes();
  gint64 begun = g_get_monotonic_time();
  draw_pages(boxes, argv[1]);
  printf("%.1f\n", (double)(g_get_monotonic_time() - begun) / 1000);
  return 0;
}
