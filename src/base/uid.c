#include "base/uid.h"

#include <string.h>
#include <sys/random.h>

enum { UID_BYTES = 16, POOL_BYTES = 4096 };

struct uid_source {
  char *seed;
  guint64 count;
  size_t used; /* bytes of the pool that are spent */
  guint8 pool[POOL_BYTES];
};

struct uid_source *uid_source_new(const char *seed)
{
  struct uid_source *source = g_new0(struct uid_source, 1);
  source->seed = g_strdup(seed);
  source->used = POOL_BYTES;
  return source;
}

void uid_source_free(struct uid_source *source)
{
  if (!source)
    return;
  g_free(source->seed);
  g_free(source);
}

static void fill_pool(struct uid_source *source)
{
  size_t filled = 0;
  while (filled < POOL_BYTES) {
    ssize_t got = getrandom(source->pool + filled, POOL_BYTES - filled, 0);
    if (got > 0)
      filled += (size_t)got;
    else
      source->pool[filled++] = (guint8)g_random_int();
  }
  source->used = 0;
}

static void take_random(struct uid_source *source, guint8 bytes[UID_BYTES])
{
  if (source->used + UID_BYTES > POOL_BYTES)
    fill_pool(source);
  memcpy(bytes, source->pool + source->used, UID_BYTES);
  source->used += UID_BYTES;
}

static void take_seeded(struct uid_source *source, guint8 bytes[UID_BYTES])
{
  guint64 count = GUINT64_TO_LE(source->count++);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(sum, (const guchar *)&count, sizeof count);
  g_checksum_update(sum, (const guchar *)source->seed, -1);
  g_checksum_get_digest(sum, digest, &length);
  memcpy(bytes, digest, UID_BYTES);
}

char *uid_next(struct uid_source *source)
{
  guint8 bytes[UID_BYTES];
  if (source->seed)
    take_seeded(source, bytes);
  else
    take_random(source, bytes);
  bytes[6] = (guint8)((bytes[6] & 0x0f) | 0x40); /* version 4 */
  bytes[8] = (guint8)((bytes[8] & 0x3f) | 0x80); /* RFC 4122 variant */

  char *uid = g_malloc(37);
  char *at = uid;
  for (int i = 0; i < UID_BYTES; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      *at++ = '-';
    *at++ = "0123456789abcdef"[bytes[i] >> 4];
    *at++ = "0123456789abcdef"[bytes[i] & 15];
  }
  *at = '\0';
  return uid;
}

bool uid_valid(const char *text)
{
  return text && g_uuid_string_is_valid(text);
}
