#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Bad input: one line that names the file, exit status 2, nothing written, nothing lost.
set -euo pipefail
plenary=$1
convert=$2
sample=$3
fixtures=$(cd "$(dirname "$0")/../../driver/sources/fixtures" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

refused() { # NAMED COMMAND...
  local named=$1 status=0
  shift
  "$@" >out 2>err || status=$?
  if [ "$status" != 2 ]; then
    echo "exit $status instead of 2: $*"; cat err; exit 1
  fi
  grep -qF "$named" err || { echo "does not name $named: $*"; cat err; exit 1; }
  test "$(grep -vc '^Try ' err)" = 1 || { echo "not one line: $*"; cat err; exit 1; }
}

good=$sample/class.plrec
play=("$plenary" --headless 640x360 --fast)
head -c 3000 /dev/urandom > garbage.ev
: > empty.ev
head -c 5000 "$good" > cut.plrec
printf 'plenary-recording 99\n' > future.plrec
head -c 700 "$fixtures/slots.evemu" > cut.ev
head -c 700 "$fixtures/two-devices.yml" > cut.yml
printf 'R: 3 05 0d 09\nN: a panel\nI: 3 1209 0001\nE: 0.0 2 01 00\n' > raw.hid
for file in garbage.ev empty.ev cut.plrec cut.ev cut.yml raw.hid future.plrec nowhere.ev .; do
  refused "$file" "${play[@]}" --play "$file" new.plenary
  test ! -e new.plenary
done

"${play[@]}" --play "$good" good.plenary
printf 'not a lesson at all, but long enough to look like something' > text.plenary
head -c 6000 good.plenary > cut.plenary
head -c 20000 /dev/urandom > garbage.plenary
{ head -c 60 good.plenary; printf '\0\0\0\077'; tail -c +65 good.plenary; } > newer.plenary
{ head -c 68 good.plenary; printf 'ELSE'; tail -c +73 good.plenary; } > foreign.plenary
for file in text.plenary cut.plenary garbage.plenary foreign.plenary; do
  cp "$file" before
  refused "$file" "${play[@]}" --play "$good" "$file"
  cmp "$file" before
  refused "$file" "$convert" "$file" out.json
  test ! -e out.json
  cmp "$file" before
done
# A newer Plenary's lesson is shown, and stays as it is whatever hands do.
cp newer.plenary before
"${play[@]}" --play "$good" newer.plenary
cmp newer.plenary before
refused nowhere/new.plenary "${play[@]}" --play "$good" nowhere/new.plenary
refused nowhere.plenary "$convert" nowhere.plenary out.json
printf '{"a": ' > bad.json
refused bad.json "$convert" bad.json made.plenary
test ! -e made.plenary

# What is written at the end must not be what was read.
cp good.plenary before
cp "$good" recording
refused good.plenary "${play[@]}" --play "$good" --stats good.plenary good.plenary
refused ./good.plenary "${play[@]}" --play "$good" --screenshot ./good.plenary good.plenary
refused recording "${play[@]}" --play recording --stats recording good.plenary
refused nowhere/s.json "${play[@]}" --play "$good" --stats nowhere/s.json good.plenary
cmp good.plenary before
cmp recording "$good"
refused "''" "${play[@]}" --play "$good" ''

# Nothing is begun under a name that was mistyped, and nobody else's file taken over.
: > empty.txt
refused nosuch.xyz "${play[@]}" --play "$good" nosuch.xyz
test ! -e nosuch.xyz
refused empty.txt "${play[@]}" --play "$good" empty.txt
test ! -s empty.txt
refused out.json "$convert" --group 2 good.plenary out.json
test ! -e out.json
refused 25:00 "$convert" --at 25:00 good.plenary out.pdf
"$convert" good.plenary /dev/stdout > through.json
"$convert" good.plenary good.json
cmp through.json good.json

# A recording may come through a pipe; it is read once.
tail -n +1 "$good" | "${play[@]}" --play /dev/stdin piped.plenary
"$convert" piped.plenary piped.json
cmp piped.json good.json

printf '[board]\ngroups = many\n' > bad.conf
refused bad.conf:2 "$plenary" --config bad.conf --check-config
refused bad.conf:2 "$plenary" --config bad.conf --headless 64x64 new.plenary
test ! -e new.plenary
printf '[board]\ngroups = 3\n' > good.conf
"$plenary" --config good.conf --check-config
"$plenary" --config good.conf --print-config > printed.conf
"$plenary" --config printed.conf --check-config
