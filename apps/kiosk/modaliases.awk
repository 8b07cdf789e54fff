# SPDX-License-Identifier: MIT
#
# udev/panels.tsv to the lines by which software centres find the driver for a panel that is
# plugged in.
BEGIN { FS = "\t" }
/^#/ || $4 != "0003" { next }
{ printf "    <modalias>usb:v%sp%sd*</modalias>\n", toupper($5), toupper($6) }
