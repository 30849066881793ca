#!/bin/sh
# Answers of a form of one's own on the command line: the map proposed, what the dry run says, what comes in; and
# walkthrough forms as files.
# UPDATE_GOLDEN=1 writes tests/golden/wide anew.
set -u
THROUGHLINE_NOW=2026-11-12T10:31:00 THROUGHLINE_SEED=command
. "${TL_SRCDIR:-.}/tests/command_lib.sh"

# golden NAME FILE…: the files, one after the other, are as they were looked at.
golden()
{
  golden_file=$source/tests/golden/wide/$1
  shift
  number=$((number + 1))
  if [ -n "${UPDATE_GOLDEN:-}" ]; then
    cat "$@" >"$golden_file"
    return
  fi
  cat "$@" | diff "$golden_file" - >difference && return
  failed=$((failed + 1))
  printf '%s differs\n' "$golden_file"
  head -20 difference
}

run 0 sample -o s.db --schools 3 --years 1
export THROUGHLINE_DB="$work/s.db"
cp "$source"/tests/data/wide/*.csv .

try()
{
  kind=$1
  file=$2
  refused=$3
  run 0 map "$file.csv" --kind "$kind"
  golden "map-$kind.csv" out
  run 0 map "$file.csv" --kind "$kind" -o "$kind.csv"
  run "$refused" import "$kind" "$file.csv" --wide --map "$kind.csv" --dry-run
  sort out >sorted
  golden "dry-$kind.txt" sorted err
  run "$refused" import "$kind" "$file.csv" --wide --map "$kind.csv" --map-name 'Our form'
  run "$refused" import "$kind" "$file.csv" --wide --map-name 'Our form'
  says out '0 added, 0 changed'
}
try walkthroughs google-walkthroughs 1
run 1 import sip google-sip.csv --wide --map-name 'Our form'
says err 'The map “Our form” is of walkthroughs.'
try self-assessments microsoft-assessments 0
try sip google-sip 0
run 0 check

# The map that the sample keeps reads the file that it was made for.
printf '%s\n' 'Timestamp,Email Address,School,Teacher,Objective is visible and returned to,Anything else?' \
  '11/5/2023 10:31:07,maria.arruda@millcity.example,Doran Elementary,Lídia Amaral,Somewhat,A calm room' >old.csv
run 0 import walkthroughs old.csv --wide --map-name 'Walkthrough form of 2023'
says out '1 added, 0 changed'

run 2 map google-sip.csv
says err 'What are the rows?'
run 2 import self-assessments microsoft-assessments.csv
says err 'add --wide'
run 2 import walkthroughs google-walkthroughs.csv --wide
says err 'Give --map MAPFILE'
run 2 import walkthroughs google-walkthroughs.csv --map walkthroughs.csv
says err 'goes with --wide'
run 2 import sip google-sip.csv --map-name 'Our form'
says err 'goes with --wide'
run 1 import walkthroughs google-walkthroughs.csv --wide --map google-walkthroughs.csv
says err 'a map begins with the row column,field,answer,means'
run 1 import walkthroughs google-walkthroughs.csv --wide --map-name Nothing
says err 'No map is kept under the name “Nothing”.'

# A form goes out and comes back the same; changed it makes a version.
run 0 form export 'Mill City look-fors' -o form.csv
golden form.csv form.csv
run 0 form import form.csv
says out 'Versions of forms: 0 added, 0 changed, 1 left'
sed 's/Objective is visible/Objective can be read/' form.csv >changed.csv
run 0 form import changed.csv --dry-run
golden dry-form.txt out
run 0 form import changed.csv --publish
run 0 form export 'Mill City look-fors'
says out 'Objective can be read'
run 1 form export Nothing
says err 'There is no form “Nothing”.'
run 1 form import old.csv
says err 'there is no column for form'
run 0 check

echo "$number checks, $failed failed"
[ "$failed" = 0 ]
