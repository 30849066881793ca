/* The press where no thread can be made. */
#include "suite.h"

#include "press/packer.h"

#include <errno.h>
#include <pthread.h>
#include <unistd.h>

enum { AT_MOST_SECONDS = 60 };

/* In the place of the system's: there is none left. */
int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                   void *data)
{
  (void)thread;
  (void)attributes;
  (void)run;
  (void)data;
  return EAGAIN;
}

START_TEST(pages_are_left_to_the_end_and_nobody_waits)
{
  static const guint8 page[] = "1 0 obj\n";
  alarm(AT_MOST_SECONDS);
  AUTO(packer) struct packer *packer = packer_new();
  for (int i = 0; i < 3; i++)
    packer_feed(packer, page, sizeof page - 1);
  packer_finish(packer);
  ck_assert_ptr_null(packer_find(packer, 1));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("press without threads");
  TCase *all = tcase_create("all");
  tcase_add_test(all, pages_are_left_to_the_end_and_nobody_waits);
  suite_add_tcase(suite, all);
  return suite_run(suite);
}
