#!/bin/sh
# make fuzz: builds the harnesses with clang's libFuzzer in fuzz-tree/ and runs each for
# FUZZ_SECONDS (60). Inputs that bring one down are left in fuzz-tree/found/.
# Arguments: the source folder, then the harnesses.
set -eu
source=$1
shift
seconds=${FUZZ_SECONDS:-60}
make=${MAKE:-make}

command -v clang >/dev/null || {
  echo "make fuzz needs clang and its runtime: apt-get install clang libclang-rt-14-dev" >&2
  exit 1
}
test $# -gt 0 || {
  echo "There is no harness." >&2
  exit 1
}
mkdir -p fuzz-tree/found
cd fuzz-tree
test -f Makefile || "$source/configure" --quiet --enable-fuzzing --enable-werror CC=clang
$make -s -j2 fuzzers

failed=0
for harness; do
  name=${harness##*/}
  seeds=$source/tests/fuzz/corpus/$name
  test -d "$seeds" || seeds=
  mkdir -p "grown/$name"
  notes=$PWD/found/$name.log
  echo "$name for $seconds s"
  if "$harness" -max_total_time="$seconds" -timeout=10 -print_final_stats=1 \
    -artifact_prefix="found/$name-" "grown/$name" ${seeds:+"$seeds"} >"$notes" 2>&1; then
    sed -n 's/^stat::number_of_executed_units: */  inputs tried: /p' "$notes"
  else
    failed=$((failed + 1))
    grep -A 12 -E 'ERROR|runtime error' "$notes" | cut -c 1-400
    echo "$name: brought down; its notes and the input are in fuzz-tree/found/" >&2
  fi
done
echo "$# harnesses, $failed brought down"
test "$failed" -eq 0
