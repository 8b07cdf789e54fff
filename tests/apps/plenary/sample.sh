#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The sample recordings are what their script writes.
set -euo pipefail
sample=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 "$sample/make-sample.py" "$work"
for recording in class groups; do
  cmp "$work/$recording.plrec" "$sample/$recording.plrec"
done
