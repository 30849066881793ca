#include "document/render.h"

#include "document/html.h"
#include "document/stream.h"

/* What the parts of the page need to know of each other. */
struct page {
  FILE *out;
  const struct document *document;
  bool single;   /* one section: its title is the page's */
  bool contents; /* the table of contents has been written */
};

static void write_contents(struct page *page)
{
  const GPtrArray *sections = page->document->sections;
  if (page->contents)
    return;
  page->contents = true;
  fputs("<nav aria-label=\"Contents\">\n<ol>\n", page->out);
  int depth = 0;
  bool any = false;
  for (guint i = 0; i < sections->len; i++) {
    const struct section *section = g_ptr_array_index(sections, i);
    if (section->paper || !section_listed(section))
      continue;
    int level = any && section->level > 1 ? 1 : 0;
    if (any && level > depth)
      fputs("\n<ol>\n", page->out);
    else if (any)
      fputs(level < depth ? "</li>\n</ol></li>\n" : "</li>\n", page->out);
    depth = level;
    any = true;
    fputs("<li><a", page->out);
    html_id(page->out, "href", "#s-", section->id);
    fputc('>', page->out);
    html_text(page->out, section_entry(section));
    fputs("</a>", page->out);
  }
  fputs(depth > 0 ? "</li>\n</ol></li>\n" : any ? "</li>\n" : "", page->out);
  fputs("</ol>\n</nav>\n", page->out);
}

/* --- Blocks --------------------------------------------------------------------------------- */

static int title_level(const struct page *page, const struct section *section)
{
  return page->single ? 1 : section->level > 1 ? 3 : 2;
}

static void write_rules(FILE *out, const char *label, int count)
{
  html_element(out, "p", NULL, label);
  fputs("<div class=\"rules\" aria-hidden=\"true\">", out);
  for (int i = 0; i < count; i++)
    fputs("<p class=\"rule\">&#160;</p>", out);
  fputs("</div>\n", out);
}

/* Number i is a heading, and a table below it has the same words for its title. */
static bool names_table(const struct section *section, guint i)
{
  const struct block *heading = g_ptr_array_index(section->blocks, i);
  for (guint k = i + 1; k < section->blocks->len; k++) {
    const struct block *block = g_ptr_array_index(section->blocks, k);
    if (block->kind == BLOCK_HEADING)
      return false;
    if (block->kind == BLOCK_TABLE && g_strcmp0(block->table->title, heading->text) == 0)
      return true;
  }
  return false;
}

/* A heading that a table is named by has an id: the table says its words once. */
static void write_heading(struct page *page, const struct section *section, guint i)
{
  const struct block *block = g_ptr_array_index(section->blocks, i);
  int level = title_level(page, section) + 1;
  if (!block->text || !*block->text)
    return;
  fprintf(page->out, "<h%d", level);
  if (names_table(section, i)) {
    g_autofree char *number = g_strdup_printf("-%u", i);
    g_autofree char *id = g_strconcat(section->id ? section->id : "", number, NULL);
    html_id(page->out, "id", "h-", id);
  }
  fputc('>', page->out);
  html_text(page->out, block->text);
  fprintf(page->out, "</h%d>\n", level);
}

/* Its title is that of the section, or of the heading above, where these are the same words. */
static void write_table(struct page *page, const struct section *section, guint i)
{
  const struct table *table = ((const struct block *)g_ptr_array_index(section->blocks, i))->table;
  bool titled = table->title && *table->title;
  for (guint k = i; titled && k-- > 0;) {
    const struct block *block = g_ptr_array_index(section->blocks, k);
    if (block->kind != BLOCK_HEADING)
      continue;
    if (block->paper || g_strcmp0(block->text, table->title) != 0)
      break;
    g_autofree char *id = g_strdup_printf("%s-%u", section->id ? section->id : "", k);
    html_table(page->out, table, "h-", id);
    return;
  }
  bool same = !titled || g_strcmp0(section->title, table->title) == 0;
  html_table(page->out, table, "t-", same ? section->id : NULL);
}

