#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A recording in which somebody taps "Align touch" has no panel that could answer: played in virtual
# or in real time it goes on as a lesson, keeps what is written after it, and ends.
set -euo pipefail
plenary=$1
convert=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Millimetres on a wall of 1895 x 1066, as in tests/board/golden/panel.txt; to align is on the second page.
python3 - > "$work/align.plrec" << 'END'
more, page, align = [(1705, 1024)] * 3, [(1786, 726)] * 3, [(1811, 943)] * 3
stroke = [(300 + 20 * i, 300 + i) for i in range(9)]
print("plenary-recording 1", "device 1", "name Panel", "id 3 0 0", "contacts 10", "sized", sep="\n")
print("x 0 18950 10", "y 0 10660 10", sep="\n")
us = 100000
for number, places in enumerate([more, page, align, stroke, more, page, align, stroke], 1):
    for i, (x, y) in enumerate(places):
        print(f"frame 1 {us / 1e6:.6f}", f"{'move' if i else 'down'} {number} {x * 10} {y * 10}", sep="\n")
        us += 8333
    print(f"frame 1 {us / 1e6:.6f}", f"up {number} {x * 10} {y * 10}", sep="\n")
    us += 120000
print("end")
END

for pace in --fast ''; do
  rm -f "$work/lesson.plenary"
  # shellcheck disable=SC2086
  timeout 60 "$plenary" --headless 960x540 $pace --panel-mm 1895x1066 --play "$work/align.plrec" \
    --stats "$work/stats" "$work/lesson.plenary"
  "$convert" "$work/lesson.plenary" "$work/lesson.json"
  # Every tap was a tap, from the first touch of the recording, and both strokes are kept.
  if ! grep -q '"strokes_committed": 2,*$' "$work/stats" || ! grep -q '"tap": 6,*$' "$work/stats"; then
    cat "$work/stats"
    exit 1
  fi
done
