/* The document as JSON: what crosses to the press is JSON Lines, the header and a line a section;
 * what `--format json` writes is one value, an array of the same objects, each on its own line. The
 * press reads both.
 *
 *   {"type":"document","schema":1,"id":…,"title":…,"district":…,"notice":…,"as_of":…,"created_at":…,
 *    "author":…,"keywords":…,"sample":false,"contents":true,"one_page":false,
 *    "sections":12}
 *   {"type":"section","id":…,"title":…,"subtitle":…,"aside":…,"file":…,"orientation":"portrait",
 *    "layout":"slip","new_page":true,"unlisted":true,"paper":true,"bare":true,"level":1,
 *    "blocks":[
 *      {"type":"heading","text":…},
 *      {"type":"paragraph","runs":[{"text":…,"bold":true,"dim":true,"small":true,"link":"sip",
 *         "page":true,         on paper the page that link is on
 *         "paper":true,"off_paper":true}]},   stands on paper alone; everywhere else
 *      {"type":"table","title":…,"file":…,"compact":false,
 *       "columns":[{"key":…,"label":…,"align":"right","weight":2,"width":76,"number":true}],
 *       "rows":[{"header":true,"dim":true,"strong":true,"off_paper":true,"cells":[
 *          {"text":"Maria Arruda"}                           one plain run
 *          {"number":18}                                     a whole number in a column of numbers;
 *                                                            where styled, beside its runs
 *          {"runs":[…]}                                      several, or styled
 *          {"status":"complete","role":"good"}
 *          {"bar":[18,19],"alt":"18 of 19"}
 *          {"stack":[{"word":"complete","role":"good","value":9},…]}
 *          {"spark":[{"word":"May","value":12},…]}           value null: none
 *          {"shade":77}  {"shade":null}                      null: too few to show
 *       ]}]},
 *      {"type":"bar","cell":{…}}, {"type":"rules","count":5,"text":"Your reply:"},
 * {"type":"space"},
 * {"type":"contents"}]}
 *
 * A block, too, may say "paper":true. Members that are false, NULL or empty are left out; "runs"
 * may stand beside any kind of cell. A reader ignores members it does not know. Numbers are written
 * as integers where they are whole. A row may have fewer cells than its table has columns, not
 * more. */
#ifndef TL_DOCUMENT_DOCUMENT_JSON_H
#define TL_DOCUMENT_DOCUMENT_JSON_H

#include "document/document.h"

/* The number in the header's "schema"; a reader refuses any other. */
enum { DOCUMENT_SCHEMA = 1 };

/* Takes from line what makes it one of an array: spaces and the comma at its end. False where
 * nothing is left of it but a bracket, or nothing at all. */
bool document_json_bare(char *line);

/* The header's line, without LF. Yours. */
char *document_header_json(const struct document *document);

/* One section's line, without LF. Yours. */
char *document_section_json(const struct section *section);

/* The same of what stands on paper: what section_to_paper takes out is left out. Yours. */
char *document_section_paper_json(const struct section *section);

/* Reads a header's line into an empty document with no sections; *sections is the announced number.
 * NULL with TL_ERROR_INVALID. Yours. */
struct document *document_header_parse(const char *line, int *sections, GError **error);

/* Reads one section's line. NULL with TL_ERROR_INVALID. Yours. */
struct section *document_section_parse(const char *line, GError **error);

#endif
