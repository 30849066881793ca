#!/bin/sh
# The house laws, as far as a machine can see them: which floor includes which, who may use which
# library, sizes, forbidden functions and words, and that each header compiles alone.
# Prints each breach as FILE:LINE: why; exits 1 when there was one.
# From make: LAWS_CC and LAWS_CFLAGS compile a header; without them that part is left out.
set -u
export LC_ALL=C
cd "${TL_SRCDIR:-$(dirname "$0")/..}" || exit 2

# Ground first: each floor includes itself and those before it.
floors='base model document db report work sample exchange ui command'

code=$(find src ui db tests -name '*.[ch]' | sort)
shipped=$(find src ui db -name '*.[ch]' | sort)
test -n "$shipped" || {
  echo "check_laws: there are no sources here" >&2
  exit 2
}
breaches=$(mktemp) || exit 2
trap 'rm -f "$breaches"' EXIT

# where PATTERN MESSAGE FILE…: each line that matches is a breach.
where()
{
  pattern=$1
  message=$2
  shift 2
  test $# -gt 0 || return 0
  grep -nHE "$pattern" "$@" | sed -E "s|^([^:]*:[0-9]*):.*|\\1: $message|" >>"$breaches"
}

# outside FOLDERS: the shipped files that are not in them (an extended regular expression).
outside()
{
  printf '%s\n' "$shipped" | grep -vE "^($1)" || true
}

check_floors()
{
  # shellcheck disable=SC2086 # file names without blanks
  awk -v floors="$floors" '
    BEGIN {
      n = split(floors, name, " ")
      for (i = 1; i <= n; i++)
        rank[name[i]] = i
    }
    FNR == 1 {
      folder = FILENAME
      sub(/^src\//, "", folder)
      top = folder !~ /\//
      sub(/\/.*/, "", folder)
      if (!top && folder != "press" && !(folder in rank))
        printf "%s:1: folder %s has no floor; give it one in tests/check_laws.sh\n", FILENAME, folder
    }
    /^[ \t]*#[ \t]*include[ \t]*"/ {
      target = $0
      sub(/^[^"]*"/, "", target)
      sub(/".*/, "", target)
      if (target ~ /\.\./)
        printf "%s:%d: include by folder and file, not by ..\n", FILENAME, FNR
      if (target !~ /\// || top)
        next
      sub(/\/.*/, "", target)
      if (folder == "press" || target == "press")
        wrong = folder != target && target !~ /^(base|model|document)$/
      else
        wrong = !(target in rank) || rank[target] > rank[folder]
      if (wrong)
        printf "%s:%d: %s may not include from %s, which stands above it\n", FILENAME, FNR, folder, target
    }' $shipped >>"$breaches"
}

# What no makefile names is not in the distributed tree.
check_distributed()
{
  # shellcheck disable=SC2046
  named=$(cat Makefile.am $(find src ui db tests man data -name '*.mk'))
  for file in $code; do
    case $named in
      *"$file"*) ;;
      *) echo "$file:1: no .mk names it, so it would not be distributed" >>"$breaches" ;;
    esac
  done
}

# The first of our headers in x.c is x.h, so that it is seen to stand alone.
check_own_header_first()
{
  for file in $code; do
    header=${file%.c}.h
    if test "$file" = "$header" || ! test -f "$header"; then continue; fi
    first=$(sed -nE '/config\.h"/d; s/^#include "([^"]*)".*/\1/p' "$file" | head -n 1)
    test "${header##*/}" = "${first##*/}" ||
      echo "$file:1: include its own header first" >>"$breaches"
  done
}

check_libraries()
{
  include='^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"]'
  # shellcheck disable=SC2046
  {
    where "$include(n?curses|ncursesw/.*)\\.h" 'curses is for ui/ only' $(outside 'ui/')
    where "$include(sqlite3)\\.h" 'sqlite3 is for db/ only' $(outside 'db/')
    where "$include(cairo|pango|qpdf|archive|fontconfig|hb|cups|xlsxwriter)" \
      'what draws, packs and prints is for src/press/ only' $(outside 'src/press/')
    where '"[^"]*(SELECT |INSERT (OR [A-Z]+ )?INTO |DELETE FROM |UPDATE [a-z_]+ SET |CREATE (TABLE|INDEX|VIEW|TEMP|TRIGGER)|PRAGMA )' \
      'SQL is for db/ only' $(outside 'db/')
    where '(^|[^A-Za-z0-9_])(printf|puts|putchar|g_print|g_printerr|perror)[[:space:]]*\(' \
      'only ui/ and src/command/ write to a terminal' \
      $(outside 'ui/|src/command/|src/press/|src/[a-z_]*\.c')
  }
}

# What no C names is read by nobody.
check_statements()
{
  used=$(grep -ohE 'STATEMENT_[A-Z0-9_]+' $(find src ui db -name '*.[ch]') | sort -u)
  for name in $(sed -n 's/^-- @//p' db/sql/query-*.sql | tr 'a-z' 'A-Z'); do
    case "
$used
" in
      *"
STATEMENT_$name
"*) ;;
      *) echo "db/sql:1: no C names the statement $name" >>"$breaches" ;;
    esac
  done
}

