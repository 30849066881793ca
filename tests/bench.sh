#!/bin/sh
# make bench: whole-program figures against their bars, one line each, for this machine. Never part
# of the check. Argument: the build folder.
set -eu
build=$1

# row WHAT BAR TODAY [RATIO]
row()
{
  printf '%-58s | %10s | %10s | %s\n' "$1" "$2" "$3" "${4--}"
}

processor=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
echo "Throughline $("$build/throughline" --version | sed 's/.* //') on $(uname -n)"
echo "${processor:-$(uname -m)}, $(nproc) cores, $(uname -sr)"
echo
row what bar today ratio
