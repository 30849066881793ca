#include "document/render.h"

#include "base/text.h"
#include "document/plain_cell.h"
#include "document/plain_page.h"
#include "document/plain_table.h"
#include "document/stream.h"

#include <string.h>

enum {
  NARROWEST = 20, /* columns that we lay out for, however few there are */
  WIDE_BAR = 24,  /* columns of a bar that stands by itself */
  ASIDE_GAP = 3,
};

static struct plain_page page_new(int columns, bool ascii)
{
  return (struct plain_page){
    .lines = g_ptr_array_new_with_free_func(g_free),
    .width = MAX(columns, NARROWEST) - 2,
    .ascii = ascii,
  };
}

static int readable(const struct plain_page *page)
{
  return MIN(page->width, PLAIN_READABLE);
}

/* Appends the wrapped lines of text to lines. */
static void append_wrapped(GPtrArray *lines, const struct plain_page *page, const char *text,
                           int width)
{
  if (!text || !*text)
    return;
  g_autofree char *shown = plain_shown(text, page->ascii);
  g_autoptr(GPtrArray) wrapped = plain_wrap(shown, width);
  for (guint i = 0; i < wrapped->len; i++)
    g_ptr_array_add(lines, g_strdup(g_ptr_array_index(wrapped, i)));
}

static int widest(const GPtrArray *lines)
{
  int width = 0;
  for (guint i = 0; i < lines->len; i++)
    width = MAX(width, text_width(g_ptr_array_index(lines, i)));
  return width;
}

/* Lines at the left and others at the right, beside each other. */
static void print_beside(struct plain_page *page, const GPtrArray *left, const GPtrArray *right)
{
  for (guint i = 0; i < MAX(left->len, right->len); i++) {
    const char *text = i < left->len ? g_ptr_array_index(left, i) : "";
    const char *aside = i < right->len ? g_ptr_array_index(right, i) : "";
    g_autoptr(GString) line = g_string_new(text);
    if (*aside)
      plain_repeat(line, " ", page->width - text_width(text) - text_width(aside));
    g_string_append(line, aside);
    plain_page_line(page, line->str);
  }
}

/* The title, the subtitle under it, and at their right the aside if it leaves them room. */
static void print_title(struct plain_page *page, const struct section *section)
{
  g_autoptr(GPtrArray) left = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GPtrArray) right = g_ptr_array_new_with_free_func(g_free);
  append_wrapped(right, page, section->aside, page->width);
  int aside = widest(right);
  bool beside = aside > 0 && aside <= page->width / 2 - ASIDE_GAP;
  int width = beside ? page->width - aside - ASIDE_GAP : page->width;
  append_wrapped(left, page, section->title, width);
  append_wrapped(left, page, section->subtitle, MIN(width, PLAIN_READABLE));
  if (!beside) {
    for (guint i = 0; i < right->len; i++)
      g_ptr_array_add(left, g_strdup(g_ptr_array_index(right, i)));
    g_ptr_array_set_size(right, 0);
  }
  print_beside(page, left, right);
  plain_page_rule(page, true, page->width);
}

static void print_paragraph(struct plain_page *page, const struct block *block)
{
  g_autofree char *text = runs_plain(block->runs);
  g_autofree char *shown = plain_shown(text, page->ascii);
  plain_page_wrapped(page, shown, readable(page), 0);
}

static void print_heading(struct plain_page *page, const struct block *block)
{
  g_autofree char *shown = plain_shown(block->text, page->ascii);
  plain_page_wrapped(page, shown, readable(page), 0);
  plain_page_rule(page, false, page->width);
}

/* A bar by itself: wide, with its words beside it, or below where there is not room. */
static void print_bar(struct plain_page *page, const struct cell *cell)
{
  g_autofree char *picture = plain_picture(cell, MIN(WIDE_BAR, page->width / 2), page->ascii);
  struct plain_cell plain;
  plain_cell_init(&plain, cell, false, page->ascii);
  if (picture && *plain.words) {
    int indent = text_width(picture) + 2;
    g_autoptr(GPtrArray) lines = plain_wrap(plain.words, readable(page) - indent);
    for (guint i = 0; i < lines->len; i++) {
      g_autoptr(GString) line = g_string_new(i == 0 ? picture : NULL);
      plain_repeat(line, " ", i == 0 ? 2 : indent);
      g_string_append(line, g_ptr_array_index(lines, i));
      plain_page_line(page, line->str);
    }
  } else {
    plain_page_wrapped(page, picture ? picture : plain.words, readable(page), 0);
  }
  plain_cell_clear(&plain);
}

