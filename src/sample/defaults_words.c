#include "sample/defaults_words.h"

#include "sample/defaults.h"

#include <stddef.h>

/* --- the form that is offered first --------------------------------------------------------- */

static const struct default_level seen_levels[] = {
  { "seen", "y", "seen", "seen" },
  { "partly", "p", "partly", "seen" },
  { "not_seen", "n", "not seen", "not_seen" },
  { "na", "-", "n.a.", "neither" },
  { NULL, NULL, NULL, NULL },
};

static const struct default_item look_for_items[] = {
  { "objective", "Objective is visible and returned to",
    "Students can read what they are to learn today and say it in their own words; the lesson "
    "comes back to it.",
    NULL },
  { "reasoning", "Questions ask for reasoning",
    "Questions that need why, how or what if; time to think before anyone answers.", NULL },
  { "student-talk", "Students talk to each other about content",
    "Students put questions to each other and build on what was said, not only answer the teacher.",
    NULL },
  { "checking", "Checks for understanding during the lesson",
    "Before the end, the teacher finds out what all students understood, and does something "
    "about it.",
    NULL },
  { "grade-level", "Work matches the grade’s standard",
    "The task in front of students asks for what the standard of their grade asks for.", NULL },
  { "thinking", "Students explain or write their thinking",
    "Students show how they came to an answer: on paper, at the board, or to a partner.", NULL },
  { "grouping", "Groups formed from data",
    "Who works with whom, and on what, follows from what students showed they know.", NULL },
  { "feedback", "Feedback names the next step",
    "Students hear or read what is good about this piece of work and what to do next with it.",
    NULL },
  { "on-task", "Time on the task of the day",
    "Work begins at once, changes take little time, and nearly everyone is at the task.", NULL },
  { "vocabulary", "Vocabulary taught and used",
    "The words of the subject are explained, seen in the room, and used by students themselves.",
    NULL },
  { NULL, NULL, NULL, NULL },
};

/* --- the four-level continuum --------------------------------------------------------------- */

/* Developing counts as not seen: it says that a practice is tried and not yet in place, and what a
 * district wants to count is rooms where it is. Keys are digits, which no scale of letters and no
 * screen uses. */
static const struct default_level continuum_levels[] = {
  { "not_evident", "1", "not evident", "not_seen" },
  { "developing", "2", "developing", "not_seen" },
  { "providing", "3", "providing", "seen" },
  { "sustaining", "4", "sustaining", "seen" },
  { NULL, NULL, NULL, NULL },
};

#define ROOM "The room"
#define TEACHING "The teaching"
#define LEARNING "The learning"

static const struct default_item continuum_items[] = {
  { "room-respect", "Everyone is spoken to with respect",
    "Adults and students use names, listen to the end, and disagree without hurting.", ROOM },
  { "room-routines", "Routines are known and run by students",
    "Students begin, change and end activities with few words from the teacher.", ROOM },
  { "room-space", "The room is set up for the work",
    "Seats, materials and walls serve what is being learned now and are used by students.", ROOM },
  { "room-risk", "Mistakes are used to learn from",
    "Wrong answers are taken up with interest; students try again in front of others.", ROOM },
  { "teach-purpose", "The purpose of the lesson is clear",
    "Students can say what they are learning, why, and how they will know that they have it.",
    TEACHING },
  { "teach-content", "The content is right and goes deep",
    "Explanations are correct, link to what was learned before, and show more than one way.",
    TEACHING },
  { "teach-level", "Tasks are at the level of the grade",
    "Every student works on what the grade’s standard asks for, with help where it is needed.",
    TEACHING },
  { "teach-questions", "Questions make all students think",
    "Questions are planned, wait for an answer, and reach students who did not raise a hand.",
    TEACHING },
  { "teach-access", "Every student can get into the task",
    "Pictures, models, sentence starters, a first language or a partner open the same task to all.",
    TEACHING },
  { "teach-adjust", "The lesson changes with what students show",
    "The teacher looks at work while it is being done and slows, repeats, regroups or moves on.",
    TEACHING },
  { "learn-engaged", "Students do the thinking",
    "Most of the minutes belong to students who work something out, not to those who watch.",
    LEARNING },
  { "learn-talk", "Students build on each other’s ideas",
    "They ask each other, agree and disagree with reasons, and come back to what another said.",
    LEARNING },
  { "learn-evidence", "Students back up what they say",
    "They point to the text, the data or the steps when they claim something.", LEARNING },
  { "learn-write", "Students put their thinking in writing",
    "Words, drawings or equations on paper show how they came to the answer.", LEARNING },
  { "learn-know", "Students know where they stand",
    "They can say what they can do already and what they will work on next.", LEARNING },
  { NULL, NULL, NULL, NULL },
};

