/* The wording of what every new store comes with. */
#ifndef TL_SAMPLE_DEFAULTS_WORDS_H
#define TL_SAMPLE_DEFAULTS_WORDS_H

/* A level of a scale. */
struct default_level {
  const char *code;
  const char *key; /* no key of a screen */
  const char *label;
  const char *counts; /* seen, not_seen, neither */
};

/* A strategy as it stands on a form. */
struct default_item {
  const char *code; /* stays the same from version to version */
  const char *name;
  const char *look_for;
  const char *group; /* NULL: the form has no groups */
};

/* A form with its scale. Both lists end with a NULL code. */
struct default_form {
  const char *code;
  const char *name;
  const char *scale_code;
  const char *scale_name;
  const struct default_level *levels;
  const struct default_item *items;
};

struct default_descriptor {
  const char *standard;
  const char *level;
  const char *text;
};

struct default_word {
  const char *code;
  const char *label;
};

/* The form that is offered first, then the others; ends with a NULL code. */
extern const struct default_form default_forms[];

/* The rubric's columns, rows and cells; each ends with a NULL first member. */
extern const struct default_word default_rubric_levels[];
extern const struct default_word default_standards[];
extern const struct default_descriptor default_descriptors[];

extern const char default_visit_sentence[];

#endif
