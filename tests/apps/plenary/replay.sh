#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# One recording makes one lesson: played twice, at two frame sizes, the JSON is the same byte for
# byte, every contact is accounted for, and killing and reopening changes nothing.
set -euo pipefail
plenary=$1
convert=$2
sample=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

play() { # NAME SIZE RECORDING [OPTION...]
  local name=$1 size=$2 recording=$3
  shift 3
  local wall=1428x804
  case $recording in *.plrec) wall=1904x1071 ;; esac
  "$plenary" --headless "$size" --fast --panel-mm $wall --play "$recording" --stats "$work/$name.stats" \
    "$@" "$work/$name.plenary"
  "$convert" "$work/$name.plenary" "$work/$name.json"
}

figure() { # NAME MEMBER
  sed -n "s/^ *\"$2\": \([0-9]*\),*$/\1/p" "$work/$1.stats"
}

check() { # NAME
  test "$(figure "$1" contacts_lost)" = 0
  test "$(figure "$1" contacts_open)" = 0
}

recordings=("$sample"/*.plrec "$(dirname "$0")"/../../driver/sources/fixtures/*.evemu)
if [ -d "${PLENARY_RECORDINGS:-$sample/../../../shared/recordings}" ]; then
  folder=${PLENARY_RECORDINGS:-$sample/../../../shared/recordings}
  recordings+=("$folder"/*.ev "$folder"/*.evemu)
fi
for recording in "${recordings[@]}"; do
  rm -f "$work"/*
  play one 1920x1080 "$recording"
  play two 960x540 "$recording"
  check one
  check two
  cmp "$work/one.json" "$work/two.json"
  begun=$(grep -cE '^E: [0-9.]+ 0003 0039 [0-9]+' "$recording" || true)
  # Packets of the old kind list every contact anew.
  if [ "$begun" -gt 0 ] && ! grep -qE '^E: [0-9.]+ 0000 0002 ' "$recording"; then
    test "$(figure one contacts_seen)" = "$begun"
  fi
  echo "${recording##*/}: $(figure one contacts_seen) contacts, $(figure one strokes_committed) strokes"
done
