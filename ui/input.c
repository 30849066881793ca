#include "ui/input.h"

#include "base/text.h"

#include <string.h>

enum {
  MILLISECOND = 1000,
  ESC_WAIT = 5 * MILLISECOND,      /* bytes of one key come closer together than this on any wire */
  ESC_BELONGS = 150 * MILLISECOND, /* the `[` of an arrow that a slow line tore from its Esc */
  REST_WAIT = 150 * MILLISECOND,   /* for the rest of a sequence or a letter that has begun */
  NO_ESC = -1,
  PASTE_WAIT = 2000 * MILLISECOND, /* for the end of a paste */
};

static const char paste_end[] = "\033[201~";

struct input {
  bool utf8;
  GString *bytes; /* not used yet */
  gint64 fed_at;  /* when the last of them came */
  gint64 esc_at;  /* when an Esc came that was given by itself; NO_ESC */
  bool torn;      /* what is held goes on from that Esc */
  bool pasting;
  char *paste; /* what the last K_PASTE points to */
  guint64 count;
};

/* What can be made of the bytes held. */
enum progress_of { WAIT, SKIPPED, KEY };

struct input *input_new(bool utf8)
{
  struct input *input = g_new0(struct input, 1);
  input->utf8 = utf8;
  input->esc_at = NO_ESC;
  input->bytes = g_string_new(NULL);
  return input;
}

void input_free(struct input *input)
{
  if (!input)
    return;
  g_string_free(input->bytes, TRUE);
  g_free(input->paste);
  g_free(input);
}

void input_feed(struct input *input, const char *bytes, size_t length, gint64 now)
{
  g_string_append_len(input->bytes, bytes, (gssize)length);
  input->count += length;
  input->fed_at = now;
}

static void use(struct input *input, size_t length)
{
  g_string_erase(input->bytes, 0, (gssize)length);
}

/* --- Sequences: ESC [ …, ESC O … ------------------------------------------------------------- */

static int tilde_code(int number)
{
  static const int codes[] = {
    [1] = K_HOME,      [2] = K_INSERT,  [3] = K_DELETE,  [4] = K_END,      [5] = K_PAGE_UP,
    [6] = K_PAGE_DOWN, [7] = K_HOME,    [8] = K_END,     [11] = K_F1,      [12] = K_F1 + 1,
    [13] = K_F1 + 2,   [14] = K_F1 + 3, [15] = K_F1 + 4, [17] = K_F1 + 5,  [18] = K_F1 + 6,
    [19] = K_F1 + 7,   [20] = K_F1 + 8, [21] = K_F1 + 9, [23] = K_F1 + 10, [24] = K_F12
  };
  return number >= 0 && number < (int)G_N_ELEMENTS(codes) ? codes[number] : K_NONE;
}

static int letter_code(char final)
{
  switch (final) {
  case 'A':
    return K_UP;
  case 'B':
    return K_DOWN;
  case 'C':
    return K_RIGHT;
  case 'D':
    return K_LEFT;
  case 'F':
    return K_END;
  case 'H':
    return K_HOME;
  case 'P':
  case 'Q':
  case 'R':
  case 'S':
    return K_F1 + final - 'P';
  case 'Z':
    return K_BACK_TAB;
  default:
    return K_NONE;
  }
}

/* Numbers between semicolons; returns how many. */
static int parameters(const char *text, size_t length, int *numbers, int most)
{
  int count = 0;
  numbers[0] = 0;
  for (size_t i = 0; i < length; i++) {
    if (g_ascii_isdigit(text[i])) {
      if (numbers[count] < 100000)
        numbers[count] = numbers[count] * 10 + (text[i] - '0');
    } else if (text[i] == ';') {
      if (++count >= most)
        return most;
      numbers[count] = 0;
    }
  }
  return count + 1;
}

static bool mouse_key(int button, int column, int row, struct key *key)
{
  static const enum mouse_button buttons[] = { MOUSE_LEFT, MOUSE_MIDDLE, MOUSE_RIGHT };
  if (button & 32 || column < 1 || row < 1)
    return false; /* motion */
  if (button & 64)
    key->button = button & 1 ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP;
  else if ((button & 3) < 3)
    key->button = buttons[button & 3];
  else
    return false; /* release, in the old encoding */
  key->code = K_MOUSE;
  key->column = column - 1;
  key->row = row - 1;
  return true;
}

