#!/bin/sh
# make check-all: the tests with gcc and its sanitizers, with clang, under valgrind, from a
# distributed tree with a read-only source, and longer fuzzing. Goes on after a failure and says at
# the end what failed; the notes of each are in check-all-trees/NAME.log. Argument: the source folder.
set -u
source=$1
make=${MAKE:-make}
trees=$PWD/check-all-trees
failed=

for tool in gcc clang valgrind xz; do
  command -v "$tool" >/dev/null || failed="$failed $tool"
done
if test -n "$failed"; then
  echo "make check-all needs what is not here:$failed" >&2
  echo "Debian: apt-get install clang libclang-rt-14-dev valgrind xz-utils" >&2
  exit 1
fi
mkdir -p "$trees"

# step NAME COMMAND…: runs it, its output in NAME.log.
step()
{
  name=$1
  shift
  printf '%-12s ' "$name"
  begun=$(date +%s)
  if "$@" >"$trees/$name.log" 2>&1; then
    word=passed
  else
    word=FAILED
    failed="$failed $name"
  fi
  printf '%s in %s s\n' "$word" "$(($(date +%s) - begun))"
  test "$word" = passed || tail -n 40 "$trees/$name.log"
}

# in_tree NAME TARGET OPTION…: configures a tree of its own and makes the target there.
in_tree()
{
  tree=$trees/$1
  target=$2
  shift 2
  mkdir -p "$tree" && cd "$tree" &&
    { test -f Makefile || "$source/configure" --quiet "$@"; } &&
    $make -s -j2 && $make -j2 "$target"
}

in_subshell()
{
  (in_tree "$@")
}

step gcc in_subshell gcc check --enable-werror --enable-sanitizers CC="${GCC:-gcc}"
step clang in_subshell clang check --enable-werror CC="${CLANG:-clang}"
step valgrind in_subshell plain check-valgrind CC="${GCC:-gcc}"
# shellcheck disable=SC2086 # make and its options
step distcheck $make distcheck
# shellcheck disable=SC2086
step fuzz env FUZZ_SECONDS="${FUZZ_SECONDS:-300}" $make fuzz

if test -n "$failed"; then
  echo "Failed:$failed (notes in check-all-trees/)"
  exit 1
fi
echo "All passed."
