/* The inside of the form of a goal or an item of a plan, for sip_form.c and sip_form_refs.c. */
#ifndef TL_UI_SIP_FORM_OWN_H
#define TL_UI_SIP_FORM_OWN_H

#include "ui/form.h"
#include "ui/sip_screen.h"

struct sip_form {
  struct app *app; /* borrowed */
  struct record *record;
  struct form *form;
  char *draft;  /* the draft's name */
  char *school; /* uid */
  bool is_new, changed, drafted;
  bool discarded; /* nothing is stored on leaving */
};

/* For struct form_setup, data being the struct sip_form: what may be chosen, and what a reference
 * is called (yours). */
void sip_form_refs(const char *type, struct picker *picker, void *data);
char *sip_form_ref_label(const char *type, const char *uid, void *data);

#endif