/* The sequence whose parameters are text and that ends with final. */
static bool sequence_key(const char *text, size_t length, char final, struct key *key)
{
  int numbers[4] = { 0 };
  if (length > 0 && text[0] == '<') {
    int count = parameters(text + 1, length - 1, numbers, 4);
    return final == 'M' && count == 3 && mouse_key(numbers[0], numbers[1], numbers[2], key);
  }
  if (length > 0 && (text[0] == '?' || text[0] == '>' || text[0] == '='))
    return false; /* an answer to a question nobody asked */
  int count = parameters(text, length, numbers, 4);
  key->code = final == '~' ? tilde_code(numbers[0]) : letter_code(final);
  if (count >= 2 && numbers[1] > 1)
    key->modifiers = (unsigned)(numbers[1] - 1) & (MOD_SHIFT | MOD_ALT | MOD_CTRL);
  return key->code != K_NONE;
}

static bool keypad_key(char final, struct key *key)
{
  static const char digits[] = "*+,-./0123456789";
  if (final >= 'j' && final <= 'y')
    key->code = digits[final - 'j'];
  else if (final == 'M')
    key->code = K_ENTER;
  else if (final == 'X')
    key->code = '=';
  else
    key->code = letter_code(final);
  return key->code != K_NONE;
}

/* What begins with a `[` at bytes + at. */
static enum progress_of take_bracket(struct input *input, size_t at, struct key *key)
{
  const char *text = input->bytes->str + at + 1;
  size_t length = input->bytes->len - at - 1;
  if (length > 0 && text[0] == 'M') { /* the old encoding of the mouse */
    if (length < 4)
      return WAIT;
    const guchar *old = (const guchar *)text;
    bool good = mouse_key(old[1] - 32, old[2] - 32, old[3] - 32, key);
    use(input, at + 5);
    return good ? KEY : SKIPPED;
  }
  if (length > 0 && text[0] == '[') { /* F1 to F5 of the Linux console */
    if (length < 2)
      return WAIT;
    bool good = text[1] >= 'A' && text[1] <= 'E';
    key->code = good ? K_F1 + text[1] - 'A' : K_NONE;
    use(input, at + 3);
    return good ? KEY : SKIPPED;
  }
  size_t end = 0;
  while (end < length && text[end] >= ' ' && text[end] <= '?')
    end++;
  if (end == length)
    return WAIT;
  if (text[end] < '@' || text[end] > '~') { /* torn: something else begins here */
    use(input, at + 1 + end);
    return SKIPPED;
  }
  if (text[end] == '~' && end == 3 && memcmp(text, "200", 3) == 0) {
    input->pasting = true;
    use(input, at + 1 + end + 1);
    return SKIPPED;
  }
  bool good = sequence_key(text, end, text[end], key);
  use(input, at + 1 + end + 1);
  return good ? KEY : SKIPPED;
}

/* What begins with an `O` at bytes + at. */
static enum progress_of take_single_shift(struct input *input, size_t at, struct key *key)
{
  size_t next = at + 1;
  const char *text = input->bytes->str;
  if (next < input->bytes->len && g_ascii_isdigit(text[next])) {
    key->modifiers = (unsigned)(text[next] - '1') & (MOD_SHIFT | MOD_ALT | MOD_CTRL);
    next++;
  }
  if (next >= input->bytes->len)
    return WAIT;
  bool control = text[next] < ' ';
  bool good = !control && keypad_key(text[next], key);
  use(input, control ? next : next + 1);
  return good ? KEY : SKIPPED;
}

static enum progress_of take_sequence(struct input *input, size_t at, struct key *key)
{
  return input->bytes->str[at] == '[' ? take_bracket(input, at, key)
                                      : take_single_shift(input, at, key);
}

/* --- Single keys ------------------------------------------------------------------------------ */

static bool begins_sequence(char letter)
{
  return letter == '[' || letter == 'O';
}

static enum progress_of give(struct input *input, size_t length, int code, struct key *key)
{
  use(input, length);
  *key = (struct key){ .code = code };
  return code == K_NONE ? SKIPPED : KEY;
}

static enum progress_of take_esc(struct input *input, gint64 now, struct key *key)
{
  gint64 age = now - input->fed_at;
  if (input->bytes->len == 1) {
    if (age < ESC_WAIT)
      return WAIT;
    input->esc_at = input->fed_at;
    return give(input, 1, K_ESC, key);
  }
  if (!begins_sequence(input->bytes->str[1]))
    return give(input, 1, K_ESC, key);
  enum progress_of what = take_sequence(input, 1, key);
  if (what != WAIT || age < REST_WAIT)
    return what;
  return give(input, input->bytes->len, K_ESC, key); /* Esc and a hasty letter */
}

/* A letter of a character set that is not UTF-8. */
static enum progress_of take_local(struct input *input, struct key *key)
{
  g_autofree char *text = g_locale_to_utf8(input->bytes->str, 1, NULL, NULL, NULL);
  gunichar letter = text ? g_utf8_get_char(text) : 0xfffd;
  return give(input, 1, (int)letter, key);
}