/* Ruled lines as wide as running text, the first after its label. */
static void print_rules(struct plain_page *page, const struct block *block)
{
  g_autofree char *label = plain_shown(block->text, page->ascii);
  for (int i = 0; i < block->count; i++) {
    g_autoptr(GString) line = g_string_new(NULL);
    if (i == 0 && *label)
      g_string_append_printf(line, "%s ", label);
    plain_repeat(line, "_", MAX(readable(page) - text_width(line->str), 0));
    plain_page_line(page, line->str);
  }
}

static void print_contents(struct plain_page *page, const struct document *document)
{
  for (guint i = 0; document && i < document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(document->sections, i);
    if (section->paper || !section_listed(section))
      continue;
    g_autoptr(GString) line = g_string_new(NULL);
    plain_repeat(line, "  ", CLAMP(section->level - 1, 0, 4));
    g_autofree char *shown = plain_shown(section_entry(section), page->ascii);
    g_string_append(line, shown);
    plain_page_wrapped(page, line->str, readable(page), 4);
  }
}

static bool has_shades(const struct table *table)
{
  for (guint i = 0; i < table->rows->len; i++) {
    const struct table_row *row = g_ptr_array_index(table->rows, i);
    for (guint k = 0; k < row->cells->len; k++)
      if (((const struct cell *)g_ptr_array_index(row->cells, k))->kind == CELL_SHADE)
        return true;
  }
  return false;
}

/* Paper has greys that speak for themselves; a terminal has four. */
static void print_table(struct plain_page *page, const struct table *table)
{
  plain_table(page, table);
  if (!has_shades(table))
    return;
  g_autofree char *key = plain_shade_key(page->ascii);
  plain_page_blank(page);
  plain_page_wrapped(page, key, readable(page), 0);
}

static void print_block(struct plain_page *page, const struct block *block,
                        const struct document *document)
{
  switch (block->kind) {
  case BLOCK_HEADING:
    print_heading(page, block);
    break;
  case BLOCK_PARAGRAPH:
    print_paragraph(page, block);
    break;
  case BLOCK_TABLE:
    print_table(page, block->table);
    break;
  case BLOCK_BAR:
    print_bar(page, block->cell);
    break;
  case BLOCK_RULES:
    print_rules(page, block);
    break;
  case BLOCK_SPACE:
    g_ptr_array_add(page->lines, g_strdup(""));
    break;
  case BLOCK_CONTENTS:
    print_contents(page, document);
    break;
  }
}

static void print_section(struct plain_page *page, const struct section *section,
                          const struct document *document)
{
  print_title(page, section);
  bool apart = true;
  for (guint i = 0; i < section->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(section->blocks, i);
    if (block->paper)
      continue;
    if (apart)
      plain_page_blank(page);
    print_block(page, block, document);
    apart = block->kind != BLOCK_HEADING;
  }
}

GPtrArray *render_section_lines(const struct section *section, int columns, bool ascii)
{
  struct plain_page page = page_new(columns, ascii);
  print_section(&page, section, NULL);
  return page.lines;
}

/* --- The whole document --------------------------------------------------------------------- */

static void print_line(struct plain_page *page, const char *before, const char *text)
{
  if (!text || !*text)
    return;
  g_autofree char *whole = g_strconcat(before, text, NULL);
  g_autofree char *shown = plain_shown(whole, page->ascii);
  plain_page_wrapped(page, shown, readable(page), 0);
}

static void print_front(struct plain_page *page, const struct document *document)
{
  print_line(page, "", document->sample ? "SAMPLE" : NULL);
  print_line(page, "", document->district);
  print_line(page, "", document_titled_by_section(document) ? NULL : document->title);
  print_line(page, "As of ", document->as_of);
  print_line(page, "", document->notice);
  if (document->contents && !document_places_contents(document)) {
    plain_page_blank(page);
    print_contents(page, document);
  }
}

static void write_lines(struct plain_page *page, FILE *out)
{
  for (guint i = 0; i < page->lines->len; i++) {
    fputs(g_ptr_array_index(page->lines, i), out);
    fputc('\n', out);
  }
  g_ptr_array_set_size(page->lines, 0);
}

bool render_text(const struct document *document, int columns, bool ascii, FILE *out,
                 GError **error)
{
  struct plain_page page = page_new(columns, ascii);
  print_front(&page, document);
  for (guint i = 0; i < document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(document->sections, i);
    if (section->paper)
      continue;
    write_lines(&page, out);
    fputs(section->new_page ? "\n\n" : "\n", out);
    print_line(&page, "", document->sample && section->new_page ? "SAMPLE" : NULL);
    print_section(&page, section, document);
  }
  write_lines(&page, out);
  g_ptr_array_unref(page.lines);
  return stream_finish(out, error);
}
