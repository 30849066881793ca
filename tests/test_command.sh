#!/bin/sh
# The command line as a person uses it: what it prints, what it says on standard error, and its exit status.
set -u
THROUGHLINE_NOW=2026-11-12T10:31:00 THROUGHLINE_SEED=command
. "${TL_SRCDIR:-.}/tests/command_lib.sh"

# same A B: equal files or folders.
same()
{
  number=$((number + 1))
  diff -r "$1" "$2" >difference && return
  failed=$((failed + 1))
  printf '%s and %s differ\n' "$1" "$2"
  head -20 difference
}

# Wrong use: 2, a sentence, nothing made.
run 2 nonsense
says err 'There is no command “nonsense”. `throughline --help` lists them.'
run 2 import oneroster roster --map school=Building
says err 'throughline import oneroster has no option --map. `throughline import oneroster --help` lists those it has.'
run 2 --map school=Building import oneroster roster
says err 'There is no option --map before a command.'
run 2 init
says err "The district’s name is missing"
run 2 list nothing
says err 'There is no list “nothing”.'
run 2 list
says err 'Something is missing'
run 2 list schools --format xml
says err 'There is no format “xml”'
run 2 --no-such-option
run 2
says err 'The screen needs a terminal.'
test ! -e "$work/data/throughline" || { failed=$((failed + 1)); echo 'wrong use made a file'; }

# Before there is a file.
run 1 list schools
says err 'There is no file'
run 0 --help
says out 'Commands:'
run 0 packet --help
says out 'Usage: throughline packet [OPTIONS] [MONTH]'

# No line of a help is wider than a terminal.
run 0 --help
cp out helps
sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z-]*\( [a-z][a-z-]*\)\{0,1\}\)  .*/\1/p; /^Commands:/,/^$/s/^  \([a-z-]* [a-z-]*\)$/\1/p' out >names
[ "$(wc -l <names)" -ge 25 ] || wrong "of the commands only these were found: $(cat names)"
while read -r name
do
  # shellcheck disable=SC2086
  run 0 $name --help
  says out "Usage: throughline $name"
  cat out >>helps
done <names
[ "$(wc -L <helps)" -le 80 ] || wrong "these lines of --help are wide: $(awk 'length > 80' helps)"
run 0 --version
says out 'throughline 0.1.0'

# init, once.
run 0 init --name 'Mill City Public Schools'
says out 'is ready'
run 1 init --name 'Again'
says err 'has a district already'
run 0 list schools
says out 'School'
run 0 list schools --format json
printf '[\n]\n' >none
same out none
run 0 check
says out 'is sound.'

# A bad district name, a folder, a foreign file.
run 1 --db "$work" list schools
says err 'is a folder'
echo 'some text' >foreign.db
run 1 --db foreign.db check
says err 'is not a Throughline file'
says foreign.db 'some text'

# The sample, and what is in it.
run 0 sample -o s.db --schools 3 --years 1
says out 's.db'
run 1 sample -o s.db
says err 's.db is there already.'
run 0 sample -o again.db --schools 3 --years 1
export THROUGHLINE_DB="$work/s.db"
run 0 check
run 0 list staff --format csv
says out 'family_name,given_name,role,school'
run 0 list walkthroughs --month 2026-10 --format json
says out '"made_on":"2026-10-'
# What a file or an argument says does not steer the terminal.
escape=$(printf '\033')
printf 'school,goal_code,code,text\n"Do%s]0;x",1,1.8,t\n' "$escape" >escape.csv
run 1 import sip escape.csv
says err 'There is no school'
run 1 slip --school "Q$escape[2J"
says err 'No school “Q␛[2J”'
run 1 --db "no$escape[2J" check
number=$((number + 1))
if grep -q "$escape" err; then wrong 'a message steers the terminal'; fi
run 1 import sip escape.csv
if grep -q "$escape" err; then wrong 'a refused row steers the terminal'; fi
run 0 list self-assessments --month 2026-10
says out 'Oct 2026'
number=$((number + 1))
if tail -n +2 out | grep -v ' 2026 [0-9]*:[0-9]*$'; then wrong 'one that is not submitted is listed'; fi
run 0 packet 2026-11 -o november.txt
grep -q 'All [0-9]* self-assessments, and the status of all [0-9]* SIP items.' november.txt || wrong 'everybody is listed before anything is due'
run 0 list sip --school Doran
run 1 list sip --school Nowhere
says err 'No school “Nowhere” is in this file.'
run 1 list schools --month 2026-13

