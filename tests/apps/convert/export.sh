#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# export.sh PLENARY-CONVERT PLENARY-IMPORT SOURCE: lessons leave for other programs.
set -euo pipefail

convert=$1
export PLENARY_IMPORT=$2
source=$3
export TZ=UTC
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

die()
{
	echo "export.sh: $*" >&2
	exit 1
}
refused() # WORD COMMAND...: status 2, and the word on standard error
{
	local word=$1 status=0
	shift
	"$@" 2>said || status=$?
	[ "$status" = 2 ] || die "$*: status $status"
	grep -q -- "$word" said || die "$*: said $(cat said)"
}
pages() # FILE: of a PDF
{
	python3 -c 'import re, sys
text = open(sys.argv[1], "rb").read()
print(re.search(rb"/Type /Pages.*?/Count (\d+)", text, re.S).group(1).decode())' "$1"
}

python3 "$source/lesson.py" 2 3 >lesson.json
"$convert" lesson.json lesson.plenary
before=$(sha256sum <lesson.plenary)

names() # FOLDER: what is in it, one after another
{
	find "$1" -mindepth 1 -printf '%f\n' | LC_ALL=C sort | tr '\n' ' '
}

# Drawings: pages of the class first, then the groups'; the picture is there, and nothing is said.
"$convert" lesson.plenary all.pdf 2>said
[ ! -s said ] || die "said $(cat said)"
[ "$(pages all.pdf)" = 5 ] || die "$(pages all.pdf) pages"
grep -qa "/Subtype /Image" all.pdf || die "a PDF without the picture"
"$convert" --group 3 --page 2 lesson.plenary one.svg
grep -q "<image" one.svg || die "an SVG without the picture behind"
"$convert" --page 1 lesson.plenary one.png
[ -s one.png ]

# Who waits for it, such as a board with pens on it, goes first.
printf '#!/bin/sh\nnice >%s/niceness\n' "$PWD" >helper
chmod +x helper
PLENARY_IMPORT=$PWD/helper "$convert" --page 1 lesson.plenary nice.pdf 2>/dev/null
[ "$(cat niceness)" = "$(nice)" ] || die "niceness $(cat niceness)"
PLENARY_IMPORT=$PWD/helper "$convert" --progress --page 1 lesson.plenary nice.pdf >/dev/null 2>&1
[ "$(cat niceness)" -ge 10 ] || die "niceness $(cat niceness) while somebody waits"

# Without the helper, a frame stands for it, and that is said.
PLENARY_IMPORT=/nonexistent "$convert" --page 1 lesson.plenary frame.pdf 2>said
grep -q "an image cannot be shown" said || die "nobody misses the picture: $(cat said)"

# As it was: before group 3 wrote anything.
"$convert" --at 1970-01-01T00:00:02 lesson.plenary then.pdf
[ "$(pages then.pdf)" = 3 ] || die "$(pages then.pdf) pages then"

# For all to take home. What a kill left the last time goes; what else is there does not.
mkdir home
touch home/.class.pdf.new-0123456789abcdef home/.who-did-what.csv.new-fedcba9876543210 home/class.pdf.part-backup
"$convert" --progress lesson.plenary home/ >progress
[ -f home/class.pdf.part-backup ] || die "home holds $(names home)"
rm home/class.pdf.part-backup
[ "$(names home)" = ".plenary-handout class.pdf group-2.pdf group-3.pdf who-did-what.csv " ] ||
	die "home holds $(names home)"
[ "$(tr -d '\n' <home/.plenary-handout | wc -c)" = 32 ] || die "nobody knows whose home is"
[ "$(pages home/class.pdf)" = 4 ] || die "$(pages home/class.pdf) pages for the class"
[ "$(pages home/group-3.pdf)" = 2 ] || die "$(pages home/group-3.pdf) pages for group 3"
[ "$(wc -l <home/who-did-what.csv)" = 4 ] || die "$(cat home/who-did-what.csv)"
sort -n -c progress || die "progress goes back"
[ "$(tail -n 1 progress)" = "7 7" ] || die "$(tail -n 1 progress) at the end"
"$convert" --at 1970-01-01T00:00:01 lesson.plenary early/
[ "$(names early)" = ".plenary-handout class.pdf who-did-what.csv " ] || die "early: $(names early)"
refused "single files" "$convert" --group 2 lesson.plenary home/
refused "missing/deep/" "$convert" lesson.plenary missing/deep/

