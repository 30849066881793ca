#include "config.h"

#include "ui/prompt_place.h"

#include "ui/app_own.h"
#include "ui/dialog.h"

#include <string.h>

/* Ends the place of what could not be stored: what stood there may be another by now. */
static const char any[] = "*";

/* screen, argument, label, what it is about */
static char *stem(const char *place)
{
  const char *end = strrchr(place, '\n');
  return g_strndup(place, (gsize)(end + 1 - place));
}

char *prompt_place(const struct app *app, const char *label, const char *initial)
{
  const struct screen *screen = app_top(app);
  g_autofree char *of = g_strdup(initial ? initial : "");
  g_strdelimit(of, "\n", ' ');
  return g_strdup_printf("%s\n%s\n%s\n%s\n%s", screen ? screen->type->name : "",
                         screen && screen->argument ? screen->argument : "", label,
                         app->own->about ? app->own->about : "", of);
}

void dialog_about(struct app *app, const char *uid)
{
  g_free(app->own->about);
  app->own->about = g_strdup(uid);
}

void prompt_place_keep(struct app *app, const char *place, const char *text)
{
  if (app->own->prompt_keep)
    app->own->prompt_keep(app->data, place, text);
}

/* One answered the same question before, for the present key. */
static bool is_answered(const struct app *app, const char *place)
{
  const GPtrArray *answered = app->own->answered;
  for (guint i = 0; i + 1 < answered->len; i += 2)
    if (strcmp(answered->pdata[i], place) == 0)
      return true;
  return false;
}

char *prompt_place_kept(struct app *app, const char *place)
{
  if (!app->own->prompt_kept || is_answered(app, place))
    return NULL;
  char *kept = app->own->prompt_kept(app->data, place);
  if (kept)
    return kept;
  g_autofree char *begin = stem(place);
  g_autofree char *other = g_strconcat(begin, any, NULL);
  kept = app->own->prompt_kept(app->data, other);
  if (!kept)
    return NULL;
  prompt_place_keep(app, other, NULL);
  prompt_place_keep(app, place, kept);
  return kept;
}

void prompt_place_answered(struct app *app, const char *place, const char *text)
{
  g_ptr_array_add(app->own->answered, g_strdup(place));
  g_ptr_array_add(app->own->answered, g_strdup(text));
}

void prompt_place_settle(struct app *app, bool failed)
{
  GPtrArray *answered = app->own->answered;
  for (guint i = 0; i + 1 < answered->len; i += 2) {
    const char *place = answered->pdata[i];
    g_autofree char *begin = stem(place);
    g_autofree char *other = g_strconcat(begin, any, NULL);
    prompt_place_keep(app, place, NULL);
    if (failed)
      prompt_place_keep(app, other, answered->pdata[i + 1]);
  }
  g_ptr_array_set_size(answered, 0);
  dialog_about(app, NULL);
}
