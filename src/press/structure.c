#include "press/structure.h"

struct builder {
  const struct skeleton *skeleton;
  const struct tree *tree;
  struct update *out;
};

int structure_marks(const struct tree *tree, int page)
{
  return page < (int)tree->marks->len ? (int)g_array_index(tree->marks, GArray *, page)->len : 0;
}

static struct link *link_at(const struct tree *tree, guint i)
{
  return &g_array_index(tree->links, struct link, i);
}

/* --- numbers of the objects, in the order in which they are written ----------------------------
 */

static int structure_root(const struct builder *builder)
{
  return builder->skeleton->trailer.size;
}

static int tag_number(const struct builder *builder, int tag)
{
  return structure_root(builder) + 1 + tag;
}

static int link_number(const struct builder *builder, guint link)
{
  return tag_number(builder, (int)(builder->tree->tags->len + link));
}

static int marks_number(const struct builder *builder, int page)
{
  return link_number(builder, builder->tree->links->len) + page;
}

static const struct sheet *sheet_at(const struct builder *builder, int page)
{
  return &g_array_index(builder->skeleton->sheets, struct sheet, page);
}

static int page_count(const struct builder *builder)
{
  return (int)builder->skeleton->sheets->len;
}

/* --- pieces ---------------------------------------------------------------------------------- */

/* PDF counts from the bottom of the page. */
static void put_box(struct builder *builder, const char *key, int page, const double box[4])
{
  double height = sheet_at(builder, page)->height;
  update_put(builder->out, key);
  update_put(builder->out, "[");
  update_real(builder->out, box[0]);
  update_real(builder->out, height - box[3]);
  update_real(builder->out, box[2]);
  update_real(builder->out, height - box[1]);
  update_put(builder->out, "]");
}

/* --- structure elements ---------------------------------------------------------------------- */

/* The page of a tag's marks; -1 when it has none. */
static int home_page(const struct tag *tag)
{
  for (guint i = 0; tag->kids && i < tag->kids->len; i++)
    if (g_array_index(tag->kids, struct kid, i).kind == KID_MARK)
      return g_array_index(tag->kids, struct kid, i).page;
  return -1;
}

static void put_kid(struct builder *builder, const struct kid *kid, int home)
{
  if (kid->kind == KID_TAG) {
    update_reference(builder->out, " ", tag_number(builder, kid->index));
  } else if (kid->kind == KID_MARK && kid->page == home) {
    update_number(builder->out, " ", kid->index);
  } else if (kid->kind == KID_MARK) {
    update_reference(builder->out, "<</Type/MCR/Pg ", sheet_at(builder, kid->page)->object);
    update_number(builder->out, "/MCID ", kid->index);
    update_put(builder->out, ">>");
  } else {
    update_reference(builder->out, "<</Type/OBJR/Pg ", sheet_at(builder, kid->page)->object);
    update_reference(builder->out, "/Obj ", link_number(builder, (guint)kid->index));
    update_put(builder->out, ">>");
  }
}

static void put_kids(struct builder *builder, const struct tag *tag)
{
  int home = home_page(tag);
  if (home >= 0)
    update_reference(builder->out, "/Pg ", sheet_at(builder, home)->object);
  if (!tag->kids)
    return;
  update_put(builder->out, tag->kids->len > 1 ? "/K[" : "/K");
  for (guint i = 0; i < tag->kids->len; i++)
    put_kid(builder, &g_array_index(tag->kids, struct kid, i), home);
  update_put(builder->out, tag->kids->len > 1 ? "]" : "");
}

static void put_attributes(struct builder *builder, const struct tag *tag)
{
  if (tag->scope || tag->span > 1 || tag->summary) {
    update_put(builder->out, "/A<</O/Table");
    if (tag->scope)
      update_put(builder->out, g_str_equal(tag->scope, "Row") ? "/Scope/Row" : "/Scope/Column");
    if (tag->span > 1)
      update_number(builder->out, "/ColSpan ", tag->span);
    if (tag->summary)
      update_text(builder->out, "/Summary", tag->summary);
    update_put(builder->out, ">>");
  } else if (tag->boxed) {
    put_box(builder, "/A<</O/Layout/BBox", tag->page, tag->box);
    update_put(builder->out, ">>");
  }
}

