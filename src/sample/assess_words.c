#include "sample/words.h"

#define HE [0] = (const char *const[])
#define E [1] = (const char *const[])
#define IN [2] = (const char *const[])

/* Slots: {teams} `grade-level teams`, {team} one of them, {seen} of {of} walkthroughs in which the
 * month's least or most seen strategy was seen, {strategy}, {visits} one's walkthroughs, {month},
 * {days} three dates. */
const struct standard_words standard_words[4] = {
  { "leadership",
    { HE{ "[the instructional team|the leadership team] now meets weekly and sets its own "
          "questions",
          "{teams} run their own meetings; I [attend as a member|came to two of four and was not "
          "needed]",
          "decisions from {prior} were [all carried out|carried out but one, and that one has a "
          "new date]",
          "teachers [asked me to come in|invited me to {n} lessons]; visits are no longer news",
          "two teacher leaders took over [the new teachers’ meeting|the data meeting|planning for "
          "the half day] and it went well",
          NULL },
      E{ "I was in classrooms on most days, and feedback went out [the same day, mostly|within two "
         "days]",
         "{teams} know our two priorities; [one still plans apart from them|the specialists less "
         "so]",
         "most of what we decided in {prior} is [done|under way]; [two items slipped|one waits for "
         "the schedule]",
         "I kept my walkthrough times in the calendar and [moved them only twice|the office "
         "protects them now]",
         "meetings begin with student work; [time still runs short|we end without next steps about "
         "half the time]",
         "the [leadership team|instructional team] is clear about its task, [not yet about who "
         "does what|and divides the work better]",
         NULL },
      IN{ "[buses, covers and a long list of calls|staffing and two emergencies] took my mornings",
          "decisions were made and I did not come back to them; [{n} are from September|{team} "
          "asked me twice]",
          "I visited the same rooms too often and [{n} not at all|the upper floor hardly]",
          "{teams} got the plan from me as a list; they could not say what it asks of them",
          NULL } },
    { HE{ "minutes of {days}[, with agendas written by the team|, kept by the team]",
          "the list of decisions with owners and dates, {m} of {m} done",
          "notes from {visits} walkthroughs, each answered",
          "sign-up sheet for lesson visits, full until [winter|the end of term]", NULL },
      E{ "agendas and minutes of {days}",
         "{visits} walkthroughs; slips in the mailboxes, [most the same day|nearly all the same "
         "day]",
         "the weekly letter names the priorities; [{n} teachers quoted it|asked {m} teachers, {n} "
         "could say both]",
         "calendar with visits marked; [kept on three days of four|kept in all but one week]",
         "the follow-up list, [two thirds done|one item overdue]", NULL },
      IN{ "calendar of the month: [visits crossed out in two weeks|{n} mornings without a visit]",
          "{visits} walkthroughs, [below the target|most in one week]",
          "minutes of {days} have no owners or dates",
          "the follow-up list of {prior} stands as it was", NULL } } },
  { "improvement",
    { HE{ "two cycles on [exit tickets|student talk|word walls] finished and written up; [{team} "
          "changed its closing routine after the first|all {teams} now use it]",
          "{team} dropped [a program|a routine] that did not help, and said so to the others",
          "teachers [bring lessons that failed|ask for a second pair of eyes]; that is new this "
          "year",
          "what {team} found about [homework|warm-ups|vocabulary] is in use in {n} other teams",
          NULL },
      E{ "most {teams} have tried one change and looked at it again; [{team} begins this month|one "
         "is waiting for results]",
         "peer visits happened, [{n} of {m} planned|more than last month], and teachers talk about "
         "them",
         "feedback from the last visit led to [a new close of the lesson|shorter openings|common "
         "exit tickets] in [most rooms|{team}]",
         "we review the plan each month; [we are better at adding than at stopping|two items were "
         "changed because of it]",
         "the coaching cycle with {team} [is in its third week|ended well]; the next one is agreed",
         NULL },
      IN{ "we began [three|two] things at once and finished none",
          "meetings were used for [announcements|schedules and covers]; practice was not looked at",
          "the same concern about [openings|questioning|small groups] is in my notes for the third "
          "month",
          "peer visits were cancelled [twice|for lack of substitutes], and I have no other plan "
          "yet",
          NULL } },
    { HE{ "both write-ups, two pages each, in the shared folder",
          "before and after: {seen} of {of} walkthroughs show “{strategy}”",
          "lists of peer visits, {m} this month, with what each teacher took along",
          "the protocol as changed by {team}", NULL },
      E{ "team notes of {days}", "“{strategy}” seen in {seen} of {of} walkthroughs",
         "{n} peer visit sheets", "the plan with our changes in color",
         "coach’s log, [{n} cycles|weeks one to three]", NULL },
      IN{ "agendas of {days}", "“{strategy}” seen in {seen} of {of} walkthroughs, as in {prior}",
          "SIP items [without movement since September|two months without change]",
          "staff survey: [“too many things at once”|{n} of {m} could name what we changed]",
          NULL } } },
  { "rigor",
    { HE{ "tasks on level in [nearly every room|all of {team}]; students explain without being "
          "told to",
          "{teams} compare student work with the standard and [agree on what is good enough|score "
          "it alike]",
          "students who need help do the same task as the others; [I saw it in every inclusion "
          "class|it took us a year]",
          NULL },
      E{ "tasks are at grade level in most rooms; [{team} is not there yet|the small groups less "
         "so]",
         "questions that ask for reasoning are [more common|no longer rare], most of all in {team}",
         "students write more about how they got there; [the openings still take too long|the last "
         "ten minutes are weak]",
         "we looked at [{n} tasks|one unit] with the standard beside it and changed [two|half] of "
         "them",
         "more talk among students; [the level of it differs from room to room|it is not always "
         "about the work]",
         NULL },
      IN{ "questions are mostly recall, and I see the teacher do the thinking",
          "tasks in {team} are below the standard",
          "students who struggle get another, easier sheet; [that is in {n} of our "
          "classes|co-teachers have no time to plan]",
          "we have not looked at tasks together since [September|the start of the year|the winter]",
          NULL } },
    { HE{ "“{strategy}” in {seen} of {of} walkthroughs",
          "six pieces of student work with notes, three teams",
          "common tasks of the term, [all at level|checked against the released items]", NULL },
      E{ "“{strategy}” in {seen} of {of} walkthroughs[, up from {prior}|]",
         "tasks of {team}, before and after", "unit plan with the standard marked beside each task",
         "notebooks from {n} rooms", NULL },
      IN{ "“{strategy}” in only {seen} of {of} walkthroughs", "the folder of tasks from {team}",
          "“{strategy}” in {seen} of {of}; no change since {prior}",
          "two weeks of homework from {n} rooms", NULL } } },
  { "data",
    { HE{ "every team brought its own data to its meeting, [three of four|most] without being "
          "asked",
          "{team} regrouped [twice this month|within a week of the quiz] and can show who moved",
          "students [keep their own charts|can say what comes next for them]; parents heard about "
          "it at [conferences|the open house]",
          NULL },
      E{ "{teams} look at results on a set day each month, and most leave with a next step",
         "we read walkthroughs beside the [unit tests|fall assessment]; [it changed what we work "
         "on|student talk was the surprise]",
         "common exit tickets in [{team}|most rooms]; [the sorting is quick now|what to do on the "
         "next day is the open question]",
         "attendance lists go to the team each [Monday|Friday], and someone calls; [{n} families "
         "of {m} reached|better than before]",
         "I check whether the step was taken [in some teams|when I remember]; that is my next "
         "habit",
         NULL },
      IN{ "results came [late|after the unit was over] and we did not use them",
          "{teams} look at numbers and stop there; no lesson changed that I can point to",
          "I looked at the data alone[ and told the teams|; the teams have not seen it]",
          "the [winter|fall] assessment is done and [nobody has the lists yet|not yet looked at by "
          "class]",
          NULL } },
    { HE{ "meeting notes of {days} with student lists", "group lists of week one and week four",
          "data wall, [updated each Friday|by student, not by name]", NULL },
      E{ "notes of {days}; next steps marked", "exit tickets of {team}, sorted",
         "unit test results by item, {n} classes", "attendance log, {m} calls",
         "one page a team: what we saw, what we do", NULL },
      IN{ "assessment calendar; [two dates missed|results three weeks later]",
          "notes of {days} have numbers and no steps",
          "“{strategy}” in {seen} of {of} walkthroughs, known since {prior}", NULL } } },
};

