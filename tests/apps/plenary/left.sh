#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A lesson that was not closed, as its power was cut: the board of another day forgets its marks. One
# that is named on the command line is opened and nothing besides.
set -euo pipefail
plenary=$1
convert=$2
work=$(mktemp -d)
board=''
finish()
{
  [ -z "$board" ] || kill "$board"
  wait
  rm -rf "$work"
}
trap finish EXIT
export SDL_VIDEODRIVER=dummy XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config
unset STATE_DIRECTORY
mkdir -p "$work/data/plenary"
old=$work/data/plenary/2001-02-03.plenary

cat > "$work/lesson.json" << 'END'
{
"format":"plenary-lesson","version":2,
"uuid":"6ba7b810-9dad-11d1-80b4-00c04fd430c8",
"view":null,
"pages":[],
"ops":[
{"seq":1,"time_us":0,"group":0,"mark":0,"kind":"page","owner":0,"background":"plain","behind":0},
{"seq":2,"time_us":0,"group":2,"mark":3,"kind":"edit","page":1,"chain":0,"strokes":[
{"group":2,"ink":"main","width_um":3000,"points_um":[[10000,12034,0,255],[100000,-7500,8,255]]}
],"cuts":[],"pictures":[]}
]
}
END
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
"$convert" "$work/lesson.json" "$old"
cp "$old" "$work/before"

# run_until LINE ARGUMENT...: a board, until it says so.
run_until()
{
  mkfifo "$work/log"
  "$plenary" --play "$work/touch.plrec" "${@:2}" 2> "$work/log" &
  board=$!
  found=0
  while read -r line; do
    echo "$line" >> "$work/said"
    if [[ $line == *"$1"* ]]; then
      found=1
      kill "$board"
    fi
  done < "$work/log"
  wait "$board"
  board=''
  rm "$work/log"
  if [ "$found" = 0 ]; then
    echo "ended without \"$1\":"
    cat "$work/said"
    exit 1
  fi
}

run_until 'the board is open' "$work/data/plenary/named.plenary"
cmp "$old" "$work/before"

run_until "$old: its marks are forgotten"
"$convert" "$old" "$work/after.json"
if grep -q '"mark":[1-8]' "$work/after.json" || ! grep -q '"group":2,"mark":0' "$work/after.json"; then
  echo 'what is left of it:'
  cat "$work/after.json"
  exit 1
fi
