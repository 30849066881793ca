#include "sample/words.h"

const char *const worked_words[] = {
  "every student had something to do within a minute of [the bell|coming in|sitting down]",
  "the anchor chart was used by {n} students without being told",
  "you waited, and [{n} more hands went up|the second answer was better than the first|a quiet "
  "student spoke]",
  "students went back to the {text} to settle [an argument|a question] about {topic}",
  "the example that was wrong on purpose had everyone [leaning in|looking for the mistake]",
  "your directions were short, and [no one had to ask again|work began at once]",
  "the two students who came late were brought into the work [in a minute|by their partners]",
  "students [corrected each other kindly|thanked each other for a better idea|asked each other "
  "before they asked you]",
  "the change from [rug to tables|pairs to whole class|lecture to lab] took [under a minute|forty "
  "seconds]",
  "“{quote}” was [a fine question|the question of the day], and students took it up",
  "the small group worked on exactly what [yesterday’s exit ticket|the quiz] showed",
  "you walked the whole room and [spoke with {m} students|read every notebook]",
  "the picture cards gave the newest English speakers [a way in|words to begin with]",
  "students could tell me what they were learning and [why it matters|what good work looks "
  "like|how they would know]",
  "a student explained {topic} at the board and [took questions from the class|was asked “why” by "
  "two others]",
  "the close came back to the objective and [each student wrote a sentence|took three minutes]",
  "[both of you|you and the aide] were teaching, and students knew whom to ask",
  "the warm-up brought back [last week’s work|what they need for today], and you used what it "
  "showed",
  "the words for {topic} were on the wall, on the cards and in what students said",
  "the work was hard, and [nobody gave up|they were proud of it|students asked for more time]",
  "a calm room: [names, please, thank you|a low voice and clear signals]",
  "you stopped when you saw the same mistake twice and [took it up with all|asked the class to "
  "find it]",
  "partners had a task that [could not be done alone|needed both]",
  "students [checked their own work against the criteria|chose their next step from the list]",
  "you told one student what was right about the answer and what to try, and [it was tried at "
  "once|two others listened in]",
  "the {text} was worth the time; [students read it twice|the room was quiet and busy]",
  NULL
};

const char *const next_step_words[] = {
  "what would it take for two students to compare answers before you hear one?",
  "which two questions will you plan for tomorrow’s lesson on {topic}?",
  "how will you know, before the end, who has {topic} and who has not?",
  "try [whiteboards|a one-question exit ticket|a quick poll] halfway, and [stop where a third is "
  "wrong|regroup by what you see]",
  "who did not speak today? [Plan one turn for each of them|What would bring them in?]",
  "come back to the objective in the last three minutes: [one sentence from each student|“now I "
  "can …”]",
  "what could the first {n} finishers do that goes deeper into {topic}?",
  "[co-plan exit tickets|plan the next common task|look at five pieces of student work] with your "
  "team this week",
  "[visit|see] the room next door when they begin: the first three minutes save ten",
  "hand the “why” back to students: [ask, count to five, ask another|“who can add to that?”]",
  "choose three words for {topic} and [plan where students will say them|put them on a card at "
  "each table]",
  "what would the same task look like with help for {n} students, and no easier?",
  "take the sheet from [page {p}|the old unit] out; the task in the new unit asks for more",
  "on two papers a day write [one thing that is right and one to try|a question], and give five "
  "minutes to use it",
  "use Friday’s results to set the groups for Monday; I [can help|will come by] on Thursday",
  "who talks to whom? [Give each partner a part|Let the listener report]",
  "could students [run the warm-up|hand out and collect|lead the close]? That would free you for "
  "the back table",
  "shorten the opening: [attendance while they write|homework on the board before the bell]",
  "which mistake with {topic} do you expect tomorrow, and what will you ask when it comes?",
  "keep the two groups for a week, then [change them by a quick check|look who can move]",
  "ask for [a drawing and a sentence|two ways] in the notebook each day; it shows you what a score "
  "does not",
  "what does the standard for grade {grade} ask that this task does not yet?",
  "let the chart on the wall do the work: [“where could you look?”|point instead of telling]",
  "may I see the next lesson on {topic}? I liked where this was going",
  "what will you keep from this lesson when you teach {topic} next year?",
  "nothing to add: [do this again|show it to your team]",
  NULL
};

const char *const private_words[] = {
  "[tired|worn out]; second cover this week. Ask how things are.",
  "Much better than in [the fall|September|our last visit]. Say so in person.",
  "Third visit with no check for understanding. [Offer the coach|Raise at our next meeting].",
  "Would be a good room for [new teachers|a peer visit|the video] to see.",
  "Ask the office about the [heating|broken shade|projector] in this room.",
  "[{m}|{n}] students absent; look at the attendance list.",
  "New to the grade this year; pair with someone who has taught it.",
  "Was upset about the schedule. Listen first.",
  "Fire drill took five minutes of this.",
  "Aide was pulled to another room again; third time I see it.",
  "Compare with what the coach saw on Tuesday.",
  "Strong lesson, thin task. Talk about the task only.",
  "Came at the end; go again at the start of a period.",
  "We agreed on all marks but one: student talk. Settle what counts.",
  "Ask whether the new books have come.",
  "Long-term substitute begins [Monday|next week]; see the plans.",
  NULL
};
