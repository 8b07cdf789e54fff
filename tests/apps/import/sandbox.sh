#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# sandbox.sh PLENARY-IMPORT: no wall can be got through from the inside. Each is tried by a process
# of its own, which must say why it could not, or be ended by the kernel.
set -euo pipefail

program=$1
# What is written must be a pipe.
report=$("$program" --sandbox-report | cat)
echo "$report"
if [[ $report == refused* ]]; then
	echo "this machine has no seccomp"
	exit 77
fi

# WALL: what the kernel ends it with (128 + its number), or 0 if it is told and lives.
declare -A expected=(
	[file]=0 [folder]=0 [link]=0 [disk]=0 [write]=0 [temporary]=0 [remove]=0 [code]=0 [memory]=0 [thread]=0 [threads]=0
	[socket]=159 [local-socket]=159 [fork]=159 [exec]=159 [trace]=159 [signal]=159
	[loop]=137
)
# Root's threads are not counted.
if [ "$(id -u)" = 0 ]; then
	expected[threads]=1
fi
# Sanitizers need all the memory there is.
if [[ $report == *"but for memory"* ]]; then
	expected[memory]=1
fi

failed=0
walls=$("$program" check | cat)
for wall in $walls; do
	status=0
	said=$({ "$program" check "$wall" 2>&1 | cat; exit "${PIPESTATUS[0]}"; }) || status=$?
	echo "$wall: $status ($said)"
	if [ "$status" != "${expected[$wall]:-none}" ]; then
		echo "    expected ${expected[$wall]:-nothing: it is not known here}"
		failed=1
	fi
	unset "expected[$wall]"
done
if [ ${#expected[@]} != 0 ]; then
	echo "not tried: ${!expected[*]}"
	failed=1
fi
[ ! -e /tmp/plenary-import-was-here ] || failed=1

# Whoever was to read the answer went away before the sandbox was there.
exec 3> >(:)
wait $!
status=0
"$program" check file >&3 2>/dev/null || status=$?
exec 3>&-
if [ $status != 137 ]; then
	echo "nobody listens, and it went on: $status"
	failed=1
fi

# A file cannot grow from the inside; an empty one is no report, and that is said.
file=$(mktemp)
if "$program" --sandbox-report >"$file" 2>/dev/null; then
	echo "a report into a file: lost, and nothing said"
	failed=1
fi
rm -f "$file"
exit $failed
