#!/bin/sh
# make bench: whole-program figures against their bars, one line each, for this machine. Never part
# of the check. Argument: the build folder, built without sanitizers. BENCH_FOLDER keeps the districts
# between runs (they take a minute to make).
set -eu
build=$1
throughline=$build/throughline
export THROUGHLINE_PRESS="$build/throughline-press" LC_ALL=C.UTF-8
export THROUGHLINE_NOW="${THROUGHLINE_NOW:-2026-11-12T10:31:00}"
unset THROUGHLINE_DB

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
work=${BENCH_FOLDER:-$scratch}
mkdir -p "$work"
export XDG_DATA_HOME="$scratch/data" XDG_STATE_HOME="$scratch/state" XDG_CONFIG_HOME="$scratch/config"

# row WHAT BAR TODAY: the figures with their unit; the ratio is today / bar, good up to 1.
row()
{
  ratio=$(echo "$2 $3" | awk '{ if ($1 + 0 > 0) printf "%.2f", $3 / $1; else print "-" }')
  printf '%-62s | %12s | %12s | %s\n' "$1" "$2" "$3" "$ratio"
}

# milliseconds COMMAND…: how long it takes, the best of five: what else the machine does only adds.
milliseconds()
{
  for _ in 1 2 3 4 5; do
    begun=$(date +%s%N)
    "$@" >"$scratch/out" 2>&1 || {
      tail -n 5 "$scratch/out" >&2
      echo "bench: failed: $*" >&2
      exit 1
    }
    echo $((($(date +%s%N) - begun) / 1000000))
  done >"$scratch/times" || return 1
  sort -n "$scratch/times" | head -n 1
}

# district FILE OPTION…: makes the sample unless it is kept; how many seconds that took.
district()
{
  file=$1
  shift
  test -f "$file" && return 0
  begun=$(date +%s)
  "$throughline" sample -o "$file" "$@" >/dev/null
  echo $(($(date +%s) - begun)) >"$file.seconds"
}

pages()
{
  pdfinfo "$1" | sed -n 's/^Pages: *//p'
}

# figure NAME: of the last run of bench_terminal.
figure()
{
  sed -n "s/^$1 //p" "$scratch/terminal"
}

terminal_figures()
{
  # Down and up through the list that the program begins with.
  keys=$(for _ in 1 2 3 4 5 6 7 8 9 10; do printf '\\033[B\\033[B\\033[B\\033[A\\033[B\\033[B\\033[A\\033[A\\033[A\\033[A'; done)
  "$build/tests/bench_terminal" 15 "$keys" "$throughline" --db "$work/city.db" >"$scratch/terminal"
  row "exec to first frame, 118 schools and ten years, median of 15" "10 ms" "$(figure first_frame_ms) ms"
  row "key to changed screen, the same file, p99 of $(figure keys_seen)" "16 ms" "$(figure key_p99_ms) ms"
  row "memory of the terminal program, most resident" "32 MiB" \
    "$(figure rss_kib | awk '{ printf "%.1f", $1 / 1024 }') MiB"
}

# keys WHAT KEYS: a line for keys within a screen, KEYS as bench_terminal takes them.
keys()
{
  "$build/tests/bench_terminal" 1 "$2" "$throughline" --db "$work/city.db" >"$scratch/terminal"
  row "$1, p99 of $(figure keys_seen)" "16 ms" "$(figure key_p99_ms) ms"
}

# repeated TIMES KEYS: the same keys so many times.
repeated()
{
  for _ in $(seq "$1"); do printf '%s' "$2"; done
}

# The slower places of the same file. What is read when no key waits must not hold one up: the first
# key comes while the figures of Today are read, the months while those of the board are.
screen_figures()
{
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
    "$build/tests/bench_terminal" 1 '?' "$throughline" --db "$work/city.db"
  done >"$scratch/starts"
  row "open Today and first key, most of 15" "16 ms" \
    "$(sed -n 's/^key_p99_ms //p' "$scratch/starts" | sort -n | tail -n 1) ms"
  keys "key in the teacher picker" "wal\r\001$(repeated 12 'mar\177\177\177')"
  keys "key in the picker of everybody" "y\001$(repeated 12 'arr\177\177\177')"
  keys "list of walkthroughs, filter key" "gw/\001$(repeated 12 'arr\177\177\177')"
  keys "list of walkthroughs, End, Home and pages" \
    "gw\001$(repeated 12 '\033[F\033[5~\033[5~\033[H\033[6~\033[6~')"
  keys "list of staff, filter key" "gr\033[B\r/\001$(repeated 12 'arr\177\177\177')"
  keys "the board, month before and after" "gp\001$(repeated 10 '[[[]]]')"
  keys "all actions, letter typed" ":\001$(repeated 12 'wal\177\177\177')"
  keys "Trends, about the grid" "gn\001$(repeated 10 '\033[B\033[B\033[D\033[A')"
  keys "Coverage, filter key" "gc/\001$(repeated 12 'mar\177\177\177')"
  # The counts of a year are made once, when they are first read.
  "$build/tests/bench_terminal" --quiet 3000 1 'gn\001[' "$throughline" --db "$work/city.db" >/dev/null
  "$build/tests/bench_terminal" --quiet 500 1 'gn\001[][' "$throughline" --db "$work/city.db" >"$scratch/terminal"
  row "Trends of a year, all schools, until all stands" "50 ms" "$(figure key_p99_ms) ms"
  "$build/tests/bench_terminal" --quiet 500 1 'gcsall\r\001\r' "$throughline" --db "$work/city.db" >"$scratch/terminal"
  row "open the page of a teacher, until all stands" "20 ms" "$(figure key_p99_ms) ms"
  for what in "board p" "list_of_walkthroughs w" "SIP s" "Records r"; do
    "$build/tests/bench_terminal" --quiet 300 1 "g\001${what#* }" "$throughline" --db "$work/city.db" >"$scratch/terminal"
    row "open the $(echo "${what% *}" | tr _ ' '), until all stands" "-" "$(figure key_p99_ms) ms"
  done
}

