#include "document/plain_page.h"

#include "base/text.h"

char *plain_shown(const char *text, bool ascii)
{
  g_autofree char *visible = text_visible(text ? text : "", true);
  g_strdelimit(visible, "\t", ' ');
  return ascii ? text_ascii(visible) : g_steal_pointer(&visible);
}

void plain_page_line(struct plain_page *page, const char *text)
{
  GString *line = g_string_new(*text ? " " : "");
  g_string_append(line, text);
  g_string_replace(line, "\u00a0", " ", 0); /* held words together while lines were made */
  g_ptr_array_add(page->lines, g_strchomp(g_string_free(line, FALSE)));
}

void plain_page_blank(struct plain_page *page)
{
  const char *last =
      page->lines->len > 0 ? g_ptr_array_index(page->lines, page->lines->len - 1) : "";
  if (*last)
    g_ptr_array_add(page->lines, g_strdup(""));
}

void plain_repeat(GString *string, const char *text, int count)
{
  for (int i = 0; i < count; i++)
    g_string_append(string, text);
}

void plain_page_rule(struct plain_page *page, bool heavy, int width)
{
  g_autoptr(GString) rule = g_string_new(NULL);
  const char *dash = heavy ? "━" : "─";
  if (page->ascii)
    dash = heavy ? "=" : "-";
  plain_repeat(rule, dash, width);
  plain_page_line(page, rule->str);
}

GPtrArray *plain_wrap(const char *text, int columns)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GArray) wrapped = text_wrap(text, MAX(columns, 1));
  for (guint i = 0; i < wrapped->len; i++) {
    const struct text_line *line = &g_array_index(wrapped, struct text_line, i);
    g_ptr_array_add(lines, g_strndup(text + line->start, line->end - line->start));
  }
  return lines;
}

void plain_page_wrapped(struct plain_page *page, const char *text, int width, int hang)
{
  g_autoptr(GPtrArray) lines = plain_wrap(text, width);
  for (guint i = 0; i < lines->len; i++) {
    g_autoptr(GString) line = g_string_new(NULL);
    plain_repeat(line, " ", i > 0 ? hang : 0);
    g_string_append(line, g_ptr_array_index(lines, i));
    plain_page_line(page, line->str);
  }
}
