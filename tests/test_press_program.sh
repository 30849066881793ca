#!/bin/sh
# The press from outside: pages as text, structure, the same bytes whatever the environment, and what it
# does with input that is no document.
set -u
press=${THROUGHLINE_PRESS:?}
sample=${TL_SRCDIR:?}/tests/data/press-sample.jsonl
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0

wrong()
{
  echo "wrong: $*" >&2
  failures=$((failures + 1))
}

# has FILE WORDS: the text file holds the words.
has()
{
  grep -qF -- "$2" "$1" || wrong "no “$2” in $1"
}

"$press" pdf <"$sample" >a.pdf || wrong "no PDF"
pages=$(pdfinfo a.pdf | sed -n 's/^Pages: *//p')
sections=$(($(wc -l <"$sample") - 1))
pdftotext -layout a.pdf a.txt
pdftotext a.pdf plain.txt
qpdf --qdf --object-streams=disable a.pdf a.qdf

check_file()
{
  qpdf --check a.pdf >check.txt 2>&1 || wrong "qpdf --check: $(cat check.txt)"
  if grep -i warning check.txt; then wrong "qpdf --check warns"; fi
  pdfinfo a.pdf >info.txt
  has info.txt 'Title:           DILT packet, October 2026'
  has info.txt 'Author:          Rosa Alvarez'
  has info.txt 'Subject:         Mill City Public Schools'
  has info.txt 'Tagged:          yes'
  has info.txt 'Page size:       612 x 792 pts (letter)'
  TZ=UTC pdfinfo a.pdf | grep -q 'CreationDate: *Mon Nov 16 22:00:00 2026' || wrong "creation date"
  pdfinfo -f 1 -l "$pages" a.pdf | grep -q 'size: *792 x 612' || wrong "no landscape page"
  if pdffonts a.pdf | awk 'NR > 2 && $(NF - 4) != "yes" { bad = 1 } END { exit !bad }'; then
    wrong "a font is not embedded"
  fi
  pdffonts a.pdf | grep -q NotoSans || wrong "Noto Sans is not used"
}

# The clock, the time zone and the language of whoever runs it are not on paper.
check_same_bytes()
{
  TZ=Asia/Tokyo LC_ALL=C LANG=km_KH.UTF-8 LANGUAGE=ar PANGO_LANGUAGE=vi FC_LANG=ar \
    "$press" pdf <"$sample" >b.pdf
  cmp -s a.pdf b.pdf || wrong "not the same bytes twice"
}

check_every_page()
{
  awk -v pages="$pages" 'BEGIN { RS = "\f" }
    NF == 0 { next }
    { n++ }
    !index($0, "page " n " of " pages) { print "wrong: page " n " has no number"; bad = 1 }
    !index($0, "Personnel information, not a public record.") { print "wrong: page " n " has no notice"; bad = 1 }
    tolower($0) !~ /as of 16 november 2026, 17:00/ { print "wrong: page " n " has no date"; bad = 1 }
    !/SAMPLE +names and figures are made up/ || !index($0, "SAMPLE.") { print "wrong: page " n " is not marked"; bad = 1 }
    END { if (n != pages) { print "wrong: " n " pages of text"; bad = 1 }; exit bad }' a.txt >&2 ||
    wrong "furniture"
}

# The last line of a page above its footer is no heading, no title and no header of a table.
check_no_heading_at_foot()
{
  { sed -n 's/^{"type":"section","id":"[^"]*","title":"\([^"]*\)".*/\1/p' "$sample"
    grep -o '"type":"heading","text":"[^"]*"' "$sample" | sed 's/.*:"\(.*\)"/\1/'
    echo Contents
  } | sort -u >headings.txt
  awk 'FILENAME == "headings.txt" { heading[$0] = $0 != "Notes"; next }
    { line = $0; gsub(/^[ \f]+|[ \f]+$/, "", line) }
    /\f/ { n++ }
    line ~ /^SAMPLE\. / { if (heading[last] || last ~ /^Administrator +School/) {
        print "wrong: “" last "” at the foot of a page"; bad = 1 } }
    line != "" { last = line }
    END { exit bad }' headings.txt a.txt >&2 || wrong "headings at the foot"
}