const struct goal_words goal_words[] = {
  { "every {teamword} uses one common exit ticket a week",
    "agree on the form on [Monday|the half day]; [I look at|two teachers bring] five tickets a "
    "team each Friday; share what we change" },
  { "questions that ask for reasoning are seen in half of all walkthroughs[ in {team}|]",
    "plan two questions a lesson in team time; co-plan with {team}; five walkthroughs a week "
    "there" },
  { "I am in classrooms before ten o’clock on [four|three] days a week",
    "block the time with the office; [two rooms a day|walk with the assistant on Tuesdays]; slips "
    "in the mailbox the same day" },
  { "each {teamword} has looked at student work against the standard once",
    "bring six pieces; use the protocol from the last DILT; write one next step for each student" },
  { "students talk with a partner about the content in every lesson I visit",
    "model it at the staff meeting; [sentence starters on every table|one question a lesson that "
    "needs two]; look for it in each visit" },
  { "no SIP item stands on no action",
    "meet each owner in the first week; [break the two large ones into steps|give the two stuck "
    "ones a new owner]; report in the weekly letter" },
  { "every new teacher has seen one colleague teach",
    "find covers with the assistant; one page on what to look for; ten minutes together "
    "afterwards" },
  { "every teacher has had a visit and a slip since the last DILT",
    "list by room; start with those not seen longest; [three a day|two each morning]" },
  { "decisions of the team meetings have an owner and a date",
    "one form for minutes; I read them on Friday; begin the next meeting with them" },
  { "groups in {team} change by data at least twice this month",
    "lists ready by Thursday; co-teachers plan on Friday; I come by on Tuesday" },
  { "the first five minutes of the lesson are work in every room",
    "watch openings only, ten rooms; share three good ones on video; settle the routine by team" },
  { "vocabulary of the unit is taught and used in {team}",
    "choose eight words a unit; put them on the wall and in the exit ticket; listen for them in "
    "visits" },
  { "feedback names the next step on two pieces of work a week",
    "bring examples to the team; try the two-line form; ask five students what they did with it" },
  { "families of the students who missed five days or more have been [called|visited]",
    "list every Monday; divide the calls; the counselor joins for the longest absences" },
  { "our walkthrough marks agree: two of us, ten visits, nine of ten strategies alike",
    "walk together on four mornings; compare before the debrief; write down what counts as "
    "partly" },
  { "co-teachers have planned time together every week",
    "find the period with the scheduler; plan the first three with them; see one lesson of each "
    "pair" },
};
const int goal_words_count = G_N_ELEMENTS(goal_words);

const char *const working_on_words[] = {
  "getting to {team} as often as to the others",
  "saying less in the debrief and asking more",
  "finishing one thing before the next begins",
  "“{strategy}”: I am not sure that we all mean the same by it",
  "time. Two mornings a week still go to other things",
  "giving feedback that is about the task, not the person",
  "how to use the specialists’ time in team meetings",
  "the handover from the coach to the team",
  "what to do when a good plan is not carried out",
  "keeping the minutes short enough to be read",
  NULL
};
