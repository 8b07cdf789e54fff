#!/bin/bash
# SPDX-License-Identifier: MIT
#
# check_completion.sh FILE...: each completes its own "--h" to "--help".
set -eu

# What bash-completion offers, as far as ours use it: it sets variables of its caller.
# shellcheck disable=SC2034
_init_completion()
{
	cur=${COMP_WORDS[COMP_CWORD]}
	prev=${COMP_WORDS[COMP_CWORD - 1]}
	words=("${COMP_WORDS[@]}")
	cword=$COMP_CWORD
}
_filedir()
{
	:
}

for file in "$@"; do
	program=$(basename "$file")
	# shellcheck source=/dev/null
	. "$file"
	COMP_WORDS=("$program" --h)
	COMP_CWORD=1
	COMPREPLY=()
	"_${program//-/_}"
	case " ${COMPREPLY[*]} " in
	*" --help "*) ;;
	*)
		echo "$file: --h becomes '${COMPREPLY[*]}'"
		exit 1
		;;
	esac
done
