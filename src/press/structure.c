#include "press/structure.h"

/* Handles of the objects that others point to. */
struct builder {
  qpdf_data qpdf;
  const struct tree *tree;
  qpdf_oh root;
  qpdf_oh *pages;
  double *heights; /* of the pages: PDF counts from the bottom */
  qpdf_oh *tags;
  qpdf_oh *links;
  int page_count;
};

int structure_marks(const struct tree *tree, int page)
{
  return page < (int)tree->marks->len ? (int)g_array_index(tree->marks, GArray *, page)->len : 0;
}

/* Sets key of dictionary to value, whose handle ends here. */
static void put(struct builder *builder, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
  qpdf_oh_replace_key(builder->qpdf, dictionary, key, value);
  qpdf_oh_release(builder->qpdf, value);
}

static void put_name(struct builder *builder, qpdf_oh dictionary, const char *key, const char *name)
{
  put(builder, dictionary, key, qpdf_oh_new_name(builder->qpdf, name));
}

static void put_text(struct builder *builder, qpdf_oh dictionary, const char *key, const char *text)
{
  put(builder, dictionary, key, qpdf_oh_new_unicode_string(builder->qpdf, text));
}

static void append(struct builder *builder, qpdf_oh array, qpdf_oh item)
{
  qpdf_oh_append_item(builder->qpdf, array, item);
  qpdf_oh_release(builder->qpdf, item);
}

static void append_real(struct builder *builder, qpdf_oh array, double value)
{
  append(builder, array, qpdf_oh_new_real_from_double(builder->qpdf, value, 2));
}

static qpdf_oh rectangle(struct builder *builder, int page, const double box[4])
{
  qpdf_oh array = qpdf_oh_new_array(builder->qpdf);
  append_real(builder, array, box[0]);
  append_real(builder, array, builder->heights[page] - box[3]);
  append_real(builder, array, box[2]);
  append_real(builder, array, builder->heights[page] - box[1]);
  return array;
}

/* An object of its own, which takes dictionary's handle. */
static qpdf_oh indirect(struct builder *builder, qpdf_oh dictionary)
{
  qpdf_oh object = qpdf_make_indirect_object(builder->qpdf, dictionary);
  qpdf_oh_release(builder->qpdf, dictionary);
  return object;
}

static struct tag *tag_at(const struct builder *builder, guint i)
{
  return tree_tag(builder->tree, (int)i);
}

static struct link *link_at(const struct builder *builder, guint i)
{
  return &g_array_index(builder->tree->links, struct link, i);
}

static void open_pages(struct builder *builder)
{
  builder->page_count = qpdf_get_num_pages(builder->qpdf);
  builder->pages = g_new0(qpdf_oh, (gsize)builder->page_count);
  builder->heights = g_new0(double, (gsize)builder->page_count);
  for (int i = 0; i < builder->page_count; i++) {
    builder->pages[i] = qpdf_get_page_n(builder->qpdf, (size_t)i);
    qpdf_oh media = qpdf_oh_get_key(builder->qpdf, builder->pages[i], "/MediaBox");
    qpdf_oh height = qpdf_oh_get_array_item(builder->qpdf, media, 3);
    builder->heights[i] = qpdf_oh_get_numeric_value(builder->qpdf, height);
    qpdf_oh_release(builder->qpdf, height);
    qpdf_oh_release(builder->qpdf, media);
  }
}

static void open_objects(struct builder *builder)
{
  builder->root = indirect(builder, qpdf_oh_new_dictionary(builder->qpdf));
  put_name(builder, builder->root, "/Type", "/StructTreeRoot");
  builder->tags = g_new0(qpdf_oh, builder->tree->tags->len);
  builder->links = g_new0(qpdf_oh, builder->tree->links->len + 1);
  for (guint i = 0; i < builder->tree->tags->len; i++)
    builder->tags[i] = indirect(builder, qpdf_oh_new_dictionary(builder->qpdf));
  for (guint i = 0; i < builder->tree->links->len; i++)
    builder->links[i] = indirect(builder, qpdf_oh_new_dictionary(builder->qpdf));
}

