#include "press/contents.h"

#define ONE_COLUMN 14  /* entries up to which one column will do */
#define COLUMN_ROWS 38 /* rows that stand together on a page */
#define ENTRY_PAD 1.3
#define BETWEEN 24.0
#define INDENT 14.0
#define NUMBER_WIDTH 26.0

struct entry {
  int section;
  int tag; /* of its link */
};

static GArray *entries_new(const struct contents *contents)
{
  struct tree *tree = contents->maker->tree;
  GArray *entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
  int whole = tree_add(tree, contents->tag, "TOC");
  for (guint i = 0; i < contents->document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(contents->document->sections, i);
    if ((int)i == contents->own || !section->title || !*section->title)
      continue;
    struct entry entry = { (int)i, tree_add(tree, tree_add(tree, whole, "TOCI"), "Link") };
    g_array_append_val(entries, entry);
  }
  return entries;
}

static void lay_entry(const struct contents *contents, struct strip *strip, struct entry entry,
                      double x, double width)
{
  const struct section *section = g_ptr_array_index(contents->document->sections, entry.section);
  double indent = section->level > 1 ? INDENT : 0;
  struct look look = { SIZE_BODY, section->level <= 1, INK_TEXT, ALIGN_LEFT };
  const struct text *text =
      type_wrap(contents->maker->type, look, section_entry(section), width - indent - NUMBER_WIDTH);
  struct box *box = strip_text(strip, text, x + indent, INK_TEXT, entry.tag);
  box->kind = BOX_ENTRY;
  box->width = width - indent;
  box->target = entry.section;
}

static guint columns_for(guint entries)
{
  return entries > ONE_COLUMN ? 2 : 1;
}

/* count entries from first on, down the columns one after the other. */
static void lay_chunk(const struct contents *contents, const GArray *entries, guint first,
                      guint count, GPtrArray *strips)
{
  guint columns = columns_for(entries->len);
  guint rows = (count + columns - 1) / columns;
  double width = (contents->room - (columns - 1) * BETWEEN) / columns;
  for (guint row = 0; row < rows; row++) {
    struct strip *strip = strip_new(row == 0 ? 5 : 0);
    for (guint column = 0; column < columns; column++) {
      guint i = column * rows + row;
      if (i < count)
        lay_entry(contents, strip, g_array_index(entries, struct entry, first + i),
                  column * (width + BETWEEN), width);
    }
    strip_settle(strip, ENTRY_PAD, ENTRY_PAD);
    strip->keep = row + 1 < rows;
    g_ptr_array_add(strips, strip);
  }
}

void contents_lay(const struct contents *contents, GPtrArray *strips)
{
  g_autoptr(GArray) entries = entries_new(contents);
  guint most = columns_for(entries->len) * COLUMN_ROWS;
  for (guint first = 0; first < entries->len; first += most)
    lay_chunk(contents, entries, first, MIN(most, entries->len - first), strips);
}
