/* The command table. */
#include "config.h"

#include "command/families.h"

#include <stddef.h>

#define REFUSED_HELP                                                                               \
  " A row that cannot be taken is refused and\n"                                                   \
  "listed as FILE:LINE: why; the rest goes in at once, and the exit status is then 1."

/* What holds for every import from a file. */
#define IMPORT_HELP                                                                                \
  " What the file does not mention, and what it has an\n"                                          \
  "empty cell for, stays as it is; nothing is ever removed." REFUSED_HELP

/* For those that read dates. */
#define DATES_HELP                                                                                 \
  " Dates like 11/12/2026\n"                                                                       \
  "have the month first, unless a date of their column can only have the day first; those with "   \
  "dots,\n"                                                                                        \
  "like 12.11.2026, have the day first. What is not beyond doubt is told."

/* A table keeps its rows. */
/* clang-format off */
const struct option common_options[] = {
  { "db", 0, "FILE", "the district’s file (default: $THROUGHLINE_DB, else your own)" },
  { "as", 0, "STAFF", "who you are: name, e-mail or login name (not on a shared file)" },
  { "help", 'h', NULL, "explains and ends" },
  { "version", 0, NULL, "prints the version and ends" },
  { NULL, 0, NULL, NULL },
};

const struct command commands[] = {
  { "init", "", "makes an empty store with the standard forms and rubric",
    "Makes the district’s file with two walkthrough forms, the self-assessment rubric, a visit type and a\n"
    "school calendar. Nothing is made where a district is already.",
    init_options, 0, 0, run_init, false },
  { "sample", "", "makes a made-up district to look at, in a file of its own",
    "Mill City: schools, staff, walkthroughs, self-assessments, plans. It says SAMPLE on every screen and page;\n"
    "open it with --db FILE. The same seed makes the same district.",
    sample_options, 0, 0, run_sample, false },
  { "packet", "[MONTH]", "writes the month’s DILT packet",
    "MONTH is the month it reports on, such as 2026-10; without it the month of the next\n"
    "DILT meeting or, where none is set, the last full month with school days (as on the Packet screen). The same\n"
    "data and the same clock give the same bytes. What fails or is stopped leaves the old file as it was.",
    packet_options, 0, 1, run_packet, false },
  { "slip", "", "writes the slips of a day, two to a sheet, by school and mailbox",
    "Your own walkthroughs of the day; with --school everybody’s at that school, as far as you may see them.\n"
    "Cut all sheets together and lay the upper halves on the lower ones: they are in the order of the mailboxes.\n"
    "Then fold each: the foot up to the line under the name. Name, room and mailbox stay outside, all else is\n"
    "covered. Private notes are never on a slip.",
    slip_options, 0, 0, run_slip, false },
  { "memo", "VISIT|SCHOOL", "writes the principal’s memo after a visit, on one page",
    "The memo about the latest visit to the school that has one, or of the day that --date says; a visit is\n"
    "also named by its uid (throughline list visits --format csv). Until it is sent its writer alone reads it.",
    memo_options, 1, 1, run_memo, false },
  { "list", "schools|staff|walkthroughs|self-assessments|sip|coverage|agreement|visits|follow-ups|log", "prints records as a table, CSV or JSON",
    "Prints what you may see; of self-assessments those that were submitted, and your own. The log says of an\n"
    "import that was undone that it was. CSV and JSON use the column names of `throughline export`.",
    list_options, 1, 1, run_list, false },
  { "export ics", "", "writes planned visits and DILT days for a calendar",
    "An iCalendar file (RFC 5545) that calendars import or subscribe to. Times are local to the schools; a visit\n"
    "without a time is an all-day event. The same data and clock give the same bytes.",
    ics_options, 0, 0, run_ics, false },
  { "export", "DIR", "writes every table as CSV into a folder",
    "The folder is what `throughline import DIR` takes back; throughline-csv(5) describes it. Without\n"
    "--complete it has no private notes, no self-assessments that are not submitted, and no history.",
    export_options, 1, 1, run_export, false },
  { "import", "DIR", "brings in a folder that `throughline export` wrote",
    "Into a file that does not exist yet (--db) everything comes as it was; a folder that has lost a table is\n"
    "refused there, and told elsewhere. Into the district’s own file records are found by their uid,\n"
    "changed where they differ and added where they are missing; so are the statuses,\n"
    "marks, posts in them, each by its month, strategy, role. Nothing is ever removed, and an older folder takes\n"
    "nothing back: where it says what was so here once and was changed since, what is here stays, and is told\n"
    "(what was added here and undone as a whole comes in again); so does all of a record that is further on here (delivered, made, closed, submitted,\n"
    "sent, carried on). A walkthrough whose slip was delivered is not changed. --dry-run lists what would be\n"
    "added, what of what is here would differ (a calendar by its days), and what would stay.",
    import_bundle_options, 1, 1, run_import_bundle, false },
  { "import schools", "FILE", "brings in schools from a CSV file, such as the state’s list",
    "The first row names the columns: code, name, short_name, grades, town, kind, district_name, priority,\n"
    "active, external_id, external_source, or what the state calls them; --map names others. A row finds its\n"
    "school by external id, code, or name. A short name that another school has is not given, which is told, as\n"
    "are columns that nothing was read from." IMPORT_HELP "\n\n"
    "    throughline import schools MA_Public_Schools.csv \\\n"
    "      --only \"District Name=Fall River\" --dry-run",
    import_options, 1, 1, run_import_schools, false },
  { "import staff", "FILE", "brings in staff with their posts from a CSV file",
    "The first row names the columns: family_name and given_name (or name, as “Nuñez, José” or “José\n"
    "Nuñez”), email, role, school (code, name or short name; empty: the district), subject, grade, room,\n"
    "mailbox, login, from_on, until_on (the day from which it no longer holds), supervisor, active,\n"
    "external_id, external_source, or what districts call them, such as Last Name and Job Title; --map names\n"
    "others. One row is one person in one post: a teacher in two schools has two rows.\n\n"
    "A row finds its person by external id, then e-mail, then name and school if that is one person;\n"
    "where it is more than one the row is refused. Who is not found is added. A row with the e-mail of\n"
    "somebody of another name is refused. Totals and posts that are vacant by their name, or by their title\n"
    "where there is no name, are left out, and told.\n"
    "A list of students is refused as a whole. Columns that nothing was read from are told; grades of which a\n"
    "spreadsheet made a date (8-Jun) are read as 6-8, and a row with #REF! or #N/A is refused.\n\n"
    "Until_on is the first day gone; End Date, Last Day and the like are taken as the last day there. Who\n"
    "comes with another school keeps the post at the old one, which is told: end it in Records, or by a row\n"
    "with that school and its last day. A new post as principal or assistant principal ends the role at that\n"
    "school before it, unless the file has both; that, a second principal and a new record keeper are told." DATES_HELP IMPORT_HELP,
    import_options, 1, 1, run_import_staff, false },
  { "import targets", "FILE", "brings in monthly targets of walkthroughs from a CSV file",
    "The first row names the columns: staff (name, e-mail or external id), month, walkthroughs, days_off,\n"
    "reason; or staff and one column a month, titled like 2026-11 or Nov 2026. --map names other columns.\n"
    "A row finds its target by person and month." IMPORT_HELP,
    import_options, 1, 1, run_import_targets, false },
  { "import calendar", "FILE", "brings in the days of the school calendar from a CSV file",
    "The first row names the columns: date, kind, note; or first_on, last_on, kind, note, of which the\n"
    "weekdays are marked; first and last day may stand in one cell (11/25/2026 - 11/27/2026, Nov 25-27).\n"
    "Without a year they are of the school year of the file’s other days, or of the only one entered. A kind is\n"
    "vacation, holiday, snow day, no school, half day or school day, or what districts call them, such as\n"
    "Early Release and Winter Recess; one read from words that may mean another, as Delayed Opening, is told.\n"
    "First Day of School and Last Day of School are the school year’s, unless the file has several; that and days\n"
    "outside the year or on a weekend are told. --map names other columns; where kind is read from the column of\n"
    "events and there is no note, it is the note too. The school year must be entered (Records, Calendar); a row finds its day by date.\n"
    "What the file does not mention, and what it has an empty cell for, stays; days that stay between its first\n"
    "and its last are told. Where it gives another first or last day, a day that was but marked as that\n"
    "(“Last day”) is taken away." DATES_HELP REFUSED_HELP,
    import_options, 1, 1, run_import_calendar, false },
  { "import sip", "FILE", "brings in School Improvement Plans from a CSV file",
    "The first row names the columns: school, school_year (default: the present one), goal_code, goal, code,\n"
    "text, owner (a person, or a role such as Math coach), owner_role, due_on, initiative (its code), active;\n"
    "and for the status month, status, note, or one column a month, titled like 2026-11 or Nov 2026. Statuses\n"
    "are complete, in progress, no action, or C, P, N; also Green, Yellow and Red, in that order, and what districts\n"
    "write for them, such as Done, Ongoing and Not started. --map names other columns.\n"
    "A row finds its item by school, school year, goal and code; two rows about a status agree." DATES_HELP IMPORT_HELP "\n\n"
    "With --wide the file is that of a form of your own: a row an item (school, code, status, note; the\n"
    "answer may begin with the code: 1.1 Weekly data talks), or a row a school with a column an item (status:CODE\n"
    "in the map). The month is that of the row, else --month, else that of the timestamp. Of several rows about\n"
    "an item and month the latest filled in counts; what was changed in Throughline since then stays, also by a\n"
    "later file: an older download takes nothing back that was here once.\n"
    "throughline-csv(5) describes maps.",
    import_sip_options, 1, 1, run_import_sip, false },
  { "import oneroster", "DIR|ZIP", "brings in schools and staff from OneRoster or School Data Sync",
    "Reads a folder or ZIP file of OneRoster 1.1 or 1.2, or of School Data Sync 2.1 or 1: schools, teachers,\n"
    "principals, administrators and other staff, what they teach and where, and the days of the school year.\n"
    "Students, their families, demographics and passwords are never read; how many people were left out, and\n"
    "why, is told. Who or what is marked as to be deleted becomes inactive; who may only not sign in does not.\n"
    "Where the roster does not say what kind an administrator is, the only one at a school without a principal\n"
    "comes in as its principal. Vacant posts are left out; who came from the roster before and is not in it\n"
    "now stays, and is told. A school year in whose calendar nothing was entered takes the roster’s dates. Ids are those of the system that the manifest names, else of “oneroster”." IMPORT_HELP,
    import_oneroster_options, 1, 1, run_import_oneroster, false },
  { "import walkthroughs", "FILE", "brings in walkthroughs from a CSV file, one row a mark",
    "The first row names the columns: walkthrough (any number or word that rows of one walkthrough share),\n"
    "school, teacher, observer, date, start, minutes, instrument (a form by name; empty: the one offered\n"
    "first), strategy, mark, comment. Marks are written by label, code or key. --map names other columns.\n"
    "A start of 1:30, without AM, PM or a zero before it, is the afternoon. A grade of which a spreadsheet made a\n"
    "date (8-Jun) is read as 6-8, and a row with #REF! or #N/A is refused.\n\n"
    "A bad row refuses its whole walkthrough. A walkthrough that came in before is found by its number,\n"
    "or as the only one of its teacher, observer, day and start that no other rows of the file are about; one\n"
    "entered on the screen has the number from then on. Number them differently from file to file, such as\n"
    "20261104-1: a number whose walkthrough has another day, or two others of teacher, observer and start, is\n"
    "refused; without a start, one other person is enough. What the file changes of what was entered in\n"
    "Throughline is told. Where numbers come from a system of its own, name it in the column external_source." DATES_HELP IMPORT_HELP "\n\n"
    "With --wide the file is that of a form of your own, as Google and Microsoft Forms write it: a row a\n"
    "walkthrough, a column a strategy; a map says which column is what and which level the answers mean, on the\n"
    "scale of the form’s version of that day. A row is known again by its timestamp, observer and teacher, or as\n"
    "the only walkthrough of its teacher, observer, day and start that no other row is about, or, where its teacher\n"
    "or observer was put right in the sheet, by its timestamp and the other of the two; a form that was sent twice comes in twice, which is told. What was\n"
    "changed in Throughline since it was filled in stays. throughline-csv(5) describes maps.\n\n"
    "    throughline map answers.csv --kind walkthroughs -o map.csv\n"
    "    throughline import walkthroughs answers.csv --wide --map map.csv --dry-run",
    import_walkthroughs_options, 1, 1, run_import_walkthroughs, false },
  { "import self-assessments", "FILE", "brings in self-assessments that were filled in on a form of your own",
    "The file is that of a form, as Google and Microsoft Forms write it: one row a person and month; a map says\n"
    "which column is what. The month is that of the row, else --month, else that of the timestamp. Of several\n"
    "rows of a person and month the latest counts, and what was submitted or changed later in Throughline stays. One of\n"
    "somebody who is no administrator in its month is told, as no packet counts it.\n"
    "throughline-csv(5) describes maps." IMPORT_HELP "\n\n"
    "    throughline import self-assessments answers.csv --wide --map map.csv \\\n"
    "      --month 2026-10",
    import_assessments_options, 1, 1, run_import_assessments, false },
  { "form export", "NAME", "writes a walkthrough form as a CSV file",
    "NAME is the form’s name or code. The newest version is written: one row a strategy, in their order, then one\n"
    "row a level of its scale. throughline-csv(5) describes it; `throughline form import` takes it back.",
    form_export_options, 1, 1, run_form_export, false },
  { "form import", "FILE", "brings in a walkthrough form from a CSV file",
    "The first row names the columns: form, version, position, strategy_code, strategy, look_for, group, scale,\n"
    "level_code, level_key, level, counts. A row is a strategy or a level. A form that is not known is made; of\n"
    "one that is, a new version, which is not published without --publish: older versions stay, and so do the\n"
    "walkthroughs made with them. A strategy is known again by its code. Where the newest version says the same,\n"
    "nothing is made. A form comes in whole or not at all; a level’s key may be none that does something else\n"
    "while a walkthrough is recorded.",
    form_import_options, 1, 1, run_form_import, false },
  { "map", "FILE", "proposes what the columns of a form of your own are",
    "Reads the first rows of FILE and writes a map: which column is what, by the likeness of the titles to the\n"
    "strategies of the forms, the standards of the rubric or the items of the plans, and what the answers mean.\n"
    "Look through it, and give it to `throughline import KIND FILE --wide --map MAPFILE`. throughline-csv(5)\n"
    "describes maps.",
    map_options, 1, 1, run_map, false },
  { "teacher-file", "STAFF", "writes everything that is kept about one person",
    "For the request that the law allows: who they are, the walkthroughs of them with private notes, and what\n"
    "they wrote, own and have to do, each with its history. Only the record keeper makes it, and the history\n"
    "notes that it was made.",
    teacher_file_options, 1, 1, run_teacher_file, false },
  { "check", "", "checks the file and says what is wrong and what to do", NULL, NULL, 0, 0, run_check, false },
  { "backup", "FILE", "copies the store while it is in use, and verifies the copy",
    "The log notes it when the copy is in its place. Never onto the file in use itself, nor onto one that is\n"
    "open elsewhere or is of another district.", backup_options, 1, 1, run_backup, false },
  { "restore", "FILE", "brings a backup back",
    "Brings the contents of a backup into the store. Over data only with --force, which keeps a copy of\n"
    "what was there beside it; others wait meanwhile, and what they saved before is in that copy. It says\n"
    "which district is replaced by which. What cannot be read counts as data: the copy of a damaged file has a\n"
    "name that ends in .damaged. A file that is too damaged to be opened gets such a name, and the backup its\n"
    "place.",
    restore_options, 1, 1, run_restore, false },
  { "press", "pdf", "makes a PDF on standard output from a document (JSON) on standard input",
    "For a packet that was written with --format json: throughline press pdf <packet.json >packet.pdf", NULL, 1, 1,
    run_press, false },
  { "manual", "1|csv", "prints a man page", NULL, NULL, 1, 1, run_manual, true },
  { NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, false },
};
