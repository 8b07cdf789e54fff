#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A second board on today's lesson: in a window it is refused, as the first one is right there; a
# kiosk has a class before it and begins another lesson beside it. Both say so in one line.
set -euo pipefail
plenary=$1
convert=$2
work=$(mktemp -d)
first=''
second=''
finish()
{
  [ -z "$second" ] || kill "$second"
  [ -z "$first" ] || kill "$first"
  wait
  rm -rf "$work"
}
trap finish EXIT
export SDL_VIDEODRIVER=dummy XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config
unset STATE_DIRECTORY
day=$(date +%F)
today=$work/data/plenary/$day.plenary

# wait_for DESCRIPTOR LINE: what a board says until then goes to a file.
wait_for()
{
  while read -r line; do
    echo "$line" >> "$work/said"
    [[ $line != *"$2"* ]] || return 0
  done <&"$1"
  echo "ended without \"$2\":"
  cat "$work/said"
  return 1
}

# A window of its own stays open after what it plays, so that nothing here depends on time.
cat > "$work/touch.plrec" << 'END'
plenary-recording 1
device 1
x 0 1000 1
y 0 600 1
frame 1 0
down 1 200 200
frame 1 0.05
up 1
end
END

mkfifo "$work/first" "$work/second"
"$plenary" --play "$work/touch.plrec" 2> "$work/first" &
first=$!
exec 3< "$work/first"
wait_for 3 'the board is open'

status=0
"$plenary" --play "$work/touch.plrec" 2> "$work/refused" || status=$?
[ "$(date +%F)" = "$day" ] || exit 77
if [ "$status" != 2 ] || ! grep -q "$today: open in .*; close it there first" "$work/refused"; then
  echo "status $status for a second board:"
  cat "$work/refused"
  exit 1
fi
if [ "$(ls "$work/data/plenary"/*.plenary)" != "$today" ]; then
  echo "the second board has left something:"
  ls "$work/data/plenary"
  exit 1
fi

"$plenary" --kiosk --play "$work/touch.plrec" 2> "$work/second" &
second=$!
exec 4< "$work/second"
: > "$work/said"
wait_for 4 'the board is open'
[ "$(date +%F)" = "$day" ] || exit 77
other=${today%.plenary}-2.plenary
if ! grep -q "$today is open elsewhere: this lesson is kept in $other" "$work/said" ||
  grep -q 'close it' "$work/said" || [ ! -e "$other" ]; then
  echo "a kiosk beside another board says:"
  cat "$work/said"
  exit 1
fi

# Both end in order and leave a lesson each.
kill "$second" "$first"
wait "$second"
wait "$first"
second=''
first=''
for lesson in "$today" "$other"; do
  "$convert" "$lesson" "$work/lesson.json"
  rm "$work/lesson.json"
done
