#include "press/pdf.h"

#include "base/error.h"
#include "base/stop.h"
#include "press/draw.h"
#include "press/finish.h"

/* What is to be one page is one, or an error that says how much is too much. */
static bool is_short_enough(const struct document *document, const struct pages *pages,
                            const GPtrArray *flows, const struct frame *frame, GError **error)
{
  if (!document->one_page || pages->sheets <= 1)
    return true;
  int over = pages_lines_over(flows, frame);
  return fail(error, TL_ERROR_REFUSED,
              "It is to be one page, and about %d %s too many. Shorten it; nothing was made.", over,
              over == 1 ? "line is" : "lines are");
}

GBytes *pdf_make_laid(struct laying *laying, struct type *type, const struct document *document,
                      const struct progress *progress, GError **error)
{
  AUTO(tree) struct tree *tree = tree_new();
  struct maker maker = { .type = type, .tree = tree };
  g_autoptr(GPtrArray) flows = laying_finish(laying, tree, progress, error);
  if (!flows)
    return NULL;
  struct furniture furniture = draw_furniture(&maker, document);
  struct frame frames[SHEET_PARTS];
  for (enum part_of_sheet part = SHEET_PORTRAIT; part < SHEET_PARTS; part++)
    frames[part] = page_frame(part, furniture.foot_height, furniture.sample);
  AUTO(pages) struct pages *pages = pages_new(flows, frames);
  if (!is_short_enough(document, pages, flows, &frames[SHEET_PORTRAIT], error))
    return NULL;
  AUTO(packer) struct packer *packer = packer_new();
  struct drawing drawing = { &maker, document, pages, frames, furniture, packer };
  GByteArray *drawn = draw_pdf(&drawing, progress, error);
  if (!drawn)
    return NULL;
  GBytes *finished = finish_pdf(drawn, tree, packer, error);
  g_byte_array_unref(drawn);
  return finished;
}

GBytes *pdf_make(struct type *type, const struct document *document,
                 const struct progress *progress, GError **error)
{
  AUTO(laying) struct laying *laying = laying_new(type);
  for (guint i = 0; i < document->sections->len; i++)
    laying_take(laying, document, g_ptr_array_index(document->sections, i));
  return pdf_make_laid(laying, type, document, progress, error);
}
