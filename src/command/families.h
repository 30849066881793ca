/* The run functions of the commands, one file a family, and their option tables. */
#ifndef TL_COMMAND_FAMILIES_H
#define TL_COMMAND_FAMILIES_H

#include "command/command.h"

/* screen.c */
int run_screen(const struct arguments *arguments);

/* store.c: init, check, backup, restore */
int run_init(const struct arguments *arguments);
int run_check(const struct arguments *arguments);
int run_backup(const struct arguments *arguments);
int run_restore(const struct arguments *arguments);
extern const struct option init_options[], backup_options[], restore_options[];

/* list.c */
int run_list(const struct arguments *arguments);
extern const struct option list_options[];

/* bundle.c: export, and import of a folder that export wrote */
int run_export(const struct arguments *arguments);
int run_import_bundle(const struct arguments *arguments);
extern const struct option export_options[], import_bundle_options[];

/* sample.c */
int run_sample(const struct arguments *arguments);
extern const struct option sample_options[];

/* form.c: a walkthrough form as a file; its import is import.c's */
int run_form_export(const struct arguments *arguments);
int run_form_import(const struct arguments *arguments);
extern const struct option form_export_options[], form_import_options[];

/* map.c: a map proposed for a wide file */
int run_map(const struct arguments *arguments);
extern const struct option map_options[];

/* teacher_file.c */
int run_teacher_file(const struct arguments *arguments);
extern const struct option teacher_file_options[];

/* packet.c */
int run_packet(const struct arguments *arguments);
extern const struct option packet_options[];

/* slip.c */
int run_slip(const struct arguments *arguments);
extern const struct option slip_options[];

/* memo.c */
int run_memo(const struct arguments *arguments);
extern const struct option memo_options[];

/* ics.c: export ics */
int run_ics(const struct arguments *arguments);
extern const struct option ics_options[];

/* press.c */
int run_press(const struct arguments *arguments);

/* manual.c: man pages from the tables */
int run_manual(const struct arguments *arguments);

/* import.c: import schools and the others from files */
int run_import_schools(const struct arguments *arguments);
int run_import_staff(const struct arguments *arguments);
int run_import_targets(const struct arguments *arguments);
int run_import_calendar(const struct arguments *arguments);
int run_import_sip(const struct arguments *arguments);
int run_import_oneroster(const struct arguments *arguments);
int run_import_walkthroughs(const struct arguments *arguments);
int run_import_assessments(const struct arguments *arguments);
extern const struct option import_options[], import_sip_options[], import_oneroster_options[],
    import_walkthroughs_options[], import_assessments_options[];

#endif
