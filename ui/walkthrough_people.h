/* Choosing where a walkthrough is made, whose classroom it is, and who records it. */
#ifndef TL_UI_WALKTHROUGH_PEOPLE_H
#define TL_UI_WALKTHROUGH_PEOPLE_H

#include "ui/app.h"

enum teacher_answer {
  TEACHER_NONE, /* Esc */
  TEACHER_CHOSEN,
  TEACHER_ELSEWHERE, /* at another school: that is to be asked first */
};

/* Asks for a school; likely (uid or NULL) on top. Its uid, yours; NULL for Esc. */
char *walkthrough_choose_school(struct app *app, const char *likely);

/* The school that is likely meant: one that is to be visited today, else the one last chosen. Uid,
 * yours; or NULL. */
char *walkthrough_likely_school(struct app *app);

/* Where one is, without asking: the visit under way, or one's only school. Uid, yours, or NULL. */
char *walkthrough_present_school(struct app *app);

/* Asks for the teacher: those of the school not seen for longest on top; *teacher becomes a uid, or
 * *note who it was (a substitute, somebody not listed); both yours. */
enum teacher_answer walkthrough_choose_teacher(struct app *app, const char *school, char **teacher,
                                               char **note);

/* Who records: oneself; the record keeper says for whom. Uid, yours; NULL for Esc. */
char *walkthrough_choose_recorder(struct app *app, const char *school);

#endif
