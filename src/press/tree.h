/* The structure of a document for screen readers: what is a heading, a table, a cell, a picture. It
 * is built while the document is laid out, told what lands where while it is drawn, and written
 * into the PDF by finish.h. */
#ifndef TL_PRESS_TREE_H
#define TL_PRESS_TREE_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>

enum kid_kind {
  KID_TAG,  /* index of another tag */
  KID_MARK, /* number of a marked piece of a page's content */
  KID_LINK, /* index of a link */
};

struct kid {
  enum kid_kind kind;
  int index;
  int page; /* KID_MARK */
};

struct tag {
  const char *type;  /* standard structure type, `TD`; static */
  int parent;        /* -1: the root */
  char *alternative; /* what is read instead of a picture, or NULL */
  char *summary;     /* of a table, or NULL */
  const char *scope; /* of a header cell: `Column`, `Row`; static; or NULL */
  int span;          /* columns that a cell takes, when more than 1 */
  bool boxed;        /* box is known: a picture */
  int page;          /* of box */
  double box[4];     /* left, top, right, bottom, from the top of the page */
  GArray *kids;      /* struct kid, or NULL */
};

/* A place on a page that leads to another. */
struct link {
  int page;
  double left, top, right, bottom; /* from the top of the page */
  int tag;
  int to_page;
  double to_top;
  char *title; /* of what it leads to */
};

struct tree {
  GArray *tags;  /* struct tag */
  GArray *links; /* struct link */
  GArray *marks; /* per page, the tags of its marks in order (-1: furniture): GArray of int */
};

/* A tree with one tag, `Document`, of index 0. Yours. */
struct tree *tree_new(void);
void tree_free(struct tree *tree);

/* A tag of type at the end of parent; its index. */
int tree_add(struct tree *tree, int parent, const char *type);

/* Moves the tags of part, nothing of which is drawn yet, to the end of tree: tag n of part is then
 * n + what is returned. */
int tree_take(struct tree *tree, struct tree *part);

/* The tag at index; borrowed, until the next tree_add. */
struct tag *tree_tag(const struct tree *tree, int index);

/* The next marked piece of page belongs to tag; -1: it is furniture of the page. */
void tree_mark(struct tree *tree, int tag, int page);

/* Adds link (whose title is taken) to its tag. */
void tree_link(struct tree *tree, struct link link);

DEFINE_AUTO(tree)

#endif