static void write_block(struct page *page, const struct section *section, guint i)
{
  const struct block *block = g_ptr_array_index(section->blocks, i);
  FILE *out = page->out;
  if (block->paper)
    return;
  switch (block->kind) {
  case BLOCK_HEADING:
    write_heading(page, section, i);
    break;
  case BLOCK_PARAGRAPH:
    fputs("<p>", out);
    html_runs(out, block->runs);
    fputs("</p>\n", out);
    break;
  case BLOCK_TABLE:
    write_table(page, section, i);
    break;
  case BLOCK_BAR:
    fputs("<p class=\"picture\">", out);
    html_cell(out, block->cell);
    fputs("</p>\n", out);
    break;
  case BLOCK_RULES:
    write_rules(out, block->text, block->count);
    break;
  case BLOCK_SPACE:
    fputs("<p>&#160;</p>\n", out);
    break;
  case BLOCK_CONTENTS:
    write_contents(page);
    break;
  }
}

/* --- Sections ------------------------------------------------------------------------------- */

static void write_title(struct page *page, const struct section *section)
{
  FILE *out = page->out;
  int level = title_level(page, section);
  html_element(out, "p", "sample", page->document->sample && section->new_page ? "SAMPLE" : NULL);
  fputs("<div class=\"head\"><div>", out);
  fprintf(out, "<h%d", level);
  html_id(out, "id", "t-", section->id);
  fputc('>', out);
  html_text(out, section->title);
  fprintf(out, "</h%d>\n", level);
  html_element(out, "p", "subtitle", section->subtitle);
  fputs("</div>\n", out);
  html_element(out, "p", "aside", section->aside);
  fputs("</div>\n", out);
}

static void write_section(struct page *page, const struct section *section, bool first)
{
  FILE *out = page->out;
  bool new_page = section->new_page && (!first || page->contents);
  fputs("<section", out);
  html_id(out, "id", "s-", section->id);
  html_id(out, "aria-labelledby", "t-", section->id);
  fprintf(out, ">\n<div class=\"%s%s%s\">\n",
          section->orientation == LANDSCAPE ? "landscape" : "portrait",
          section->layout == LAYOUT_PAGE ? "" : " half", new_page ? " new" : "");
  write_title(page, section);
  for (guint i = 0; i < section->blocks->len; i++)
    write_block(page, section, i);
  fputs("</div>\n</section>\n", out);
}

/* --- The page ------------------------------------------------------------------------------- */

static void write_meta(FILE *out, const char *name, const char *content)
{
  if (!content || !*content)
    return;
  fputs("<meta", out);
  html_attribute(out, "name", name);
  html_attribute(out, "content", content);
  fputs("/>\n", out);
}

static void write_head(const struct page *page)
{
  FILE *out = page->out;
  const struct document *document = page->document;
  fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n", out);
  write_meta(out, "viewport", "width=device-width, initial-scale=1");
  html_element(out, "title", NULL, document->title && *document->title ? document->title : "Page");
  write_meta(out, "author", document->author);
  write_meta(out, "keywords", document->keywords);
  write_meta(out, "dcterms.created", document->created_at);
  html_style(out, document);
  fputs("</head>\n", out);
}

static void write_front(struct page *page)
{
  FILE *out = page->out;
  const struct document *document = page->document;
  fputs("<header>\n", out);
  html_element(out, "p", "sample", document->sample ? "SAMPLE" : NULL);
  html_element(out, "p", "district", document->district);
  if (!document_titled_by_section(document))
    html_element(out, page->single ? "p" : "h1", NULL, document->title);
  if (document->as_of && *document->as_of) {
    g_autofree char *as_of = g_strconcat("As of ", document->as_of, NULL);
    html_element(out, "p", "asof", as_of);
  }
  html_element(out, "p", "notice", document->notice);
  fputs("</header>\n", out);
  if (document->contents && !document_places_contents(document))
    write_contents(page);
}

bool render_html(const struct document *document, FILE *out, GError **error)
{
  struct page page = { out, document, document->sections->len == 1, false };
  write_head(&page);
  fputs("<body>\n<p class=\"skip\"><a href=\"#main\">Skip to the content</a></p>\n", out);
  write_front(&page);
  fputs("<main id=\"main\">\n", out);
  for (guint i = 0; i < document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(document->sections, i);
    if (!section->paper)
      write_section(&page, section, i == 0);
  }
  fputs("</main>\n<footer>\n", out);
  html_element(out, "p", "notice", document->notice);
  fputs("</footer>\n</body>\n</html>\n", out);
  return stream_finish(out, error);
}