# Of several files, none is written if one cannot be.
mkdir -p half/page-2.png early
refused "Is a directory" "$convert" lesson.plenary half/page.png
[ "$(names half)" = "page-2.png " ] || die "half: $(names half)"
rm early/* early/.plenary-handout
mkdir early/who-did-what.csv
refused "Is a directory" "$convert" lesson.plenary early/
[ "$(names early)" = "who-did-what.csv " ] || die "early: $(names early)"

# Nor is a pipe waited for that nobody reads.
mkfifo pipe.pdf pipe.json pipe-1.png
refused "not a regular file" timeout 60 "$convert" lesson.plenary pipe.pdf
refused "not a regular file" timeout 60 "$convert" lesson.plenary pipe.json
refused "pipe.png" timeout 60 "$convert" lesson.plenary pipe.png

# Formats of others: what they cannot hold is said.
"$convert" lesson.plenary lesson.xopp 2>said
python3 -c 'import gzip, sys; assert b"<xournal" in gzip.open(sys.argv[1]).read(500)' lesson.xopp
grep -q "lesson.xopp: 5 pages lost how they came to be" said || die "nothing lost in xopp"
for suffix in xopp ubz iwb inkml; do
	"$convert" lesson.plenary "behind.$suffix" 2>said
	grep -q "a page lost the one of the class behind it" said || die "behind.$suffix: $(cat said)"
	"$convert" --group 2 lesson.plenary "behind.$suffix" 2>said
	! grep -q "behind it" said || die "behind.$suffix: $(cat said)"
done
refused "there is no page 9" "$convert" --page 9 lesson.plenary lesson.xopp
refused "cannot convert" "$convert" lesson.plenary lesson.docx
refused "cannot convert" "$convert" lesson.json lesson.pdf

# What cannot be is named: an option and its value, a group, a name.
refused "^plenary-convert: --at 25:00: not a good value for TIME" \
	"$convert" --at 25:00 lesson.plenary no.pdf
refused "^plenary-convert: --page 0: not a good value for N" "$convert" --page 0 lesson.plenary no.pdf
refused "^plenary-convert: --group: needs a value" "$convert" lesson.plenary no.pdf --group
refused "^plenary-convert: -d: no such option" "$convert" -dash.png no.plenary
refused "^plenary-convert: --darker: no such option" "$convert" --darker lesson.plenary no.pdf
for out in no.pdf no.png no.xopp; do
	refused "there are no pages of group 5" "$convert" --group 5 lesson.plenary "$out"
	[ ! -e "$out" ] || die "$out without pages"
done
refused "a folder is newfolder/" "$convert" lesson.plenary newfolder
refused "no suffix that says what it is" "$convert" lesson no.pdf
refused "lesson.json: --dark: JSON holds the whole lesson" "$convert" --dark lesson.plenary lesson.json
refused "no.plenary: --group: all of it" "$convert" --group 2 lesson.xopp no.plenary
refused "no.plenary: --dark: all of it" "$convert" --dark lesson.json no.plenary

# Whatever was asked for, the lesson is as it was.
[ "$(sha256sum <lesson.plenary)" = "$before" ] || die "the lesson was changed"

# Stopped in the middle: nothing half written is left, and the shell knows why it ended.
python3 "$source/lesson.py" 300 10 >long.json
"$convert" long.json long.plenary
mkfifo pipe
stopped() # SIGNAL STATUS OUT
{
	local running status=0
	"$convert" --progress long.plenary "$3" >pipe 2>/dev/null &
	running=$!
	exec 3<pipe
	read -r _ <&3
	kill -"$1" "$running"
	wait "$running" 2>/dev/null || status=$?
	exec 3<&-
	[ "$status" = "$2" ] || die "$3: status $status"
	[ ! -f "$3" ] || die "$3 is there"
	[ -z "$(find . -name '*.pdf.*' -o -name '*.xopp.*' -o -name 'long-*')" ] || die "left: $(find .)"
}
for out in long.pdf long.xopp long/ long.png; do
	stopped TERM 143 "$out"
	[ ! -e "$out" ] || die "$out is there"
done
# Nor after a kill, where files can be without a name.
if python3 -c 'import os; os.close(os.open(".", os.O_TMPFILE | os.O_WRONLY))' 2>/dev/null; then
	for out in long.pdf long/ long.png; do
		stopped KILL 137 "$out"
		[ ! -e "$out" ] || [ -z "$(names "$out")" ] || die "$out: $(names "$out")"
	done
fi