# Who sees what.
run 1 --as Nobody list schools
says err 'Nobody called “Nobody” is in this file.'

# On a shared file one is who one logs in as.
run 0 --db "$work/group/d.db" init --shared --name Together
run 2 --db "$work/group/d.db" --as Nobody list schools
says err 'This file is shared'
run 0 --db "$work/group/d.db" list schools

# Export and import are one another's inverse, byte for byte.
run 0 export one --complete
run 0 --db never.db import one --dry-run
run 1 --db never.db restore foreign.db
run 1 --db never.db restore nowhere.db
run 1 --db never.db check
run 1 --db never.db import schools foreign.db --dry-run
for file in never.db*; do
  test ! -e "$file" || { failed=$((failed + 1)); echo "$file was left behind"; }
done
run 0 --db other.db import one
run 0 --db other.db export two --complete
same one two
run 0 --db other.db import one
says out '0 added, 0 changed'
run 1 import "$work/state"
says err 'is not a folder that `throughline export` wrote'
run 0 export plain
test ! -e plain/history.csv || { failed=$((failed + 1)); echo 'history left without --complete'; }
head -1 plain/walkthrough.csv >out
if grep -q private_note out; then failed=$((failed + 1)); echo 'private notes left without --complete'; fi

# Coverage: by name for who may; a number of days of one's own.
run 0 list coverage --days 20
says out 'Last seen'
run 0 list coverage --days 20 --format csv
says out 'teacher,school,subject,grade,room,last_on,days,lately,times,how,uid,school_uid'
run 2 list coverage --days soon
says err '“soon” is not a number of days. Give one from 1 to 9999.'
run 1 --as jortiz list coverage
says err 'Which teachers were seen is for those who lead or supervise a school.'

# All that is kept about one person: for the record keeper alone, and noted.
run 2 teacher-file jortiz
says err 'Where is it to be written? Name a file with -o FILE.'
run 2 teacher-file jortiz -o f.csv --format csv
run 1 --as jortiz teacher-file jortiz -o f.txt --format text
says err 'only the record keeper makes it'
test ! -e f.txt || { failed=$((failed + 1)); echo 'a refused file was written'; }
run 0 teacher-file jortiz -o f.txt --format text
says f.txt 'File on James Ortiz'
run 1 teacher-file 'Nobody Nowhere' -o f.txt
run 0 teacher-file jortiz -o f.pdf
run 0 teacher-file jortiz -o f.html --format html
says f.html 'File on James Ortiz, written out'
run 0 list log
says out 'File on James Ortiz, written out'
run 1 --as jortiz list log
says err 'is for the record keeper'
# Who has left may still ask for it.
cp "$THROUGHLINE_DB" left.db
sqlite3 left.db "UPDATE staff SET active = 0 WHERE login = 'jortiz'"
run 0 --db left.db teacher-file jortiz -o left.txt --format text
says left.txt 'File on James Ortiz'

# The packet, in each format; the same bytes twice; a failure leaves the old file.
run 0 packet
says out 'packet-2026-10.pdf'
cp packet-2026-10.pdf first.pdf
run 0 packet 2026-10 -o packet-2026-10.pdf
same first.pdf packet-2026-10.pdf
for format in text html json; do
  run 0 packet Oct --format $format -o "p.$format"
  says "p.$format" 'Mill City Public Schools'
