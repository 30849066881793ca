#include "document/html.h"

#include "base/text.h"

#include <string.h>

/* U+FFFE and U+FFFF are valid UTF-8 but in no HTML or XML text. */
static bool is_noncharacter(const char *p)
{
  return strncmp(p, "\xEF\xBF\xBE", 3) == 0 || strncmp(p, "\xEF\xBF\xBF", 3) == 0;
}

static void escape(FILE *out, const char *text, const char *line_break)
{
  g_autofree char *shown = text_visible(text, true);
  for (const char *p = shown; *p; p++) {
    size_t plain = strcspn(p, "&<>\"'\n\xEF");
    fwrite(p, 1, plain, out);
    p += plain;
    if (*p == '&')
      fputs("&amp;", out);
    else if (*p == '<')
      fputs("&lt;", out);
    else if (*p == '>')
      fputs("&gt;", out);
    else if (*p == '"')
      fputs("&quot;", out);
    else if (*p == '\'')
      fputs("&#39;", out);
    else if (*p == '\n')
      fputs(line_break, out);
    else if (is_noncharacter(p))
      p += 2;
    else if (*p)
      fputc(*p, out);
    else
      break;
  }
}

void html_text(FILE *out, const char *text)
{
  if (text)
    escape(out, text, "<br/>");
}

void html_attribute(FILE *out, const char *name, const char *text)
{
  fprintf(out, " %s=\"", name);
  escape(out, text ? text : "", " ");
  fputc('"', out);
}

void html_element(FILE *out, const char *element, const char *class_name, const char *text)
{
  if (!text || !*text)
    return;
  fprintf(out, "<%s", element);
  if (class_name)
    html_attribute(out, "class", class_name);
  fputc('>', out);
  html_text(out, text);
  fprintf(out, "</%s>\n", element);
}

void html_id(FILE *out, const char *name, const char *prefix, const char *section_id)
{
  fprintf(out, " %s=\"%s", name, prefix);
  for (const char *p = section_id ? section_id : ""; *p; p++)
    fputc(g_ascii_isalnum(*p) || strchr("-_.", *p) ? *p : '-', out);
  fputc('"', out);
}

static void html_run(FILE *out, const struct run *run)
{
  const char *class_name = NULL;
  if (run->style & RUN_PAPER)
    return;
  if ((run->style & RUN_DIM) && (run->style & RUN_SMALL))
    class_name = "dim small";
  else if (run->style & RUN_DIM)
    class_name = "dim";
  else if (run->style & RUN_SMALL)
    class_name = "small";
  if (run->link) {
    fputs("<a", out);
    html_id(out, "href", "#s-", run->link);
    fputc('>', out);
  }
  if (run->style & RUN_BOLD)
    fputs("<b>", out);
  if (class_name)
    fprintf(out, "<span class=\"%s\">", class_name);
  html_text(out, run->text);
  fputs(class_name ? "</span>" : "", out);
  fputs(run->style & RUN_BOLD ? "</b>" : "", out);
  fputs(run->link ? "</a>" : "", out);
}

void html_runs(FILE *out, const GPtrArray *runs)
{
  for (guint i = 0; runs && i < runs->len; i++)
    html_run(out, g_ptr_array_index(runs, i));
}
