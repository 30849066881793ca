# shellcheck shell=sh
# What the tests of the command line share; sourced by them from the build folder. Goes to a folder of its own, which
# is removed at the end. The clock and seed are set before.
export LC_ALL=C.UTF-8 TZ=UTC THROUGHLINE_NOW THROUGHLINE_SEED
unset THROUGHLINE_DB
source=$(cd "${TL_SRCDIR:-.}" && pwd)
program=$(cd "${TL_BUILDDIR:-.}" && pwd)/throughline
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export XDG_DATA_HOME="$work/data" XDG_STATE_HOME="$work/state" XDG_CONFIG_HOME="$work/config"
cd "$work" || exit 2
failed=0
number=0

# wrong WORDS…: one more failure, and what it is.
wrong()
{
  failed=$((failed + 1))
  echo "wrong: $*"
}

# run STATUS ARGUMENTS…: runs the program, checks its exit status; output is in ./out and ./err.
run()
{
  wanted=$1
  shift
  "$program" "$@" >out 2>err </dev/null
  status=$?
  number=$((number + 1))
  [ "$status" = "$wanted" ] || wrong "throughline $*: status $status, not $wanted: $(cat out err)"
}

# says FILE TEXT: FILE has a line with TEXT.
says()
{
  number=$((number + 1))
  grep -qF -- "$2" "$1" || wrong "$1 lacks: $2; it has: $(head -c 1000 "$1")"
}
