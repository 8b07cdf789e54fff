# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# What run and test have in common. Sourced, from the top of the tree.

packages_of() { # SECTION...: the packages of these sections
	local section
	for section in "$@"; do
		awk -v section="$section" '$1 == section { print $2 }' scripts/packages.txt
	done
}

is_installed() {
	dpkg-query --show --showformat='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

# install_missing SECTION...: with apt, only if something is missing, without asking anything.
install_missing() {
	local package missing=()
	for package in $(packages_of "$@"); do
		is_installed "$package" || missing+=("$package")
	done
	if [ ${#missing[@]} = 0 ]; then
		return
	fi
	echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
	if ! command -v apt-get >/dev/null; then
		echo "There is no apt-get here. Please install these, or what your system calls them." >&2
		return 1
	fi
	as_root env DEBIAN_FRONTEND=noninteractive apt-get update
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
		"${missing[@]}"
}

# Where a caller asks for the status, bash does not end at a failure: each command says so itself.
build_preset() { # PRESET
	cmake --preset "$1" || return 1
	cmake --build --preset "$1" || return 1
}
