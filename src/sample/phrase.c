#include "sample/phrase.h"

#include <string.h>

struct filling {
  GString *out;
  struct chance *chance;
  const struct phrase_slot *slots;
};

/* The bracket that closes the one at open. */
static const char *closing(const char *open)
{
  int depth = 0;
  for (const char *at = open; *at; at++) {
    depth += *at == '[';
    depth -= *at == ']';
    if (depth == 0)
      return at;
  }
  g_error("a bracket is not closed: %s", open);
}

/* The end of the choice that begins at start: the next bar of this level, or end. */
static const char *choice_end(const char *start, const char *end)
{
  int depth = 0;
  for (const char *at = start; at < end; at++) {
    depth += *at == '[';
    depth -= *at == ']';
    if (depth == 0 && *at == '|')
      return at;
  }
  return end;
}

static void append_number(const struct filling *filling, int low, int high)
{
  g_string_append_printf(filling->out, "%d", chance_range(filling->chance, low, high));
}

static void fill_slot(const struct filling *filling, const char *name, size_t length)
{
  for (const struct phrase_slot *slot = filling->slots; slot && slot->name; slot++)
    if (strlen(slot->name) == length && strncmp(slot->name, name, length) == 0) {
      g_assert(slot->value);
      g_string_append(filling->out, slot->value);
      return;
    }
  g_assert(length == 1);
  if (*name == 'n')
    append_number(filling, 2, 5);
  else if (*name == 'm')
    append_number(filling, 7, 12);
  else if (*name == 'p')
    append_number(filling, 20, 180);
  else
    g_error("nothing to fill in for {%c}", *name);
}

static void fill(const struct filling *filling, const char *start, const char *end)
{
  const char *plain = start;
  for (const char *at = start; at < end; at++) {
    if (*at != '[' && *at != '{')
      continue;
    g_string_append_len(filling->out, plain, at - plain);
    const char *close = *at == '{' ? strchr(at, '}') : closing(at);
    if (*at == '{') {
      fill_slot(filling, at + 1, (size_t)(close - at - 1));
    } else {
      int count = 1;
      for (const char *next = choice_end(at + 1, close); next < close; count++)
        next = choice_end(next + 1, close);
      const char *choice = at + 1;
      for (int skip = chance_below(filling->chance, count); skip > 0; skip--)
        choice = choice_end(choice, close) + 1;
      fill(filling, choice, choice_end(choice, close));
    }
    at = close;
    plain = close + 1;
  }
  g_string_append_len(filling->out, plain, end - plain);
}

void phrase_append(GString *out, const char *pattern, struct chance *chance,
                   const struct phrase_slot *slots)
{
  struct filling filling = { .out = out, .chance = chance, .slots = slots };
  fill(&filling, pattern, pattern + strlen(pattern));
}

char *phrase_make(const char *pattern, struct chance *chance, const struct phrase_slot *slots)
{
  GString *out = g_string_new(NULL);
  phrase_append(out, pattern, chance, slots);
  return g_string_free(out, FALSE);
}

char *phrase_sentence(const char *pattern, struct chance *chance, const struct phrase_slot *slots)
{
  GString *out = g_string_new(NULL);
  phrase_append(out, pattern, chance, slots);
  if (out->len == 0)
    return g_string_free(out, FALSE);
  char *first = g_str_has_prefix(out->str, "“") ? out->str + strlen("“") : out->str;
  *first = g_ascii_toupper(*first);
  char last = out->str[out->len - 1];
  if (!strchr(".?!", last) && !g_str_has_suffix(out->str, ".”")
      && !g_str_has_suffix(out->str, "?”"))
    g_string_append_c(out, '.');
  return g_string_free(out, FALSE);
}
