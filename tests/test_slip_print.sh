#!/bin/sh
# Slips sent to a printer: one that CUPS brings along to test with, on this machine alone. Skipped where
# that is missing or cannot start.
set -u
export LC_ALL=C.UTF-8 TZ=UTC
press=${THROUGHLINE_PRESS:?}
printer=$(PATH=$PATH:/usr/sbin command -v ippeveprinter) || { echo "no ippeveprinter here"; exit 77; }
sample=$(cd "${TL_SRCDIR:?}" && pwd)/tests/data/press-sample.jsonl
work=$(mktemp -d) || exit 1
session=
trap '[ ! -s pid ] || kill "$(cat pid)" 2>/dev/null; [ -z "$session" ] || wait "$session"; rm -rf "$work"' EXIT
cd "$work" || exit 1
mkdir spool
port=$((20000 + $$ % 20000))
# It wants a system bus, if only to tell nobody of itself: a bus of its own will do.
command -v dbus-run-session >bus || { echo "no dbus-run-session here"; exit 77; }
cat >start <<'EOF'
export DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS
"$@" >log 2>&1 &
echo $! >pid
wait
EOF
dbus-run-session -- sh start "$printer" -r off -n localhost -p $port -d spool -k -f application/pdf Test 2>bus &
session=$!
"$press" pdf <"$sample" >a.pdf || exit 1

# It is there when it takes a page; until then it refuses to be spoken to.
tries=0
until "$press" print Slips "ipp://localhost:$port/ipp/print" <a.pdf 2>err; do
  tries=$((tries + 1))
  if ! kill -0 "$session" 2>/dev/null; then
    echo "ippeveprinter does not run here"
    cat log bus
    exit 77
  fi
  if [ $tries -gt 300 ]; then
    cat err log
    exit 1
  fi
done
found=$(find spool -name '*.pdf' | head -1)
[ -n "$found" ] && cmp -s "$found" a.pdf || { echo "what was printed is not what was sent"; ls -R spool; exit 1; }

# What cannot be done is said in a sentence.
if "$press" print Slips "no such printer" <a.pdf 2>err; then
  echo "printed nowhere"
  exit 1
fi
grep -q 'There is no printer “no such printer”; .*\. A PDF file can be written\.$' err || { cat err; exit 1; }
if "$press" print Slips "ipp://localhost:$port/ipp/other" <a.pdf 2>err; then
  echo "printed on another printer"
  exit 1
fi
grep -q 'There is no printer “ipp://localhost:[0-9]*/ipp/other”' err || { cat err; exit 1; }