check_words()
{
  # In pieces, so that this file does not find itself. A screen and the signal flag may be globals.
  words='TO''DO|FIX''ME|X''XX|HA''CK|not (yet )?imple''mented|st''ub'
  texts=$(find src ui db tests man data -name '*.[ch]' -o -name '*.sql' -o -name '*.sh' -o -name '*.mk')
  # shellcheck disable=SC2046,SC2086
  {
    where "(^|[^A-Za-z0-9_])($words)([^A-Za-z0-9_]|\$)" 'left open' $texts
    where '(^|[^A-Za-z0-9_])(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|system|popen|rand|srand|strcoll)[[:space:]]*\(' \
      'use the bounded GLib or base/ function' $code
    where '"[^"]*[a-z]'"'"'[a-z][^"]*"' 'an apostrophe that is read is ’' $(outside 'src/command/completion\.c')
    where 'g_date_time_format\([^)]*"[^"]*%[aAbBhpPcxXr]' 'names of days and months are English: model/date.h' $code
    where '^static (volatile )?(struct |unsigned )?[a-z_0-9]+ [*]?[a-z_0-9]+(\[[^]]*\])*( = .*)?;' \
      'no mutable globals' $(outside 'ui/screen\.c|src/base/stop\.c')
  }
}

# Lines of a file, and of a function from its name to its closing brace; nesting by braces;
# parameters. Tables are exempt. Last, how long functions are on the whole.
check_sizes()
{
  # shellcheck disable=SC2086
  awk '
    function say(line, why) { printf "%s:%d: %s\n", FILENAME, line, why }
    FNR == 1 { depth = 0; inside = 0; head = ""; tabled = FILENAME ~ /\/tables[a-z_]*\.c$|_words\.c$/ }
    FNR == 500 && !tabled { say(500, "a file stays under 500 lines") }
    {
      line = $0
      gsub(/\\\\|\\"/, "", line)
      gsub(/'\''.'\''/, "", line)
      gsub(/"[^"]*"|\/\*[^*]*\*\//, "", line)
    }
    !inside && /^\{/ {
      inside = 1
      depth = 0
      start = head_line
      commas = gsub(/,/, ",", head)
      if (commas > 5 && FILENAME !~ /^tests\//)
        say(start, "a function takes at most 6 parameters")
    }
    inside {
      depth += gsub(/\{/, "{", line)
      if (depth > 5 && !deep)
        deep = FNR
      depth -= gsub(/\}/, "}", line)
      if (/^\}/) {
        length_here = FNR - start + 1
        if (length_here > 80)
          say(start, "this function is " length_here " lines (bound 80)")
        if (deep && FILENAME !~ /^tests\//)
          say(deep, "nested more than 4 deep")
        if (FILENAME !~ /^tests\//)
          sizes[length_here]++
        deep = inside = 0
        head = ""
      }
      next
    }
    /^[A-Za-z].*\(/ && !/;$/ { head = ""; head_line = FNR }
    /^$|^#|;$/ { head = ""; next }
    { head = head $0 }
    END {
      for (n in sizes)
        total += sizes[n]
      for (n = 1; n <= 500 && total; n++) {
        seen += sizes[n]
        if (!median && seen * 2 >= total)
          median = n
        if (!tenth && seen * 10 >= total * 9)
          tenth = n
      }
      printf "%d functions: median %d lines, nine in ten at most %d\n", total, median, tenth >"/dev/stderr"
      if (median > 12)
        print "src:0: the median function is " median " lines (bound 12)"
      if (tenth > 40)
        print "src:0: nine in ten functions are up to " tenth " lines (bound 40)"
    }' $code >>"$breaches"
}

# A header with a file of its own is seen to compile alone there, as its first include.
check_headers_alone()
{
  test -n "${LAWS_CC-}" || return 0
  for header in $(printf '%s\n' "$code" | grep '\.h$'); do
    test ! -f "${header%.h}.c" || continue
    # shellcheck disable=SC2086 # a command and its options
    printf '#include "%s"\n' "$PWD/$header" | $LAWS_CC $LAWS_CFLAGS -Werror -fsyntax-only -x c - >&2 ||
      echo "$header:1: does not compile alone" >>"$breaches"
  done
}

check_floors
check_distributed
check_own_header_first
check_libraries
check_statements
check_words
check_sizes
check_headers_alone
test -s "$breaches" || exit 0
cat "$breaches"
exit 1
