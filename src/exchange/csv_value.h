/* What other programs do to the values of cells, undone: thousands separators, padding, lost zeros.
 */
#ifndef TL_EXCHANGE_CSV_VALUE_H
#define TL_EXCHANGE_CSV_VALUE_H

#include <stdbool.h>

/* A whole number as field_parse reads it: `   1,751` → `1751`, `1 219` (with any space), `1’219`,
 * `12.0`, `007` → `7`. What is no such number comes back as it is, trimmed. NULL for NULL and
 * blank. Yours. */
char *csv_value_number(const char *text);

/* A code of digits filled up with zeros in front to so many digits: `10505` or `10505.0` →
 * `00010505`; any other text comes back as it is, trimmed. NULL for NULL and blank. Yours. */
char *csv_value_code(const char *text, int digits);

/* True for blank, and for what people write where there is nothing: `n/a`, `none`, `-`. */
bool csv_value_is_nothing(const char *text);

/* An address as it is to be stored: `mailto:a@b.org` and `Ana Silva <a@b.org>` are a@b.org. NULL
 * where text is blank. Yours. */
char *csv_value_email(const char *text);

#endif
