#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A kiosk that waits for its screen and is told to end has not failed: systemd would say on the
# screen that the board has stopped, at every shutdown.
set -euo pipefail
plenary=$1
if [ -e /dev/dri/card0 ]; then
  echo "there is a screen here, for which a kiosk would not wait"
  exit 77
fi
work=$(mktemp -d)
kiosk=''
finish()
{
  [ -z "$kiosk" ] || kill -KILL "$kiosk" 2> /dev/null || true
  rm -rf "$work"
}
trap finish EXIT
unset SDL_VIDEODRIVER DISPLAY WAYLAND_DISPLAY STATE_DIRECTORY
export XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config

mkfifo "$work/said"
for signal in TERM INT HUP; do
  # Bash keeps SIGINT from what it starts in the background, unless jobs are on.
  set -m
  "$plenary" --kiosk 2> "$work/said" &
  kiosk=$!
  set +m
  exec 3< "$work/said"
  line=''
  while [[ $line != *'waiting for a screen'* ]]; do
    read -r line <&3 || { echo "a kiosk without a screen does not wait"; exit 1; }
  done
  kill -"$signal" "$kiosk"
  status=0
  wait "$kiosk" || status=$?
  kiosk=''
  if [ "$status" != 0 ]; then
    echo "status $status for a kiosk that was told to end by $signal"
    exit 1
  fi
done
