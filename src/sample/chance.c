#include "sample/chance.h"

struct chance {
  GRand *rand;
  guint32 seed;
};

struct chance *chance_new(guint32 seed)
{
  struct chance *chance = g_new0(struct chance, 1);
  chance->seed = seed;
  chance->rand = g_rand_new_with_seed(seed);
  return chance;
}

void chance_free(struct chance *chance)
{
  if (!chance)
    return;
  g_rand_free(chance->rand);
  g_free(chance);
}

void chance_stream(struct chance *chance, guint32 purpose, guint32 one, guint32 two)
{
  const guint32 seed[] = { chance->seed, purpose, one, two };
  g_rand_set_seed_array(chance->rand, seed, G_N_ELEMENTS(seed));
}

int chance_below(struct chance *chance, int count)
{
  g_assert(count > 0);
  /* By multiplication: even enough for a count this small, and faster than throwing numbers away.
   */
  return (int)((guint64)g_rand_int(chance->rand) * (guint64)count >> 32);
}

int chance_range(struct chance *chance, int low, int high)
{
  return low + chance_below(chance, high - low + 1);
}

int chance_around(struct chance *chance, int spread)
{
  int sum = 0;
  for (int i = 0; i < 4; i++)
    sum += chance_range(chance, -spread, spread);
  return sum / 2;
}

bool chance_percent(struct chance *chance, int percent)
{
  return chance_below(chance, 100) < percent;
}

const char *chance_pick(struct chance *chance, const char *const *list)
{
  int count = 0;
  while (list[count])
    count++;
  return list[chance_below(chance, count)];
}

int chance_weighted(struct chance *chance, const int *weights, int count)
{
  int sum = 0;
  for (int i = 0; i < count; i++)
    sum += weights[i];
  int at = chance_below(chance, sum);
  int index = 0;
  while (at >= weights[index])
    at -= weights[index++];
  return index;
}