done
says p.text 'SAMPLE'
says p.html 'SAMPLE'
says p.json '"sample":true'
run 0 packet Oct -o q.TXT
same p.text q.TXT
run 0 packet Oct -o q.json
same p.json q.json
run 0 packet Oct -o q.csv
test -s q.csv/contents.csv || { failed=$((failed + 1)); echo 'a name that ends in .csv is no folder of tables'; }
run 2 packet Oct -o q.docx
says err 'There is no format “docx”; it is pdf, text, html, csv or json.'
run 2 memo Doran -o memo.csv
says err 'There is no format “csv”; it is pdf, text, html or json.'
run 0 list staff --format csv
teacher=$(awk -F, '$3 == "teacher" { print $2 " " $1; exit }' out)
principal=$(awk -F, '$3 == "principal" { print $2 " " $1; exit }' out)
printf 'staff,month,days_off,reason\n"%s",2026-10,1,looked in on %s\n' "$principal" "$teacher" >target.csv
run 0 backup named.db
run 0 --db named.db import targets target.csv
run 0 --db named.db packet Oct -o named.pdf
says err 'Texts in it that may name a teacher:'
says err "$teacher?"
run 0 packet --format csv -o tables
"$program" press pdf <p.json >again.pdf
number=$((number + 1))
cmp -s again.pdf first.pdf || { failed=$((failed + 1)); echo 'press pdf makes another PDF than packet'; }
run 2 press xlsx
test -s tables/contents.csv || { failed=$((failed + 1)); echo 'no contents.csv'; }
run 1 packet -o /nonexistent/p.pdf
says err '/nonexistent'
THROUGHLINE_PRESS=/bin/false run 1 packet -o packet-2026-10.pdf
same first.pdf packet-2026-10.pdf
test -z "$(find . -name '.*.pdf*' -print)" || { failed=$((failed + 1)); echo 'a hidden file was left'; }
run 1 packet 2026-13
run 1 packet 2030-01

# The memo after a visit, the calendar, visits and follow-ups as lists.
run 0 memo Doran --format text -o memo.txt
says memo.txt 'Improvement memo, Doran Elementary'
says memo.txt 'Who does what, by when'
says memo.txt 'Counted as seen: seen or partly.'
says memo.txt ' minutes on average'
run 0 memo Doran --format html
test -s "$(echo improvement-memo-doran-elementary-20??-??-??.html)" || wrong 'the memo has no name of its own'
run 1 memo Doran --date 1999-01-01 -o none.txt
says err 'There is no visit to that school on that day that you may see.'
run 1 memo Nowhere
uid=$("$program" list visits --format csv | awk -F, 'NR == 2 { sub(/\r$/, "", $NF); print $NF }')
run 1 memo "$uid" --date 1999-01-01 -o none.txt
says err 'is one visit already. Leave --date away'
run 1 memo Doran --date 'last Tue' -o none.txt
says err 'There is no visit to that school on that day'
run 2 memo Doran --format csv
run 0 --as 'James Ortiz' list visits
number=$((number + 1))
test "$(wc -l <out)" = 1 || { failed=$((failed + 1)); echo 'the plan manager sees visits'; }
run 0 list visits --month 2026-11 --format csv
says out 'visited_on,arrived,departed,school,visitor,state'
run 0 list follow-ups --all --format json
says out '"origin":"visit"'
run 0 export ics -o visits.ics
test "$(stat -c %a visits.ics)" = 600 || { failed=$((failed + 1)); echo 'others can read the calendar'; }
run 0 export ics
same out visits.ics
says visits.ics 'BEGIN:VCALENDAR'
says visits.ics 'DTSTAMP:20261112T103100Z'
says visits.ics 'SUMMARY:Visit to '
says visits.ics 'SUMMARY:DILT about '
number=$((number + 1))
LC_ALL=C awk 'length($0) > 76 || !/\r$/ { exit 1 }' visits.ics || { failed=$((failed + 1)); echo 'lines of visits.ics'; }

# Backup and restore.
run 0 backup b.db
run 1 backup b.db
says err 'exists'
run 2 backup ''
says err 'The copy has no name.'
run 1 backup . --force
says err 'is a folder. Give the name of a file in it.'
run 0 --db fresh.db restore b.db
run 0 --db fresh.db export three --complete
# But for the log of what was done with the file since.
grep -v ,log, three/history.csv >history; mv history three/history.csv
same one three
run 1 restore b.db
says err 'would be replaced by'
run 0 restore b.db --force
says out 'is replaced by'
says out 'What was there is kept in'
# Nothing is written onto the district's own file, or beside it.
own=$THROUGHLINE_DB
ln -s "$own" link.db
run 1 backup link.db --force
says err 'is the file in use, and no copy of it'
run 1 slip --blank -o link.db
says err 'link.db is the file in use, or beside it.'
run 1 packet Oct -o "$own-wal"
says err 'is the file in use, or beside it.'
run 1 slip --blank -o b.db --format text
says err 'b.db is a file of Throughline or another database, and is not written over.'
run 0 check
run 1 --db fresh2.db restore foreign.db

printf '%d checks, %d failed\n' "$number" "$failed"
test "$failed" = 0
