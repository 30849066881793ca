#!/bin/sh
# Slips from outside: the command, and the sheet on paper.
set -u
THROUGHLINE_NOW=2026-11-12T14:00:00 THROUGHLINE_SEED=slip
press=${THROUGHLINE_PRESS:?}
. "${TL_SRCDIR:-.}/tests/command_lib.sh"

# --- the command

run 0 sample -o s.db --schools 3 --years 1
set -- $("$program" list walkthroughs --db s.db --month 2026-11 --format csv | tr -d '\r' |
  awk -F, 'NR == 1 { sub(/^\357\273\277/, ""); for (i = 1; i <= NF; i++) column[$i] = i; next }
    $column["outcome"] == "made" { print $column["made_on"], $column["school"]; exit }')
day=${1:-} school=${2:-}
[ -n "$school" ] || wrong "no walkthrough this month in the sample"
run 0 slip --db s.db --school "$school" --date "$day"
says out "slips-$day.pdf"
run 0 slip --db s.db --school "$school" --date "$day" -o again.pdf
cmp -s "slips-$day.pdf" again.pdf || wrong "not the same bytes twice"
run 0 slip --db s.db --school "$school" --date "$day" --format text -o slips.txt
says slips.txt 'mailbox '
says slips.txt 'Your reply: ____'
run 0 slip --db s.db --school "$school" --date "$day" --format json -o slips.json
says slips.json '"layout":"slip"'
run 0 slip --db s.db --blank
says out 'form.pdf'
run 0 slip --db s.db --blank --format text -o form.txt
says form.txt 'Next step or question: ___'
run 1 slip --db s.db --blank --form nothing
says err 'There is no form “nothing”. There are: '
run 1 slip --db s.db --date 2026-11-15 --school "$school"
says err 'There is no slip of Sunday 15 November 2026.'
run 1 slip --db s.db --walkthrough nobody
says err 'There is no walkthrough “nobody” that you may see.'
run 1 slip --db s.db --date 2026-11-31
says err 'November has 30 days.'
run 2 slip --db s.db --format csv
says err 'There is no format “csv”; it is pdf, text, html or json.'
run 2 slip --db s.db --form x
says err '--form goes with --blank.'

# --- the sheet: teachers A to E, of whom C has more to say than has room on a half

slip()
{
  printf '{"type":"section","id":"slip-%s","title":"Teacher %s","subtitle":"Kuss Middle · room 2","aside":"Thursday 12 November 2026\\nMathematics\\nS. O’Brien","layout":"slip","level":1,"blocks":[{"type":"table","columns":[{"key":"strategy","label":"What we looked for","weight":4},{"key":"mark","label":"","weight":2},{"key":"comment","label":"Comment","weight":5}],"rows":[' "$1" "$1"
  for strategy in 1 2 3 4 5 6 7 8 9 10; do
    [ $strategy = 1 ] || printf ','
    printf '{"cells":[{"text":"strategy %s of %s"},{"runs":[{"text":"seen","bold":true}]},{"text":"%s"}]}' \
      "$strategy" "$1" "$2"
  done
  printf ']},{"type":"space"},{"type":"paragraph","runs":[{"text":"Not an evaluation.","small":true}]},{"type":"rules","count":3,"text":"Your reply:"}]}\n'
}
long="a comment that is much longer than there is room for beside its strategy, and so goes on for three lines or even four, to its very last word: whole"
{
  echo '{"type":"document","schema":1,"id":"slips","title":"Slips","created_at":"2026-11-12T14:00:00Z","sections":5}'
  slip A short
  slip B short
  slip C "$long"
  slip D short
  slip E short
} >sheet.jsonl
"$press" pdf <sheet.jsonl >sheet.pdf || wrong "no sheet"
qpdf --check sheet.pdf >check.txt 2>&1 || wrong "qpdf --check: $(cat check.txt)"
[ "$(pdfinfo sheet.pdf | sed -n 's/^Pages: *//p')" = 3 ] || wrong "not three sheets for six halves"

# half SHEET upper|lower: what is said there.
half()
{
  [ "$2" = upper ] && y=0 || y=396
  pdftotext -f "$1" -l "$1" -x 0 -y $y -W 612 -H 396 -layout sheet.pdf half.txt
}

# Cut together and the upper halves laid on the lower ones they are in order: A, B, C, C, D, E.
half 1 upper
says half.txt 'Teacher A'
says half.txt 'Your reply:'
grep -qF 'Teacher C' half.txt && wrong "C stands beside A"
grep -qF ' of 1' half.txt && wrong "one half counts itself"
half 2 upper
says half.txt 'Teacher B'
half 3 upper
says half.txt 'Teacher C'
says half.txt '1 of 2'
half 1 lower
says half.txt 'Teacher C'
says half.txt '2 of 2'
says half.txt 'Your reply:'
half 2 lower
says half.txt 'Teacher D'
half 3 lower
says half.txt 'Teacher E'
pdftotext -layout sheet.pdf all.txt
[ "$(grep -c 'whole' all.txt)" = 10 ] || wrong "a long comment is cut"

# What is longer than a half by some lines is set closer, and stays on it with a line to reply on.
"$press" pdf <"${TL_SRCDIR:-.}/tests/data/slip-full.jsonl" >full.pdf || wrong "no full slip"
[ "$(pdfinfo full.pdf | sed -n 's/^Pages: *//p')" = 1 ] || wrong "a full slip has a second sheet"
pdftotext -f 1 -l 1 -x 0 -y 396 -W 612 -H 396 -layout full.pdf half.txt
[ -z "$(tr -d ' \n\f' <half.txt)" ] || wrong "a full slip runs over: $(cat half.txt)"
pdftotext -f 1 -l 1 -x 0 -y 0 -W 612 -H 396 -layout full.pdf half.txt
says half.txt 'I liked where this was going.'
says half.txt 'Your reply:'

# Outside when folded: above the line that the flap comes to stand name and place, and nothing else.
pdftotext -f 1 -l 1 -x 0 -y 0 -W 612 -H 64 sheet.pdf head.txt
[ "$(tr -s '\n\f' '  ' <head.txt)" = "Teacher A Kuss Middle · room 2 " ] || wrong "outside: $(cat head.txt)"

# Black and white: every colour is a grey.
qpdf --qdf --object-streams=disable sheet.pdf - | strings |
  awk '$4 == "rg" || $4 == "RG" { if ($1 != $2 || $2 != $3) bad = 1 } END { exit bad }' ||
  wrong "there is a colour on the slip"

[ $failed = 0 ]