static enum progress_of take_letter(struct input *input, gint64 now, struct key *key)
{
  if (!input->utf8)
    return take_local(input, key);
  gunichar letter = g_utf8_get_char_validated(input->bytes->str, (gssize)input->bytes->len);
  if (letter == (gunichar)-2) {
    if (now - input->fed_at < REST_WAIT)
      return WAIT;
    return give(input, input->bytes->len, 0xfffd, key);
  }
  if (letter == (gunichar)-1)
    return give(input, 1, 0xfffd, key);
  size_t length = (size_t)g_unichar_to_utf8(letter, NULL);
  /* C1 controls are no text, and no key. */
  return give(input, length, letter >= 0x80 && letter < 0xa0 ? K_NONE : (int)letter, key);
}

/* The rest of a sequence whose Esc was given already: the arrow it is, never letters. */
static enum progress_of take_torn(struct input *input, gint64 now, struct key *key)
{
  enum progress_of what = take_sequence(input, 0, key);
  if (what == WAIT && now - input->fed_at >= REST_WAIT)
    what = give(input, input->bytes->len, K_NONE, key);
  if (what != WAIT) {
    input->torn = false;
    input->esc_at = NO_ESC;
  }
  return what;
}

static enum progress_of take_one(struct input *input, gint64 now, struct key *key)
{
  unsigned char first = (unsigned char)input->bytes->str[0];
  if (input->esc_at >= 0 && begins_sequence((char)first)
      && input->fed_at - input->esc_at <= ESC_BELONGS)
    input->torn = true;
  if (input->torn)
    return take_torn(input, now, key);
  input->esc_at = NO_ESC;
  switch (first) {
  case 27:
    return take_esc(input, now, key);
  case '\r':
  case '\n':
    return give(input, 1, K_ENTER, key);
  case 8:
  case 127:
    return give(input, 1, K_BACKSPACE, key);
  default:
    return first < 0x80 ? give(input, 1, first, key) : take_letter(input, now, key);
  }
}

/* Pasted text is text: no key in it acts, and what is no text is left out. */
static char *pasted(const char *bytes, size_t length)
{
  g_autofree char *raw = g_strndup(bytes, length);
  char *text = text_normalize(raw);
  char *out = text;
  for (const char *in = text; *in; in++)
    if ((unsigned char)*in >= ' ' ? *in != 127 : *in == '\n' || *in == '\t')
      *out++ = *in;
  *out = '\0';
  return text;
}

/* Where the end of a paste begins; NULL when it has not come. */
static const char *end_of_paste(const GString *bytes)
{
  const char *end = bytes->str + bytes->len;
  for (const char *at = bytes->str; (at = memchr(at, 27, (size_t)(end - at))); at++)
    if ((size_t)(end - at) >= strlen(paste_end) && memcmp(at, paste_end, strlen(paste_end)) == 0)
      return at;
  return NULL;
}

static enum progress_of take_paste(struct input *input, gint64 now, struct key *key)
{
  const char *end = end_of_paste(input->bytes);
  if (!end && now - input->fed_at < PASTE_WAIT)
    return WAIT;
  size_t length = end ? (size_t)(end - input->bytes->str) : input->bytes->len;
  g_free(input->paste);
  input->paste = pasted(input->bytes->str, length);
  use(input, length + (end ? strlen(paste_end) : 0));
  input->pasting = false;
  *key = (struct key){ .code = K_PASTE, .paste = input->paste };
  return *input->paste ? KEY : SKIPPED;
}

bool input_take(struct input *input, gint64 now, struct key *key)
{
  enum progress_of what = SKIPPED;
  while (what == SKIPPED && (input->bytes->len > 0 || input->pasting)) {
    *key = (struct key){ 0 };
    what = input->pasting ? take_paste(input, now, key) : take_one(input, now, key);
  }
  return what == KEY;
}

int input_delay(const struct input *input, gint64 now)
{
  if (!input_pending(input))
    return -1;
  gint64 wait = REST_WAIT;
  if (input->pasting)
    wait = PASTE_WAIT;
  else if (input->bytes->len == 1 && input->bytes->str[0] == 27)
    wait = ESC_WAIT;
  gint64 left = input->fed_at + wait - now;
  return left <= 0 ? 0 : (int)((left + MILLISECOND - 1) / MILLISECOND);
}

bool input_pending(const struct input *input)
{
  return input->pasting || input->bytes->len > 0;
}

guint64 input_count(const struct input *input)
{
  return input->count;
}
