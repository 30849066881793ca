#!/usr/bin/env bash
# The bash completion against the program as built: what is offered at the end of a command line.
set -u
failed=0
PATH=$TL_BUILDDIR:$PATH
# shellcheck disable=SC1091
source "$TL_SRCDIR/data/throughline.bash-completion"
compopt()
{
  offered_files=yes
}

# offers WANTED TEXT…: the last word of the line TEXT is completed to WANTED (`*`: files).
offers()
{
  local wanted=$1
  shift
  COMP_WORDS=(throughline "$@")
  COMP_CWORD=$#
  COMPREPLY=()
  offered_files=
  _throughline throughline "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
  local got="${COMPREPLY[*]}${offered_files:+*}"
  if [[ $got != "$wanted" ]]; then
    printf 'throughline %s: offers "%s", not "%s"\n' "$*" "$got" "$wanted"
    failed=1
  fi
}

offers '' nonsense
offers '--db' --d
offers '*' --db ''
offers 'schools' list sch
offers '--format' list --form
offers 'csv' list --format c
offers '*' backup ''
offers 'restore' --db x.db res
offers '' list schools --month ''
offers 'schools*' import sch
offers 'pdf' packet --format pd
offers '*' packet -o ''
exit $failed