static void put_tag(struct builder *builder, int index)
{
  const struct tag *tag = tree_tag(builder->tree, index);
  update_object(builder->out, tag_number(builder, index));
  update_put(builder->out, "<</Type/StructElem/S/");
  update_put(builder->out, tag->type);
  update_reference(builder->out, "/P ",
                   tag->parent < 0 ? structure_root(builder) : tag_number(builder, tag->parent));
  if (tag->alternative)
    update_text(builder->out, "/Alt", tag->alternative);
  put_attributes(builder, tag);
  put_kids(builder, tag);
  update_put(builder->out, ">>");
}

static void put_link(struct builder *builder, guint i)
{
  const struct link *link = link_at(builder->tree, i);
  const double box[4] = { link->left, link->top, link->right, link->bottom };
  update_object(builder->out, link_number(builder, i));
  update_put(builder->out, "<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4");
  put_box(builder, "/Rect", link->page, box);
  update_number(builder->out, "/StructParent ", page_count(builder) + (int)i);
  update_text(builder->out, "/Contents", link->title);
  update_reference(builder->out, "/Dest[", sheet_at(builder, link->to_page)->object);
  update_put(builder->out, "/XYZ null");
  update_real(builder->out, sheet_at(builder, link->to_page)->height - link->to_top + 12);
  update_put(builder->out, " null]>>");
}

/* --- from marks and links back to the tags -----------------------------------------------------
 */

static void put_marks(struct builder *builder, int page)
{
  update_object(builder->out, marks_number(builder, page));
  update_put(builder->out, "[");
  for (int i = 0; i < structure_marks(builder->tree, page); i++) {
    int tag = g_array_index(g_array_index(builder->tree->marks, GArray *, page), int, i);
    if (tag < 0)
      update_put(builder->out, " null");
    else
      update_reference(builder->out, " ", tag_number(builder, tag));
  }
  update_put(builder->out, "]");
}

/* The root comes first, so that its number is known without the tree. */
static void put_root(struct builder *builder)
{
  update_object(builder->out, structure_root(builder));
  update_reference(builder->out, "<</Type/StructTreeRoot/K ", tag_number(builder, 0));
  update_number(builder->out, "/ParentTreeNextKey ",
                page_count(builder) + (int)builder->tree->links->len);
  update_put(builder->out, "/ParentTree<</Nums[");
  for (int page = 0; page < page_count(builder); page++) {
    update_number(builder->out, " ", page);
    update_reference(builder->out, " ", marks_number(builder, page));
  }
  for (guint i = 0; i < builder->tree->links->len; i++) {
    update_number(builder->out, " ", page_count(builder) + (int)i);
    update_reference(builder->out, " ", tag_number(builder, link_at(builder->tree, i)->tag));
  }
  update_put(builder->out, "]>>>>");
}

/* --- what of the PDF changes ------------------------------------------------------------------ */

/* The object of dictionary's text with more keys, in place of the old one. */
static void begin_again(struct builder *builder, int number, const char *dictionary)
{
  const char *end = g_strrstr(dictionary, ">>");
  g_autofree char *open = g_strndup(dictionary, (gsize)(end ? end - dictionary : 0));
  update_object(builder->out, number);
  update_put(builder->out, open);
}

static void put_catalog(struct builder *builder)
{
  begin_again(builder, builder->skeleton->trailer.catalog, builder->skeleton->catalog);
  update_reference(builder->out, "/StructTreeRoot ", structure_root(builder));
  update_put(builder->out, ">>");
}

/* Links stand in the order of their pages. */
static void put_page_links(struct builder *builder)
{
  const GArray *links = builder->tree->links;
  for (guint i = 0; i < links->len;) {
    int page = link_at(builder->tree, i)->page;
    begin_again(builder, sheet_at(builder, page)->object, sheet_at(builder, page)->dictionary);
    update_put(builder->out, "/Annots[");
    for (; i < links->len && link_at(builder->tree, i)->page == page; i++)
      update_reference(builder->out, " ", link_number(builder, i));
    update_put(builder->out, "]>>");
  }
}

void structure_append(GByteArray *pdf, const struct skeleton *skeleton, const struct tree *tree)
{
  AUTO(update) struct update *out = update_new();
  struct builder builder = { skeleton, tree, out };
  put_root(&builder);
  for (guint i = 0; i < tree->tags->len; i++)
    put_tag(&builder, (int)i);
  for (guint i = 0; i < tree->links->len; i++)
    put_link(&builder, i);
  for (int page = 0; page < page_count(&builder); page++)
    put_marks(&builder, page);
  put_catalog(&builder);
  put_page_links(&builder);
  update_append(out, pdf, &skeleton->trailer, marks_number(&builder, page_count(&builder)));
}