const struct default_form default_forms[] = {
  { DEFAULT_FORM, "Classroom look-fors", "seen-partly", "seen, partly, not seen", seen_levels,
    look_for_items },
  { DEFAULT_CONTINUUM, "Characteristics of good teaching", "continuum",
    "not evident, developing, providing, sustaining", continuum_levels, continuum_items },
  { NULL, NULL, NULL, NULL, NULL, NULL },
};

const char default_visit_sentence[] =
    "This visit is not an evaluation. The slip is your copy of what was noted.";

/* --- the rubric ----------------------------------------------------------------------------- */

const struct default_word default_rubric_levels[] = {
  { "HE", "highly effective" },
  { "E", "effective" },
  { "IN", "improvement necessary" },
  { NULL, NULL },
};

const struct default_word default_standards[] = {
  { "leadership", "Leadership" },
  { "improvement", "Continuous improvement" },
  { "rigor", "Rigor" },
  { "data", "Data" },
  { NULL, NULL },
};

const struct default_descriptor default_descriptors[] = {
  { "leadership", "HE",
    "Asked without warning, teachers in every team name the school’s two or three priorities "
    "and say what they are doing about them this month. The leader is in classrooms nearly "
    "every day, and people hear what was seen while they still remember the lesson. What was "
    "decided is written down, has one owner, and gets done without a reminder." },
  { "leadership", "E",
    "Most teachers name the school’s priorities, and calendars and agendas show that the "
    "leader’s week goes to them. Classrooms are visited every week and feedback follows, "
    "though sooner for some than for others. Most decisions have an owner and a date, and most "
    "are carried out." },
  { "leadership", "IN",
    "Teachers give different answers when asked what the school is working on, or name the "
    "plan but nothing that they do differently. The leader’s week goes to the matters of the "
    "day; visits to classrooms are few, or no conversation comes of them. Things are decided "
    "and then not heard of again." },
  { "improvement", "HE",
    "Every team has tried a change, looked within weeks at what came of it, and kept, adjusted "
    "or dropped it; two such rounds or more can be shown for this year. Teachers bring lessons "
    "that did not work and ask each other for help. What one team learns is in use in others." },
  { "improvement", "E",
    "Most teams set a goal, try a change and come back to it, and can name something they do "
    "differently because of it. Advice from visits and from the district leads to changes that "
    "can be seen. What is learned still stays, for the most part, in the team that learned it." },
  { "improvement", "IN",
    "Plans are written and seldom looked at again, or the next effort begins before anyone has "
    "asked what came of the last. Meetings pass on information; practice is not examined in "
    "them. The same concern is noted month after month while adults do what they did before." },
  { "rigor", "HE",
    "In nearly every room, whatever the course or program, the task is at the level of the "
    "grade’s standard and students do the thinking: they explain, argue from evidence, and "
    "revise. Students who struggle get help with that task, not an easier one. Teams compare "
    "student work with the standard every few weeks and agree on what is good enough." },
  { "rigor", "E",
    "In most rooms the task is at grade level and students are asked to explain their answers. "
    "In some rooms, or for some groups, the work is made easier or the teacher does most of "
    "the thinking. Teams look at student work and are coming to agree on what meets the "
    "standard." },
  { "rigor", "IN",
    "In many rooms the task is below the grade’s standard, or asks only to recall, copy or "
    "fill in. What is expected differs from room to room, and students who struggle are "
    "regularly given less. Tasks and student work are rarely held against the standard." },
  { "data", "HE",
    "Every team looks at its own students’ work and results at least every two weeks, knows "
    "who has not learned what, and changes groups, lessons or support within days. "
    "Walkthroughs, student work and tests are read side by side, and it can be shown what was "
    "done about them. Students know where they stand and what comes next for them." },
  { "data", "E",
    "Teams look at results every month on a set date, and most leave with a next step for "
    "certain students. The leader uses walkthroughs and results to choose what to work on and "
    "says so. Whether the step was taken, and whether it helped, is not looked at each time." },
  { "data", "IN",
    "Results are collected and shown, but it is hard to point to a lesson, a group or a "
    "schedule that changed because of them. They come late, or once a year, or only the leader "
    "looks at them. Few teachers can say which of their students have not yet learned what was "
    "taught." },
  { NULL, NULL, NULL },
};
