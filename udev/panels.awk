# SPDX-License-Identifier: MIT
#
# Reads the table of panels and prints it as `kind` says: check (mistakes only), quirks (their
# names), hwdb, boards, c. Plain awk, so that a build needs nothing else.

BEGIN {
	FS = "\t"
	# What a quirk means, for people. One that is not here is a mistake; driver/quirks.c has the
	# same names and acts on some.
	says["fixed-size"] = "sends the same contact size always; it is ignored"
	says["wrong-mm"] = "claims a size in mm that it does not have; it is ignored"
	says["mouse-twin"] = "is a mouse as well, which is ignored"
	says["pointer"] = "is a mouse to the system"
	says["no-size"] = "sends no contact size; palms are told by other signs"
	says["silent-still"] = "falls silent while a finger rests"
	says["extra-slots"] = "sends more contacts than it declares"
	says["bars"] = "a finger may look like a long bar"
	says["re-touch"] = "drops a touch for an instant now and then"
	says["single"] = "knows one contact only"
	says["vendor-driver"] = "stays silent without the maker's own program"
	# Where anybody can look the row up.
	linux = "https://github.com/torvalds/linux/blob/v6.1/"
	at["linux hid-multitouch"] = linux "drivers/hid/hid-multitouch.c"
	at["linux hid-quirks"] = linux "drivers/hid/hid-quirks.c"
	at["linux hid tests"] = "https://github.com/torvalds/linux/blob/v6.12/" \
		"tools/testing/selftests/hid/tests/test_multitouch.py"
	at["linux usbtouchscreen"] = linux "drivers/input/touchscreen/usbtouchscreen.c"
	at["systemd keyboards"] = \
		"https://github.com/systemd/systemd/blob/v252/hwdb.d/60-keyboard.hwdb"
	at["usb.ids"] = "http://www.linux-usb.org/usb.ids"
	at["hid-devices"] = "https://github.com/bentiss/hid-devices"
	at["smart rules"] = "https://ubuntuforums.org/showthread.php?p=9336975"
	at["projecteur"] = "https://github.com/jahnf/Projecteur"
	# Those that tell how large a panel is.
	measured["hid-devices"] = measured["linux hid tests"] = 1
	# Receivers that keyboards share: never a clicker, whatever else they serve.
	shared["046d:c52b"] = shared["046d:c532"] = shared["046d:c534"] = shared["046d:c548"] = 1
	if (kind == "hwdb") {
		print "# SPDX-License-Identifier: MIT"
		print "# Made from panels.tsv; change that, not this."
	} else if (kind == "boards") {
		boards_head()
	} else if (kind == "quirks") {
		for (name in says) {
			print name
		}
		exit
	}
}

