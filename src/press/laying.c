#include "press/laying.h"

#include "base/error.h"
#include "base/stop.h"

enum { TICK_MICROSECONDS = 50000 };

struct job {
  const struct document *document;
  const struct section *section; /* NULL: no more is to come */
  int index;
  struct tree *tree; /* of this section alone */
  struct flow *flow; /* NULL until it is laid out */
};

struct laying {
  struct type *type;
  GThread *thread;     /* NULL: there is none, laying_finish does it all */
  GPtrArray *jobs;     /* struct job, in the order of the sections */
  GPtrArray *waiting;  /* those that need all sections; borrowed */
  GAsyncQueue *queue;  /* struct job, borrowed */
  GAsyncQueue *laid;   /* the same when they are laid out */
  struct job last_job; /* ends the thread */
};

static void job_free(gpointer data)
{
  struct job *job = data;
  if (job->tree)
    tree_free(job->tree);
  if (job->flow)
    flow_free(job->flow);
  g_free(job);
}

/* Lays out what comes until no more is to come. */
static gpointer work(gpointer data)
{
  struct laying *laying = data;
  type_warm(laying->type);
  struct job *job;
  while ((job = g_async_queue_pop(laying->queue))->section) {
    type_begin_section(laying->type);
    job->tree = tree_new();
    struct maker maker = { .type = laying->type, .tree = job->tree };
    job->flow = flow_new(&maker, job->document, job->section, job->index);
    g_async_queue_push(laying->laid, job);
  }
  return NULL;
}

struct laying *laying_new(struct type *type)
{
  struct laying *laying = g_new0(struct laying, 1);
  laying->type = type;
  laying->jobs = g_ptr_array_new_with_free_func(job_free);
  laying->waiting = g_ptr_array_new();
  laying->queue = g_async_queue_new();
  laying->laid = g_async_queue_new();
  laying->thread = g_thread_try_new("laying", work, laying, NULL);
  return laying;
}

/* The first section has the contents where none says that it has them. */
static bool needs_all(const struct job *job)
{
  if (job->index == 0 && job->document->contents)
    return true;
  for (guint i = 0; i < job->section->blocks->len; i++)
    if (((const struct block *)g_ptr_array_index(job->section->blocks, i))->kind == BLOCK_CONTENTS)
      return true;
  return false;
}

void laying_take(struct laying *laying, const struct document *document,
                 const struct section *section)
{
  struct job *job = g_new0(struct job, 1);
  job->document = document;
  job->section = section;
  job->index = (int)laying->jobs->len;
  g_ptr_array_add(laying->jobs, job);
  if (needs_all(job))
    g_ptr_array_add(laying->waiting, job);
  else
    g_async_queue_push(laying->queue, job);
}

/* Waits for the thread, which ends when what is in the queue is done. */
static void end_thread(struct laying *laying)
{
  g_async_queue_push(laying->queue, &laying->last_job);
  if (laying->thread)
    g_thread_join(laying->thread);
  laying->thread = NULL;
}

/* Waits until all is laid out; false with error when it is to stop. */
static bool await_all(struct laying *laying, const struct progress *progress, GError **error)
{
  long count = laying->jobs->len;
  for (long done = 0; done < count;) {
    if (g_async_queue_timeout_pop(laying->laid, TICK_MICROSECONDS))
      done++;
    if (!stop_check(error))
      return false;
    if (!progress_report(progress, "sections", done, 2 * count))
      return fail(error, TL_ERROR_STOPPED, "Stopped. Nothing was written.");
  }
  return true;
}

/* All flows in order; what they were laid out with stays here, but for their tags. */
static GPtrArray *collect(struct laying *laying, struct tree *tree)
{
  GPtrArray *flows = g_ptr_array_new_with_free_func((GDestroyNotify)flow_free);
  for (guint i = 0; i < laying->jobs->len; i++) {
    struct job *job = g_ptr_array_index(laying->jobs, i);
    flow_shift_tags(job->flow, tree_take(tree, job->tree));
    g_ptr_array_add(flows, g_steal_pointer(&job->flow));
  }
  return flows;
}

GPtrArray *laying_finish(struct laying *laying, struct tree *tree, const struct progress *progress,
                         GError **error)
{
  for (guint i = 0; i < laying->waiting->len; i++)
    g_async_queue_push(laying->queue, g_ptr_array_index(laying->waiting, i));
  if (!laying->thread) {
    g_async_queue_push(laying->queue, &laying->last_job);
    work(laying);
  }
  if (!await_all(laying, progress, error))
    return NULL;
  end_thread(laying);
  return collect(laying, tree);
}

void laying_free(struct laying *laying)
{
  if (!laying)
    return;
  while (g_async_queue_try_pop(laying->queue))
    continue;
  end_thread(laying);
  g_async_queue_unref(laying->queue);
  g_async_queue_unref(laying->laid);
  g_ptr_array_unref(laying->waiting);
  g_ptr_array_unref(laying->jobs);
  g_free(laying);
}
