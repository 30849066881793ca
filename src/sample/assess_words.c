#include "sample/words.h"

#define HE [0] = (const char *const[])
#define E [1] = (const char *const[])
#define IN [2] = (const char *const[])

/* Slots: {teams} `grade-level teams`, {team} one of them, {seen} of {of} walkthroughs in which the
 * month's least or most seen strategy was seen, {strategy}, {month}, {days} three dates. How many
 * walkthroughs one made, and on how many days, stands beside it as it was counted. */
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
          "{team} asked to lead the half day and [did|had it ready a week early]",
          "every teacher has had a visit since [the last DILT|the start of {prior}], and [most "
          "wrote back|{m} came to talk about it]",
          "the hard conversation of {prior} led to a plan that [the teacher wrote|we both keep to]",
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
         "the debrief with {team} was better: [I asked more than I told|we stayed with one "
         "question]",
         "I see {teams} more evenly than in {prior}; [{n} people still wait for a second visit|the "
         "afternoons are still thin]",
         "new staff know whom to ask; [the handbook is short at last|a mentor meets each of them "
         "every week]",
         "I said no to [two|three] good ideas so that we can finish {n} others",
         "joint visits helped me see alike with [my supervisor|the coach]; [we differ on what "
         "counts as partly|nine of ten marks agreed]",
         "families hear from us about learning, not only about dates; [the second letter was read "
         "by more|the translation came late]",
         NULL },
      IN{ "[buses, covers and a long list of calls|staffing and two emergencies] took my mornings",
          "decisions were made and I did not come back to them; [{n} are from September|{team} "
          "asked me twice]",
          "I visited the same rooms too often and [{n} not at all|the upper floor hardly]",
          "{teams} got the plan from me as a list; they could not say what it asks of them",
          "feedback from {n} visits is still in my notes and not in mailboxes",
          "{team} and {n} new colleagues had no help from me this month",
          "I let the agenda of the leadership team fill up with [discipline|schedules|events]",
          NULL } },
    { HE{ "minutes of {days}[, with agendas written by the team|, kept by the team]",
          "the list of decisions with owners and dates, nearly all done",
          "notes from my walkthroughs, each answered",
          "sign-up sheet for lesson visits, full until [winter|the end of term]",
          "asked ten people on one day: [nine|all] named both priorities",
          "the half-day plan, written by {team}", "replies on {n} slips, in the folder", NULL },
      E{ "agendas and minutes of {days}",
         "slips in the mailboxes, [most the same day|nearly all the same day]",
         "the weekly letter names the priorities; [{n} teachers quoted it|asked {m} teachers, {n} "
         "could say both]",
         "calendar with visits marked; [kept on three days of four|kept in all but one week]",
         "the follow-up list, [two thirds done|one item overdue]",
         "my walkthroughs, [at all hours|mornings and afternoons|from first period to last]",
         "notes of two debriefs with {team}", "mentor log, {n} pairs",
         "the visiting plan for next month, by room",
         "“{strategy}”, our priority, in {seen} of {of} walkthroughs", NULL },
      IN{ "calendar of the month: [visits crossed out in two weeks|{n} mornings without a visit]",
          "my walkthroughs, [most of them short|too many in the same rooms]",
          "minutes of {days} have no owners or dates",
          "the follow-up list of {prior} stands as it was", "{n} slips not yet delivered",
          "the visiting plan of {prior}, half of it done",
          "“{strategy}” in {seen} of {of} walkthroughs and no conversation about it", NULL } } },
  { "improvement",
    { HE{ "two cycles on [exit tickets|student talk|word walls] finished and written up; [{team} "
          "changed its closing routine after the first|all {teams} now use it]",
          "{team} dropped [a program|a routine] that did not help, and said so to the others",
          "teachers [bring lessons that failed|ask for a second pair of eyes]; that is new this "
          "year",
          "what {team} found about [homework|warm-ups|vocabulary] is in use in {n} other teams",
          "{team} filmed its own lessons and chose what to change; [two others want to|I was asked "
          "to watch]",
          "we stopped [the Friday packets|the second reading log] because the notes showed no use, "
          "and nobody misses them",
          "the question from the last DILT came back with [{n} answers from teams|an answer from "
          "{team}]",
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
         "{team} tried [a new opening|partner talk before answers|a common word wall] for three "
         "weeks and [keeps it|keeps half of it]",
         "minutes now say what we expect to see, so that we can look; [not all dates are "
         "kept|looking back takes ten minutes a meeting]",
         "what I took from the DILT is in use [in {n} rooms|with {team}]; [the rest begins after "
         "vacation|I have not asked the others yet]",
         "SIP items move; [two needed another owner|one was larger than we thought]",
         "the coach and I agree on [one focus|what to look for] a month; [that is enough|it took "
         "two tries]",
         "teachers hear from each other more; [the notes from visits are short and useful|covers "
         "are what holds us back]",
         NULL },
      IN{ "we began [three|two] things at once and finished none",
          "meetings were used for [announcements|schedules and covers]; practice was not looked at",
          "the same concern about [openings|questioning|small groups] is in my notes for the third "
          "month",
          "peer visits were cancelled [twice|for lack of substitutes], and I have no other plan "
          "yet",
          "I brought a new form before we had used the old one",
          "{team} has been on the same step since {prior}; I did not ask why",
          "we talk about what students lack, and seldom about what we do", NULL } },
    { HE{ "both write-ups, two pages each, in the shared folder",
          "before and after: {seen} of {of} walkthroughs show “{strategy}”",
          "lists of peer visits, {m} this month, with what each teacher took along",
          "the protocol as changed by {team}",
          "“{strategy}” in {seen} of {of} walkthroughs; it was half of that last year",
          "{n} short films of {team}, with what they changed", "the list of what we stopped",
          NULL },
      E{ "team notes of {days}", "“{strategy}” seen in {seen} of {of} walkthroughs",
         "{n} peer visit sheets", "the plan with our changes in color",
         "coach’s log, [{n} cycles|weeks one to three]", "the three-week test of {team}, one page",
         "SIP with dates changed in blue", "notes from {n} of {m} peer visits",
         "“{strategy}” seen in {seen} of {of}; what teams say about it",
         "minutes of {days}, “what do we expect to see” filled in", NULL },
      IN{ "agendas of {days}", "“{strategy}” seen in {seen} of {of} walkthroughs, as in {prior}",
          "SIP items [without movement since September|two months without change]",
          "staff survey: [“too many things at once”|{n} of {m} could name what we changed]",
          "two forms for the same thing", "minutes of {days}: no look back",
          "the step as it stood in {prior}", NULL } } },
  { "rigor",
    { HE{ "tasks on level in [nearly every room|all of {team}]; students explain without being "
          "told to",
          "{teams} compare student work with the standard and [agree on what is good enough|score "
          "it alike]",
          "students who need help do the same task as the others; [I saw it in every inclusion "
          "class|it took us a year]",
          "{team} wrote tasks with more than one way in, and [students argue about them|{n} other "
          "teams took them over]",
          "I hear students ask each other “how do you know?” [in every corridor|without a poster]",
          "students with plans and newcomers present the same work as others; [the scaffolds are "
          "on the tables|partners do it well]",
          NULL },
      E{ "tasks are at grade level in most rooms; [{team} is not there yet|the small groups less "
         "so]",
         "questions that ask for reasoning are [more common|no longer rare], most of all in {team}",
         "students write more about how they got there; [the openings still take too long|the last "
         "ten minutes are weak]",
         "we looked at [{n} tasks|the tasks of one unit] with the standard beside them and changed "
         "[two|half] of them",
         "more talk among students; [the level of it differs from room to room|it is not always "
         "about the work]",
         "most lessons I saw ask students to explain; [in {team} the teacher still does it for "
         "them|wait time is short]",
         "the new unit in {team} is harder and better; [the first test was low|it needs one more "
         "week than planned]",
         "we agreed on what grade-level work looks like in [mathematics|reading]; [writing comes "
         "next|science has begun]",
         "teachers plan questions; [I see two good ones in most lessons|not all of them are asked]",
         "homework is now practice of the same standard; [it used to be whatever was left|parents "
         "noticed]",
         "vocabulary is taught in {team}; [students use it when asked|it does not yet reach their "
         "writing]",
         NULL },
      IN{ "questions are mostly recall, and I see the teacher do the thinking",
          "tasks in {team} are below the standard",
          "students who struggle get another, easier sheet; [that is in {n} of our "
          "classes|co-teachers have no time to plan]",
          "we have not looked at tasks together since [September|the start of the year|the winter]",
          "I cannot say for half of the rooms whether the task is on level",
          "the packets are back in {team}, and I let it pass",
          "students copy notes in [{n} of the rooms I saw|most of {team}]; talk is about answers",
          NULL } },
    { HE{ "“{strategy}” in {seen} of {of} walkthroughs",
          "six pieces of student work with notes, three teams",
          "common tasks of the term, [all at level|checked against the released items]",
          "eleven tasks checked with the standard, [ten|all] on level",
          "recordings of two discussions",
          "“{strategy}” in {seen} of {of}: look at the comments, too", NULL },
      E{ "“{strategy}” in {seen} of {of} walkthroughs[, up from {prior}|]",
         "tasks of {team}, before and after", "unit plan with the standard marked beside each task",
         "notebooks from {n} rooms", "the unit test of {team}, by item",
         "“{strategy}”: {seen} of {of}; I expected [more|fewer]",
         "lists of planned questions from {n} teachers",
         "one page: what grade-level writing looks like here", "homework of one week, {n} classes",
         NULL },
      IN{ "“{strategy}” in only {seen} of {of} walkthroughs", "the folder of tasks from {team}",
          "“{strategy}” in {seen} of {of}; no change since {prior}",
          "two weeks of homework from {n} rooms",
          "“{strategy}” was seen in {seen} of {of} walkthroughs; I made them all", "three packets",
          "student notebooks from {team}: two pages of answers", NULL } } },
  { "data",
    { HE{ "every team brought its own data to its meeting, [three of four|most] without being "
          "asked",
          "{team} regrouped [twice this month|within a week of the quiz] and can show who moved",
          "students [keep their own charts|can say what comes next for them]; parents heard about "
          "it at [conferences|the open house]",
          "{teams} ask for the numbers before I send them, and [cancel a reteach that is not "
          "needed|say what they doubt about them]",
          "support changed for {m} students within a week of the unit test, and {n} of them "
          "need it no longer",
          "we found out why attendance falls on [Mondays|Fridays] and [changed it|the families "
          "helped us change it]",
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
         "{team} sorts exit tickets on the same day; [the others within the week|two teams ask "
         "how]",
         "each grade has a list of students to watch; [we look at it every second week|it was out "
         "of date once]",
         "the walkthroughs said one thing and the tests another; we [looked at student work to "
         "decide|talked about it for an hour, well spent]",
         "reading data are in good shape; [mathematics follows|behavior data are not]",
         "teachers can name who needs what; [groups do not change often enough|the schedule is the "
         "problem]",
         "I brought three figures to the meeting instead of thirty; [it was the best one "
         "yet|questions were about students]",
         NULL },
      IN{ "results came [late|after the unit was over] and we did not use them",
          "{teams} look at numbers and stop there; no lesson changed that I can point to",
          "I looked at the data alone[ and told the teams|; the teams have not seen it]",
          "the last assessment is done and [nobody has the lists yet|not yet looked at by "
          "class]",
          "we collect in four places and read in none",
          "{team} asked what the test was for; I had no good answer",
          "groups are the same as in September in most rooms I saw", NULL } },
    { HE{ "meeting notes of {days} with student lists", "group lists of week one and week four",
          "data wall, [updated each Friday|by student, not by name]",
          "before and after lists for {n} groups", "attendance by weekday, {prior} and now",
          "students’ own charts, {team}", NULL },
      E{ "notes of {days}; next steps marked", "exit tickets of {team}, sorted",
         "unit test results by item, {n} classes", "attendance log, {m} calls",
         "one page a team: what we saw, what we do", "watch lists of {n} grades, with dates",
         "“{strategy}” in {seen} of {of} walkthroughs, beside the unit test",
         "sorted exit tickets, three piles", "the three figures, one slide",
         "minutes of {days}: next steps with names of standards", NULL },
      IN{ "assessment calendar; [two dates missed|results three weeks later]",
          "notes of {days} have numbers and no steps",
          "“{strategy}” in {seen} of {of} walkthroughs, known since {prior}", "the four places",
          "group lists of September and today", "“{strategy}” in {seen} of {of} walkthroughs",
          NULL } } },
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
  { "every student in {team} can say what they are learning and why",
    "ask three students in each visit; share what they say, without names, on Fridays; plan the "
    "first sentence of each lesson together" },
  { "the two priorities stand on every agenda, and half of each meeting is about them",
    "one template for all; news by letter on Monday; I come to [two|three] meetings and time it" },
  { "small groups are seen in half of the rooms, with a task that follows from data",
    "one model lesson in {team}; exit tickets on Thursday, groups on Friday; the coach helps plan "
    "the first two" },
  { "writing about how they got there is seen in every mathematics lesson I visit",
    "one question a day that needs two sentences; collect five notebooks a week; show the best at "
    "the team meeting" },
  { "the debrief after a visit takes place within two days",
    "book the time before the visit; ten minutes, one question; leave the slip first" },
  { "peer visits: {m} teachers have seen a colleague",
    "list of hosts by Monday; covers with the assistant; a sheet with one question" },
  { "tasks of the next unit in {team} are checked with the standard before it begins",
    "one hour with the coach; change at least two; come and see them taught" },
  { "each person new to us has a mentor who has been in their room",
    "match them this week; one visit each way; talk with all of them at the end of the month" },
  { "attendance on [Mondays|Fridays] is as good as on other days",
    "look at who and why; call the ten families; a first lesson worth coming for" },
  { "checks for understanding lead to a change in the lesson that I can see",
    "plan the check and the “what if not” in team time; look for it in ten visits; film one" },
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
  "being in rooms in the afternoon, when it is harder",
  "writing slips that fit on the slip",
  "letting {team} find its own way",
  "asking what became of it",
  "one calendar for all of us",
  "the three people who have not had feedback twice",
  "how we speak about students who struggle",
  "saying what we will stop",
  NULL
};
