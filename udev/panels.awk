# SPDX-License-Identifier: MIT
#
# Reads the table of panels and prints it as `kind` says: check (mistakes only), hwdb, boards, c.
# Plain awk, so that a build needs nothing else.

BEGIN {
	FS = "\t"
	# What a quirk means, for people. One that is not here is a mistake.
	says["no-size"] = "sends no contact size; palms are told by other signs"
	says["fixed-size"] = "sends the same contact size always"
	says["wrong-mm"] = "claims a size in mm that it does not have"
	says["silent-still"] = "falls silent while a finger rests"
	says["extra-slots"] = "sends more contacts than it declares"
	says["bars"] = "a finger may look like a long bar"
	says["re-touch"] = "drops a touch for an instant now and then"
	says["single"] = "knows one contact only"
	says["vendor-driver"] = "stays silent without the maker's own program"
	if (kind == "hwdb") {
		print "# SPDX-License-Identifier: MIT"
		print "# Made from panels.tsv; change that, not this."
	} else if (kind == "boards") {
		print "# Panels known by name"
		print ""
		print "Made from `udev/panels.tsv`; change that, not this. A panel that is not here works as well: names, sizes"
		print "and remarks are for people and for `plenary-input doctor`. A row needs a public source for its numbers."
		print ""
		print "| make | model | USB id | size in mm | remarks | source |"
		print "|---|---|---|---|---|---|"
	}
}

function mistake(what)
{
	print FILENAME ":" FNR ": " what
	failed = 1
}

function is_hex(text)
{
	return text ~ /^[0-9a-f][0-9a-f][0-9a-f][0-9a-f]$/
}

function is_mm(text)
{
	return text == "-" || text ~ /^[1-9][0-9][0-9]?[0-9]?$/
}

function check(    i, key, count, quirks)
{
	if (NF != 9) {
		mistake("nine columns are needed, here are " NF)
		return
	}
	for (i = 1; i <= NF; i++) {
		if ($i == "" || $i ~ /^ | $|["\\|*?]/) {
			mistake("column " i " is empty or has a letter that may not be there")
		}
	}
	if (!is_hex($3) || !is_hex($4) || !is_hex($5)) {
		mistake("bus, vid and pid are four lower-case hexadecimal digits")
	}
	if (!is_mm($6) || !is_mm($7) || ($6 == "-") != ($7 == "-")) {
		mistake("width and height are both in mm, or both -")
	}
	if ($9 ~ /unconfirmed/) {
		mistake("an unconfirmed id is not shipped")
	}
	count = split($8 == "-" ? "" : $8, quirks, ",")
	for (i = 1; i <= count; i++) {
		if (!(quirks[i] in says)) {
			mistake("no such quirk: " quirks[i])
		}
	}
	key = $3 ":" $4 ":" $5
	if (key in first) {
		mistake("the id " key " is in line " first[key] " already")
	}
	first[key] = FNR
}

function hwdb()
{
	print ""
	print "# " $1 " " $2
	print "plenary:input:b" toupper($3) "v" toupper($4) "p" toupper($5) "*"
	print " PLENARY_PANEL=1"
	print " PLENARY_MAKE=" $1
	print " PLENARY_MODEL=" $2
	if ($6 != "-") {
		print " PLENARY_WIDTH_MM=" $6
		print " PLENARY_HEIGHT_MM=" $7
	}
	if ($8 != "-") {
		print " PLENARY_QUIRKS=" $8
	}
	if (("," $8 ",") ~ /,wrong-mm,/) {
		forget_mm()
	}
}

# The system's own key: a resolution of 0 means "not known". All four, or libinput finds the rest.
function forget_mm(    i, count, axes)
{
	print ""
	print "evdev:input:b" toupper($3) "v" toupper($4) "p" toupper($5) "*"
	count = split("00 01 35 36", axes, " ")
	for (i = 1; i <= count; i++) {
		print " EVDEV_ABS_" axes[i] "=::0"
	}
}

function remarks(separator,    i, count, quirks, text)
{
	count = split($8 == "-" ? "" : $8, quirks, ",")
	for (i = 1; i <= count; i++) {
		text = text (i > 1 ? separator : "") says[quirks[i]]
	}
	return text
}

function boards()
{
	print "| " $1 " | " $2 " | `" $4 ":" $5 "` | " ($6 == "-" ? "" : $6 " × " $7) " | " remarks("; ") " | " $9 " |"
}

function c()
{
	print "{0x" $3 ", 0x" $4 ", 0x" $5 ", \"" $1 "\", \"" $2 "\", " \
		($6 == "-" ? "0, 0" : $6 ", " $7) ", \"" remarks("; ") "\"},"
}

/^#/ || /^$/ {
	next
}

{
	if (kind == "check") {
		check()
	} else if (kind == "hwdb") {
		hwdb()
	} else if (kind == "boards") {
		boards()
	} else {
		c()
	}
}

END {
	exit failed
}