packet_figures()
{
  small=$(milliseconds "$throughline" --db "$work/mill.db" packet -o "$scratch/mill.pdf")
  pdftotext -bbox-layout "$scratch/mill.pdf" "$scratch/boxes"
  replay=$(for _ in 1 2 3 4 5; do "$build/tests/bench_replay" "$scratch/replay.pdf" <"$scratch/boxes"; done |
    sort -n | head -n 1)
  pass=$(milliseconds qpdf --object-streams=generate "$scratch/mill.pdf" "$scratch/pass.pdf")
  bar=$(echo "$replay $pass" | awk '{ printf "%.0f", 1.3 * $1 + $2 }')
  row "packet, 18 schools, $(pages "$scratch/mill.pdf") pages (1.3 × replay $replay ms + qpdf $pass ms)" "$bar ms" "$small ms"

  large=$(milliseconds "$throughline" --db "$work/city.db" packet -o "$scratch/city.pdf")
  bar=$(echo "$small $(pages "$scratch/city.pdf") $(pages "$scratch/mill.pdf")" | awk '{ printf "%.0f", $1 * $2 / $3 }')
  row "packet, 118 schools, $(pages "$scratch/city.pdf") pages (in proportion to pages)" "$bar ms" "$large ms"
}

# The rows of one school year: year.csv as the import reads them; walkthrough.csv and mark.csv as
# tables, with nothing left NULL since .import knows none; and empty.db to put them in.
walkthrough_rows()
{
  cp "$work/mill.db" "$scratch/year.db"
  sqlite3 "$scratch/year.db" >/dev/null <<SQL
DELETE FROM walkthrough WHERE teacher_id IS NULL OR made_on < '2025-07-01' OR made_on >= '2026-07-01';
DELETE FROM mark WHERE walkthrough_id NOT IN (SELECT walkthrough_id FROM walkthrough);
UPDATE walkthrough SET external_source = 'bench', external_id = uid, minutes = coalesce(minutes, 5),
  visit_id = coalesce(visit_id, 1), students_present = coalesce(students_present, 20),
  students_on_task = coalesce(students_on_task, 20);
.mode csv
.output $scratch/walkthrough.csv
SELECT * FROM walkthrough;
.output $scratch/mark.csv
SELECT * FROM mark;
.headers on
.output $scratch/year.csv
SELECT w.uid AS walkthrough, s.code AS school, t.email AS teacher, r.email AS observer,
       w.made_on AS date, w.started AS start, w.minutes AS minutes, i.code AS instrument,
       g.code AS strategy, m.level AS mark, m.comment AS comment
FROM walkthrough AS w
JOIN mark AS m USING (walkthrough_id)
JOIN school AS s USING (school_id)
JOIN strategy AS g USING (strategy_id)
JOIN instrument_version AS v USING (instrument_version_id)
JOIN instrument AS i USING (instrument_id)
JOIN staff AS r ON r.staff_id = w.recorder_id
JOIN staff AS t ON t.staff_id = w.teacher_id
ORDER BY w.walkthrough_id, g.code;
SQL
  cp "$work/mill.db" "$scratch/empty.db"
  sqlite3 "$scratch/empty.db" 'DELETE FROM mark; DELETE FROM companion; DELETE FROM delivery;
    DELETE FROM second_mark; DELETE FROM second_rating; DELETE FROM walkthrough;
    DELETE FROM history; DELETE FROM rollup_month; VACUUM;'
}

import_bare()
{
  cp "$scratch/empty.db" "$scratch/bare.db"
  sqlite3 "$scratch/bare.db" '.mode csv' ".import $scratch/walkthrough.csv walkthrough" \
    ".import $scratch/mark.csv mark"
}

import_ours()
{
  cp "$scratch/empty.db" "$scratch/ours.db"
  "$throughline" --db "$scratch/ours.db" import walkthroughs "$scratch/year.csv"
}

import_figures()
{
  walkthrough_rows
  bare=$(milliseconds import_bare)
  ours=$(milliseconds import_ours)
  marks=$(sqlite3 "$scratch/ours.db" 'SELECT count(*) FROM mark')
  test "$marks" -eq "$(sqlite3 "$scratch/bare.db" 'SELECT count(*) FROM mark')" || {
    echo "bench: the two imports have not brought in the same marks" >&2
    exit 1
  }
  row "import of $marks marks with all checks (2 × sqlite3 .import)" "$((bare * 2)) ms" "$ours ms"
}

if grep -q '^TL_CFLAGS.*fsanitize' "$build/Makefile"; then
  echo "make bench measures a build without sanitizers; this one has them." >&2
  exit 1
fi
processor=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
echo "$("$throughline" --version) on $(uname -n): ${processor:-$(uname -m)}, $(nproc) cores, $(uname -sr)"
echo
printf '%-62s | %12s | %12s | %s\n' what bar today ratio
district "$work/mill.db"
district "$work/city.db" --schools 118 --years 10
if test -f "$work/city.db.seconds"; then
  row "a district of 118 schools and ten years made" "60 s" "$(cat "$work/city.db.seconds") s"
fi
# The table says warm: what is measured is the program, not the disk.
cat "$work/mill.db" "$work/city.db" >/dev/null
terminal_figures
screen_figures
packet_figures
import_figures
