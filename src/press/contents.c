#include "press/contents.h"

#define ONE_COLUMN 14 /* entries up to which one column will do */
#define FIRST_ROWS 2  /* that are not left by those after them */
#define ENTRY_PAD 1.3
#define ENTRY_SLACK 1.6
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
    if ((int)i == contents->own || !section_listed(section))
      continue;
    struct entry entry = { (int)i, tree_add(tree, tree_add(tree, whole, "TOCI"), "Link") };
    g_array_append_val(entries, entry);
  }
  return entries;
}

static void lay_entry(const struct contents *contents, struct strip *strip, struct entry entry,
                      double width)
{
  const struct section *section = g_ptr_array_index(contents->document->sections, entry.section);
  double indent = section->level > 1 ? INDENT : 0;
  struct look look = { SIZE_BODY, section->level <= 1, INK_TEXT, ALIGN_LEFT };
  const struct text *text =
      type_wrap(contents->maker->type, look, section_entry(section), width - indent - NUMBER_WIDTH);
  struct box *box = strip_text(strip, text, indent, INK_TEXT, entry.tag);
  box->kind = BOX_ENTRY;
  box->width = width - indent;
  box->target = entry.section;
}

/* The first ones stay together under their heading, and what leads to pages under it with the first
 * of them. */
static bool keeps(const struct contents *contents, const GArray *entries, guint i)
{
  if (i + 1 >= entries->len)
    return false;
  const GPtrArray *sections = contents->document->sections;
  const struct section *section =
      g_ptr_array_index(sections, g_array_index(entries, struct entry, i).section);
  const struct section *next =
      g_ptr_array_index(sections, g_array_index(entries, struct entry, i + 1).section);
  return entries->len <= ONE_COLUMN || i < FIRST_ROWS || next->level > section->level;
}

void contents_lay(const struct contents *contents, GPtrArray *strips)
{
  g_autoptr(GArray) entries = entries_new(contents);
  int columns = entries->len > ONE_COLUMN ? 2 : 1;
  double width = (contents->room - (columns - 1) * BETWEEN) / columns;
  for (guint i = 0; i < entries->len; i++) {
    struct strip *strip = strip_new(i == 0 ? 5 : 0);
    lay_entry(contents, strip, g_array_index(entries, struct entry, i), width);
    strip_settle(strip, ENTRY_PAD, ENTRY_PAD);
    strip->slack = ENTRY_SLACK;
    strip->columns = columns;
    strip->step = width + BETWEEN;
    strip->keep = keeps(contents, entries, i);
    g_ptr_array_add(strips, strip);
  }
}
