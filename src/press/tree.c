#include "press/tree.h"

static void tag_clear(gpointer data)
{
  struct tag *tag = data;
  g_free(tag->alternative);
  g_free(tag->summary);
  if (tag->kids)
    g_array_unref(tag->kids);
}

static void link_clear(gpointer data)
{
  g_free(((struct link *)data)->title);
}

static void marks_clear(gpointer data)
{
  g_array_unref(*(GArray **)data);
}

struct tree *tree_new(void)
{
  struct tree *tree = g_new0(struct tree, 1);
  tree->tags = g_array_new(FALSE, TRUE, sizeof(struct tag));
  g_array_set_clear_func(tree->tags, tag_clear);
  tree->links = g_array_new(FALSE, FALSE, sizeof(struct link));
  g_array_set_clear_func(tree->links, link_clear);
  tree->marks = g_array_new(FALSE, FALSE, sizeof(GArray *));
  g_array_set_clear_func(tree->marks, marks_clear);
  tree_add(tree, -1, "Document");
  return tree;
}

void tree_free(struct tree *tree)
{
  g_array_unref(tree->tags);
  g_array_unref(tree->links);
  g_array_unref(tree->marks);
  g_free(tree);
}

struct tag *tree_tag(const struct tree *tree, int index)
{
  return &g_array_index(tree->tags, struct tag, index);
}

static void add_kid(struct tree *tree, int parent, struct kid kid)
{
  struct tag *tag = tree_tag(tree, parent);
  if (!tag->kids)
    tag->kids = g_array_new(FALSE, FALSE, sizeof(struct kid));
  g_array_append_val(tag->kids, kid);
}

int tree_add(struct tree *tree, int parent, const char *type)
{
  int index = (int)tree->tags->len;
  struct tag tag = { .type = type, .parent = parent, .span = 1 };
  g_array_append_val(tree->tags, tag);
  if (parent >= 0)
    add_kid(tree, parent, (struct kid){ KID_TAG, index, -1 });
  return index;
}

int tree_take(struct tree *tree, struct tree *part)
{
  int shift = (int)tree->tags->len - 1;
  for (int i = 1; i < (int)part->tags->len; i++) {
    struct tag *from = tree_tag(part, i), tag = *from;
    *from = (struct tag){ 0 };
    if (tag.parent == 0)
      add_kid(tree, 0, (struct kid){ KID_TAG, i + shift, -1 });
    else
      tag.parent += shift;
    for (guint k = 0; tag.kids && k < tag.kids->len; k++)
      g_array_index(tag.kids, struct kid, k).index += shift;
    g_array_append_val(tree->tags, tag);
  }
  return shift;
}

void tree_mark(struct tree *tree, int tag, int page)
{
  while ((int)tree->marks->len <= page) {
    GArray *empty = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(tree->marks, empty);
  }
  GArray *marks = g_array_index(tree->marks, GArray *, page);
  if (tag >= 0)
    add_kid(tree, tag, (struct kid){ KID_MARK, (int)marks->len, page });
  g_array_append_val(marks, tag);
}

void tree_link(struct tree *tree, struct link link)
{
  add_kid(tree, link.tag, (struct kid){ KID_LINK, (int)tree->links->len, link.page });
  g_array_append_val(tree->links, link);
}