/* The page of a tag's marks; -1 when it has none. */
static int home_page(const struct tag *tag)
{
  for (guint i = 0; tag->kids && i < tag->kids->len; i++)
    if (g_array_index(tag->kids, struct kid, i).kind == KID_MARK)
      return g_array_index(tag->kids, struct kid, i).page;
  return -1;
}

static qpdf_oh reference(struct builder *builder, const char *type, int page)
{
  qpdf_oh dictionary = qpdf_oh_new_dictionary(builder->qpdf);
  put_name(builder, dictionary, "/Type", type);
  qpdf_oh_replace_key(builder->qpdf, dictionary, "/Pg", builder->pages[page]);
  return dictionary;
}

static void append_kid(struct builder *builder, qpdf_oh kids, const struct kid *kid, int home)
{
  if (kid->kind == KID_TAG) {
    qpdf_oh_append_item(builder->qpdf, kids, builder->tags[kid->index]);
    return;
  }
  if (kid->kind == KID_MARK && kid->page == home) {
    append(builder, kids, qpdf_oh_new_integer(builder->qpdf, kid->index));
    return;
  }
  qpdf_oh dictionary = reference(builder, kid->kind == KID_MARK ? "/MCR" : "/OBJR", kid->page);
  if (kid->kind == KID_MARK)
    put(builder, dictionary, "/MCID", qpdf_oh_new_integer(builder->qpdf, kid->index));
  else
    qpdf_oh_replace_key(builder->qpdf, dictionary, "/Obj", builder->links[kid->index]);
  append(builder, kids, dictionary);
}

static void put_kids(struct builder *builder, qpdf_oh object, const struct tag *tag)
{
  int home = home_page(tag);
  if (home >= 0)
    qpdf_oh_replace_key(builder->qpdf, object, "/Pg", builder->pages[home]);
  if (!tag->kids)
    return;
  qpdf_oh kids = qpdf_oh_new_array(builder->qpdf);
  for (guint i = 0; i < tag->kids->len; i++)
    append_kid(builder, kids, &g_array_index(tag->kids, struct kid, i), home);
  put(builder, object, "/K", kids);
}

static qpdf_oh attributes(struct builder *builder, const char *owner)
{
  qpdf_oh dictionary = qpdf_oh_new_dictionary(builder->qpdf);
  put_name(builder, dictionary, "/O", owner);
  return dictionary;
}

static void put_attributes(struct builder *builder, qpdf_oh object, const struct tag *tag)
{
  if (tag->scope || tag->span > 1 || tag->summary) {
    qpdf_oh table = attributes(builder, "/Table");
    if (tag->scope)
      put_name(builder, table, "/Scope", g_str_equal(tag->scope, "Row") ? "/Row" : "/Column");
    if (tag->span > 1)
      put(builder, table, "/ColSpan", qpdf_oh_new_integer(builder->qpdf, tag->span));
    if (tag->summary)
      put_text(builder, table, "/Summary", tag->summary);
    put(builder, object, "/A", table);
  }
  if (tag->boxed) {
    qpdf_oh layout = attributes(builder, "/Layout");
    put(builder, layout, "/BBox", rectangle(builder, tag->page, tag->box));
    put(builder, object, "/A", layout);
  }
}

static void fill_tag(struct builder *builder, guint i)
{
  const struct tag *tag = tag_at(builder, i);
  qpdf_oh object = builder->tags[i];
  char name[32];
  g_snprintf(name, sizeof name, "/%s", tag->type);
  put_name(builder, object, "/Type", "/StructElem");
  put_name(builder, object, "/S", name);
  qpdf_oh_replace_key(builder->qpdf, object, "/P",
                      tag->parent < 0 ? builder->root : builder->tags[tag->parent]);
  if (tag->alternative)
    put_text(builder, object, "/Alt", tag->alternative);
  put_attributes(builder, object, tag);
  put_kids(builder, object, tag);
}