function mistake(what, mend)
{
	print FILENAME ":" FNR ": " what "; " mend
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

function check_size(    sources, i, count, found)
{
	if (!is_mm($7) || !is_mm($8) || ($7 == "-") != ($8 == "-")) {
		mistake("width and height are both in mm, or both -", "write whole mm without a unit")
		return
	}
	count = split($10, sources, ", ")
	for (i = 1; i <= count; i++) {
		found = found || sources[i] in measured
	}
	if ($7 != "-" && !found) {
		mistake("no source of this row tells a size",
			"name one that does, or write - for both")
	}
}

function check_quirks(    quirks, i, count, before)
{
	count = split($9 == "-" ? "" : $9, quirks, ",")
	for (i = 1; i <= count; i++) {
		if (!(quirks[i] in says)) {
			mistake("no such quirk: " quirks[i], "panels.awk has the list")
		}
		if (quirks[i] in before) {
			mistake("the quirk " quirks[i] " stands twice", "take one away")
		}
		before[quirks[i]] = 1
	}
	if ($1 == "presenter" && ($9 != "-" || $7 != "-")) {
		mistake("a presenter has neither size nor quirks", "write -")
	}
}

function check_source(    sources, i, count)
{
	count = split($10, sources, ", ")
	for (i = 1; i <= count; i++) {
		if (!(sources[i] in at) && sources[i] !~ /^https:\/\/[^ ]+$/) {
			mistake("nobody can look up the source \"" sources[i] "\"",
				"give its https address, or a name that panels.awk has")
		}
	}
	if ($0 ~ /unconfirmed|probably|guess|\?/) {
		mistake("a guess is not shipped", "leave the row out until it has a source")
	}
}

function check_id(    key)
{
	if (!is_hex($4) || !is_hex($5) || !is_hex($6)) {
		mistake("bus, vid and pid are four lower-case hexadecimal digits", "see lsusb")
	}
	if ($1 == "presenter" && ($5 ":" $6) in shared) {
		mistake("a receiver that keyboards share is no presenter",
			"leave it out: who may read it hears what is typed")
	}
	key = $4 ":" $5 ":" $6
	if (key in first) {
		mistake("the id " key " is in line " first[key] " already", "make one row of both")
	}
	first[key] = FNR
}

function check(    i)
{
	if (NF != 10) {
		mistake("ten columns are needed, here are " NF, "part them by one tab each")
		return
	}
	for (i = 1; i <= NF; i++) {
		if ($i == "" || $i ~ /^ | $|["\\|*]/) {
			mistake("column " i " is empty or has a letter that may not be there",
				"write - for not known")
		}
	}
	if ($1 != "panel" && $1 != "presenter") {
		mistake("no such kind: " $1, "it is panel or presenter")
	}
	check_id()
	check_size()
	check_quirks()
	check_source()
}

function hwdb()
{
	print ""
	print "# " $2 " " $3
	print "plenary:input:b" toupper($4) "v" toupper($5) "p" toupper($6) "*"
	print " PLENARY_" toupper($1) "=1"
	print " PLENARY_MAKE=" $2
	print " PLENARY_MODEL=" $3
	if ($7 != "-") {
		print " PLENARY_SIZE_MM=" $7 "x" $8
	}
	if ($9 != "-") {
		print " PLENARY_QUIRKS=" $9
	}
	if (("," $9 ",") ~ /,wrong-mm,/) {
		forget_mm()
	}
}

# The system's own key: a resolution of 0 means "not known". All four, or libinput finds the rest.
function forget_mm(    i, count, axes)
{
	print ""
	print "evdev:input:b" toupper($4) "v" toupper($5) "p" toupper($6) "*"
	count = split("00 01 35 36", axes, " ")
	for (i = 1; i <= count; i++) {
		print " EVDEV_ABS_" axes[i] "=::0"
	}
}

function remarks(separator,    i, count, quirks, text)
{
	count = split($9 == "-" ? "" : $9, quirks, ",")
	for (i = 1; i <= count; i++) {
		text = text (i > 1 ? separator : "") says[quirks[i]]
	}
	return text
}

function sources(    i, count, names, text)
{
	count = split($10, names, ", ")
	for (i = 1; i <= count; i++) {
		text = text (i > 1 ? ", " : "") "[" (names[i] in at ? names[i] : "link") "](" \
			(names[i] in at ? at[names[i]] : names[i]) ")"
	}
	return text
}

function works()
{
	return ("," $9 ",") ~ /,vendor-driver,/ ? "with the maker's program" : \
		("," $9 ",") ~ /,single,/ ? "one finger at a time" : "yes"
}

function boards_head()
{
	print "# Which boards work"
	print ""
	print "Made from `udev/panels.tsv`; change that, not this."
	print ""
	print "Every touch panel works that Linux knows as a touchscreen, also one that is not here. Panels here are known"
	print "by name: oddities are put right, and `plenary-input doctor` says what to expect. A row needs a public source,"
	print "so that anybody can check it; makers of whom we found none are missing, which says nothing about"
	print "their boards. `lsusb` shows the id of what is plugged in."
	print ""
	print "| make | model | id | works | size in mm | remarks | source |"
	print "|---|---|---|---|---|---|---|"
}

function boards()
{
	if ($1 == "presenter") {
		clickers = clickers "| " $2 " | " $3 " | `" $5 ":" $6 "` | " sources() " |\n"
		return
	}
	print "| " $2 " | " $3 " | `" $5 ":" $6 "` | " works() " | " ($7 == "-" ? "" : $7 " × " $8) " | " \
		remarks("; ") " | " sources() " |"
}

function boards_tail()
{
	print ""
	print "## Presenter clickers"
	print ""
	print "On a desktop every clicker works, through the window. In the kiosk, and where the board reads devices itself,"
	print "only these do: to the system a clicker is a keyboard, and who may read keyboards hears what is typed, so"
	print "that those alone are opened that are known to be clickers. Receivers that real keyboards share,"
	print "such as Logitech's Unifying one, are never among them."
	print ""
	print "| make | model | id | source |"
	print "|---|---|---|---|"
	printf "%s", clickers
}

function c()
{
	if ($1 == "panel") {
		print "{0x" $4 ", 0x" $5 ", 0x" $6 ", \"" $2 "\", \"" $3 "\", " \
			($7 == "-" ? "0, 0" : $7 ", " $8) ", \"" remarks("; ") "\"},"
	}
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
	} else if (kind == "c") {
		c()
	}
}

END {
	if (kind == "boards") {
		boards_tail()
	}
	exit failed
}