# Where a table goes on, its header stands again, and the section is named.
check_continued()
{
  awk 'BEGIN { RS = "\f" }
    /Walkthroughs by administrator/ && /Elementary +[0-9]+ +19/ {
      n++
      if (!/Administrator +School +Done +Target/) { print "wrong: no header on page " n; bad = 1 }
      if (n > 1 && !/Walkthroughs by administrator +continued/) { print "wrong: not continued"; bad = 1 }
    }
    END { exit bad || n < 2 }' a.txt >&2 || wrong "header of a table is not repeated"
}

# Each entry of the contents gives the page that begins with its title.
check_contents()
{
  awk 'BEGIN { RS = "\f" }
    { page[NR] = $0 }
    END {
      # They begin below the agenda and go on overleaf.
      n = split(substr(page[1], index(page[1], "\nContents")) "\n" page[2], lines, "\n")
      for (i = 1; i <= n; i++) {
        rest = lines[i]
        while (match(rest, /[^ ]+( [^ ]+)*   +[0-9]+/)) {
          entry = substr(rest, RSTART, RLENGTH)
          rest = substr(rest, RSTART + RLENGTH)
          number = entry; sub(/.* /, "", number)
          title = entry; sub(/ +[0-9]+$/, "", title)
          entries++
          split(page[number], top, "\n")
          found = 0
          for (k = 1; k <= 4; k++)
            if (index(top[k], title)) found = 1
          if (!found) { print "wrong: " title " is not on page " number; bad = 1 }
        }
      }
      print entries + 0 >"entries.txt"
      exit bad
    }' a.txt >&2 || wrong "contents"
  test "$(cat entries.txt)" -eq $((sections - 1)) || wrong "$(cat entries.txt) entries in the contents"
}

check_words()
{
  for name in 'José Nuñez' 'Siobhán Walsh' 'Nguyễn Thị Ánh' 'Đặng Văn Minh' 'Łukasz Kowalski' 'សុខា' 'محمد' \
    'Kevin O’Brien' 'office, fluffy'; do
    has plain.txt "$name"
  done
  has plain.txt BEGIN-OF-LONG
  has plain.txt END-OF-LONG
  number=1
  while test $number -le 32; do
    has plain.txt "($number)"
    number=$((number + 1))
  done
  tr -d '\n' <plain.txt >joined.txt
  has joined.txt "$(printf 'Donaudampfschifffahrtsgesellschaftskapitän%.0s' 1 2 3 4 5 6)"
  has joined.txt '␛[31m'
  if grep -q "$(printf '\033')" plain.txt; then wrong "a control character came through"; fi
}

check_outline()
{
  qpdf --json=1 --json-key=outlines a.pdf >outline.json
  test "$(grep -c '"title"' outline.json)" -eq "$sections" || wrong "outline entries"
}

