/* Automatic cleanup for our structs, which have no typedef: `AUTO(rowset) struct rowset *rows = …`
 * calls rowset_free(rows) at the end of the block. A header declares it with DEFINE_AUTO(rowset).
 */
#ifndef TL_BASE_AUTO_H
#define TL_BASE_AUTO_H

#define DEFINE_AUTO(name)                                                                          \
  static inline void name##_auto_free(struct name **pointer)                                       \
  {                                                                                                \
    if (*pointer)                                                                                  \
      name##_free(*pointer);                                                                       \
  }

#define AUTO(name) __attribute__((cleanup(name##_auto_free)))

#endif