static void fill_link(struct builder *builder, guint i)
{
  const struct link *link = link_at(builder, i);
  qpdf_oh object = builder->links[i];
  const double box[4] = { link->left, link->top, link->right, link->bottom };
  put_name(builder, object, "/Type", "/Annot");
  put_name(builder, object, "/Subtype", "/Link");
  put(builder, object, "/Rect", rectangle(builder, link->page, box));
  put(builder, object, "/Border", qpdf_oh_parse(builder->qpdf, "[0 0 0]"));
  put(builder, object, "/F", qpdf_oh_new_integer(builder->qpdf, 4));
  put(builder, object, "/StructParent",
      qpdf_oh_new_integer(builder->qpdf, builder->page_count + (int)i));
  put_text(builder, object, "/Contents", link->title);
  qpdf_oh place = qpdf_oh_new_array(builder->qpdf);
  qpdf_oh_append_item(builder->qpdf, place, builder->pages[link->to_page]);
  append(builder, place, qpdf_oh_new_name(builder->qpdf, "/XYZ"));
  append(builder, place, qpdf_oh_new_null(builder->qpdf));
  append_real(builder, place, builder->heights[link->to_page] - link->to_top + 12);
  append(builder, place, qpdf_oh_new_null(builder->qpdf));
  put(builder, object, "/Dest", place);
}

static void put_annotations(struct builder *builder)
{
  guint next = 0;
  for (int page = 0; page < builder->page_count; page++) {
    if (next >= builder->tree->links->len || link_at(builder, next)->page != page)
      continue;
    qpdf_oh list = qpdf_oh_new_array(builder->qpdf);
    for (; next < builder->tree->links->len && link_at(builder, next)->page == page; next++)
      qpdf_oh_append_item(builder->qpdf, list, builder->links[next]);
    put(builder, builder->pages[page], "/Annots", list);
  }
}

/* From mark, and from link, back to the tag. */
static void put_parents(struct builder *builder)
{
  qpdf_oh numbers = qpdf_oh_new_array(builder->qpdf);
  for (int page = 0; page < builder->page_count; page++) {
    qpdf_oh marks = qpdf_oh_new_array(builder->qpdf);
    for (int i = 0; i < structure_marks(builder->tree, page); i++) {
      int tag = g_array_index(g_array_index(builder->tree->marks, GArray *, page), int, i);
      if (tag < 0)
        append(builder, marks, qpdf_oh_new_null(builder->qpdf));
      else
        qpdf_oh_append_item(builder->qpdf, marks, builder->tags[tag]);
    }
    append(builder, numbers, qpdf_oh_new_integer(builder->qpdf, page));
    append(builder, numbers, indirect(builder, marks));
    put(builder, builder->pages[page], "/StructParents", qpdf_oh_new_integer(builder->qpdf, page));
  }
  for (guint i = 0; i < builder->tree->links->len; i++) {
    append(builder, numbers, qpdf_oh_new_integer(builder->qpdf, builder->page_count + (int)i));
    qpdf_oh_append_item(builder->qpdf, numbers, builder->tags[link_at(builder, i)->tag]);
  }
  qpdf_oh parents = qpdf_oh_new_dictionary(builder->qpdf);
  put(builder, parents, "/Nums", numbers);
  put(builder, builder->root, "/ParentTree", indirect(builder, parents));
  put(builder, builder->root, "/ParentTreeNextKey",
      qpdf_oh_new_integer(builder->qpdf, builder->page_count + (int)builder->tree->links->len));
}

void structure_add(qpdf_data qpdf, const struct tree *tree)
{
  struct builder builder = { .qpdf = qpdf, .tree = tree };
  open_pages(&builder);
  open_objects(&builder);
  for (guint i = 0; i < tree->tags->len; i++)
    fill_tag(&builder, i);
  for (guint i = 0; i < tree->links->len; i++)
    fill_link(&builder, i);
  put_annotations(&builder);
  put_parents(&builder);
  qpdf_oh_replace_key(qpdf, builder.root, "/K", builder.tags[0]);
  qpdf_oh catalog = qpdf_get_root(qpdf);
  qpdf_oh_replace_key(qpdf, catalog, "/StructTreeRoot", builder.root);
  g_free(builder.pages);
  g_free(builder.heights);
  g_free(builder.tags);
  g_free(builder.links);
  qpdf_oh_release_all(qpdf);
}