# Language, header cells with their scope, pictures with their words, all else furniture.
check_structure()
{
  has a.qdf '/Lang (en-US)'
  has a.qdf '/Marked true'
  has a.qdf '/DisplayDocTitle true'
  awk 'BEGIN { RS = "endobj" }
    /\/S \/TH\n/ && !/\/Scope/ { print "wrong: a header cell without scope"; bad = 1 }
    /\/S \/Figure\n/ && !/\/Alt/ { print "wrong: a picture without words"; bad = 1 }
    /\/S \/TH\n/ { header++ }
    /\/S \/Figure\n/ { figure++ }
    /\/S \/Link\n/ && !/\/Obj/ { print "wrong: a link that leads nowhere"; bad = 1 }
    END { exit bad || !header || !figure }' a.qdf >&2 || wrong "structure"
  awk '/^%% Contents for page/ { on = 1; depth = 0 }
    /^endstream/ { on = 0 }
    !on { next }
    / (BMC|BDC)$/ { depth++ }
    /^EMC$/ { depth-- }
    depth == 0 && /(^|[ )\]>])(f|f\*|S|B|B\*|Tj|TJ|Do)$/ { bad = 1 }
    END { exit bad }' a.qdf || wrong "something is drawn that is neither structure nor furniture"
  pdfinfo -struct-text a.pdf >struct.txt 2>struct.err
  if test -s struct.err; then wrong "structure: $(head -n 3 struct.err)"; fi
  has struct.txt '"your commitment from 14 Oct"'
  has struct.txt '"Walkthroughs by administrator'
  has struct.txt 'Mill City Public Schools as of 16 November'
  has struct.txt 'Kuss Middle, whose name is long enough to be a link'
  LC_ALL=C.UTF-8 grep -qa 'Alt (652 of 731)' a.qdf || wrong "the words of a bar"
  LC_ALL=C.UTF-8 grep -qa 'Alt (too few to show)' a.qdf || wrong "too few to show is not said"
}

# refused WHAT: the input in bad.jsonl gives one sentence, no output and status 1.
refused()
{
  "$press" pdf <bad.jsonl >out.pdf 2>err.txt
  status=$?
  test $status -eq 1 || wrong "$1: exit status $status"
  test -s out.pdf && wrong "$1: something was written"
  test "$(wc -l <err.txt)" -eq 1 || wrong "$1: $(cat err.txt)"
  grep -q '^throughline-press: [A-Z].*\.$' err.txt || wrong "$1: $(cat err.txt)"
}

check_refusals()
{
  : >bad.jsonl
  refused "nothing"
  echo 'Dear reader' >bad.jsonl
  refused "no JSON"
  head -n 1 "$sample" >bad.jsonl
  refused "a header alone"
  head -n 5 "$sample" >bad.jsonl
  refused "a document cut short between sections"
  head -c 40000 "$sample" >bad.jsonl
  refused "a document cut short within a section"
  { cat "$sample"; sed -n 2p "$sample"; } >bad.jsonl
  refused "a section too many"
  printf '{"type":"document"\0}\n' >bad.jsonl
  refused "a NUL"
  "$press" frobnicate >out.txt 2>err.txt
  test $? -eq 2 || wrong "wrong use"
  "$press" unzip nothing.zip . >out.txt 2>err.txt
  test $? -eq 1 || wrong "no ZIP"
  test "$(wc -l <err.txt)" -eq 1 || wrong "no ZIP: $(cat err.txt)"
}

# A reader that goes away, and a request to stop, are met without noise.
check_stops()
{
  { "$press" pdf <"$sample" 2>err.txt; echo $? >status.txt; } | head -c 10 >/dev/null
  case $(cat status.txt) in
    0 | 1) ;;
    *) wrong "closed output: status $(cat status.txt), $(cat err.txt)" ;;
  esac
  mkfifo pipe
  "$press" pdf <pipe >out.pdf 2>err.txt &
  child=$!
  exec 3>pipe
  head -n 3 "$sample" >&3
  kill -TERM $child
  wait $child 2>/dev/null
  test $? -eq 143 || wrong "TERM was not taken: $(cat err.txt)"
  exec 3>&-
  test -s out.pdf && wrong "stopped, yet written"
}

check_progress()
{
  "$press" pdf --progress <"$sample" 2>progress.txt >b.pdf
  cmp -s a.pdf b.pdf || wrong "progress changes the PDF"
  grep -qv '^progress [0-9]* [0-9]*$' progress.txt && wrong "progress: $(head -n 3 progress.txt)"
  test "$(tail -n 1 progress.txt)" = "progress $((2 * sections)) $((2 * sections))" || wrong "progress: its end"
  "$press" --version | grep -q '^throughline-press [0-9]' || wrong "version"
}

check_file
check_same_bytes
check_every_page
check_no_heading_at_foot
check_continued
check_contents
check_words
check_outline
check_structure
check_refusals
check_stops
check_progress
test $failures -eq 0
