#include "base/error.h"

GQuark tl_error_quark(void)
{
  return g_quark_from_static_string("throughline");
}

bool fail(GError **error, enum tl_error code, const char *format, ...)
{
  if (!error)
    return false;
  va_list args;
  va_start(args, format);
  GError *made = g_error_new_valist(TL_ERROR, (int)code, format, args);
  va_end(args);
  g_propagate_error(error, made);
  return false;
}

bool error_is(const GError *error, enum tl_error code)
{
  return error && g_error_matches(error, TL_ERROR, (int)code);
}
