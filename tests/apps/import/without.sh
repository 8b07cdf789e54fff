#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# without.sh WITHOUT PLENARY-IMPORT SAMPLES: systems that lack a wall. Without seccomp nothing is
# read, and that is said in the stream too; without landlock nothing is opened, and all else is as
# ever.
set -euo pipefail

without=$1
program=$2
samples=$3

refused() # CALL
{
	local status=0 said
	said=$("$without" "$1" -- "$program" read png <"$samples/image.png" 2>&1 | tr -d '\0' |
		cat) || status=$?
	echo "without $1: $status: ${said:0:200}"
	[ "$status" = 3 ]
	[[ $said == *"does not let plenary-import lock itself in"* ]]
	[[ $said != *IHDR* ]]
}
refused seccomp
refused 'seccomp!'
refused close_range
# Sanitizers cannot do without it themselves.
if ! "$program" --sandbox-report | grep -q "but for memory"; then
	refused 'prlimit64!'
fi

for missing in landlock_create_ruleset 'landlock_create_ruleset!' landlock_restrict_self; do
	report=$("$without" "$missing" -- "$program" --sandbox-report | cat)
	echo "without $missing: $report"
	[[ $report == *"not even fonts"* ]]
	for wall in file folder write thread; do
		"$without" "$missing" -- "$program" check "$wall" | cat
	done
	for sample in one.pdf drawing.svg image.png; do
		"$without" "$missing" -- "$program" read "${sample##*.}" <"$samples/$sample" |
			cat >/dev/null
	done
done
