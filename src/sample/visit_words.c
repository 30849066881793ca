/* What is said about visits: purposes, debriefs, follow-ups, memos; replies of teachers; phrases
 * that observers keep. */
#include "sample/words.h"

const char *const visit_purposes[] = {
  "Student talk about content in [grades 3 to 5|the mathematics block|science]",
  "How exit tickets are [used|read and used the next day]",
  "Follow-up to the last visit: [questions that ask for reasoning|work at the grade’s level]",
  "[Small groups|Intervention block] and how data [forms|changes] them",
  "First visits to [new teachers|the classes with long-term substitutes]",
  NULL
};

const char *const visit_seen_words[] = {
  "Objectives were on the board and came back at the close [now and then|when there was time]. "
  "Where students talked to each other, the task could not be done alone.",
  "Questions ask for reasoning more than in the fall; wait time is still short. [Stems "
  "on the tables helped.|It helped when every student answered in writing first.]",
  "Calm lessons and warm relations. The work was [often|at times] below the grade’s standard, with "
  "worksheets of an older unit.",
  "Checks for understanding are frequent and seldom change what comes next. They did where "
  "the exit ticket formed the groups of the day.",
  "The new unit is taught by the whole team, at the same pace. Students [could say|were able to "
  "say] what they were learning, and most of them why.",
  NULL
};

const char *const visit_next_words[] = {
  "[Two teams|The grade-level teams] plan one discussion task together before the next visit; the "
  "principal sits in.",
  "The principal and the coach [read|sort] exit tickets with each team once a week and bring three "
  "to the next visit.",
  "Match the tasks of the next unit to the standard; the coach helps with the first two.",
  "Keep the focus: look for the same two strategies next time, in the rooms not seen today.", NULL
};

const char *const follow_up_words[] = {
  "Co-plan exit tickets with [the grade 6 team|two teachers|the mathematics team]",
  "Bring three [exit tickets|discussion tasks] with what was changed because of them",
  "Observe a peer’s discussion with [one new teacher|the two new teachers]",
  "Put the tasks of the next unit beside the standard and adjust [two|three] of them",
  "Meet [the coach|the team leader] about wait time; look for it in the next five walkthroughs",
  "Share the schedule of small groups and who is in each",
  "Find cover so that the science team can plan together [once a week|on Thursdays]",
  NULL
};

const char *const commitment_words[] = {
  "Take the protocol for student work to [the next staff meeting|one team meeting] and bring back "
  "what came of it",
  "Look for [wait time|checks for understanding|talk partners] in the next ten walkthroughs",
  "Share the SIP colors with the whole staff and say what changes before winter",
  "Have [two teams|each team] try the three-question exit ticket for two weeks",
  "Walk three classrooms with another principal and compare the marks",
  "Ask [students|families] one question about their reading and bring the answers",
  NULL
};

const char *const follow_up_dropped[] = { "the team was changed", "taken over by the new schedule",
                                          "part of the SIP now", NULL };

const char *const memo_points[] = {
  "We saw students at work. Talk about content is strongest where partners have a "
  "task to finish together.",
  "Objectives are clear and the close of the lesson is not: time runs out before it.",
  "Questions have moved on; the answers are still mostly one sentence.", NULL
};
const char *const memo_decisions[] = {
  "One strategy until winter: checks for understanding that change the next step.",
  "Common planning on Tuesdays goes to student work, not to logistics.",
  "I visit each room of the two teams once before the end of the month.", NULL
};
const char *const memo_areas[] = { "Work at the grade’s level in intervention groups.",
                                   "Time for the close of the lesson.",
                                   "Use of exit tickets the day after.", NULL };
const char *const memo_plans[] = {
  "Teams bring one exit ticket a week and sort it in three piles; the piles decide the groups of "
  "Monday. I sit in with one team each week and the coach with the others.",
  "Each team plans one discussion task a unit. We watch two of them together, first in the rooms "
  "of those who offered, and write down what students said.",
  "The coach models the close for those who ask; teachers agree on the last five minutes and hold "
  "them. "
  "I look for it in my walkthroughs and tell what I see.",
  NULL
};

const char *const moved_reasons[] = { "snow day", "state test",
                                      "the principal was called to the district", NULL };

const char *const reply_words[] = {
  "Thank you. We will try the stems on Thursday.",
  "The group by the window had begun late, which is why they had nothing to show yet.",
  "I would like to see how others do this. May I visit a room?", "Thank you for coming by.", NULL
};

const char *const lesson_parts[] = { "opening", "middle", "middle", "middle", "close", NULL };
const char *const lesson_groupings[] = { "whole class", "whole class", "small groups",
                                         "pairs",       "alone",       NULL };

const struct snippet_words snippet_words[] = {
  { "tt", "turn and talk with a purpose, all pairs talking" },
  { "wt", "wait time under two seconds" },
  { "obj", "students could say the objective in their own words" },
  { "et", "exit ticket collected; ask what it changes tomorrow" },
  { "ws", "worksheet below the grade’s standard" },
  { "stem", "sentence stems on the tables, used without being told" },
};
const int snippet_words_count = (int)(sizeof snippet_words / sizeof *snippet_words);

const char sample_map[] = "column,field,answer,means\n"
                          "Timestamp,timestamp,,\n"
                          "Email Address,observer,,\n"
                          "School,school,,\n"
                          "Teacher,teacher,,\n"
                          "Objective is visible and returned to,strategy:objective,,\n"
                          ",,Yes,seen\n"
                          ",,Somewhat,partly\n"
                          ",,No,not_seen\n"
                          "Anything else?,what_worked,,\n";
