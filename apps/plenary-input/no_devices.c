/* SPDX-License-Identifier: MIT */
#include "no_devices.h"

#include <unistd.h>

bool plen_input_has_nodes(void)
{
	return access("/dev/input", F_OK) == 0;
}

void plen_input_say_no_devices(FILE *out)
{
	if (!plen_input_has_nodes()) {
		fprintf(out, "No input devices: this machine has no /dev/input. In a container or "
			     "a virtual machine none\nwere handed in; on a real one the kernel has "
			     "found none.\n");
		return;
	}
	fprintf(out,
		"No touch panel, pen or pointer found. Look at:\n"
		"  - the panel's USB cable (the one for touch, beside the one for the picture); "
		"lsusb must show it\n"
		"  - sudo modprobe hid-multitouch\n"
		"  - sudo udevadm trigger --subsystem-match=input\n");
}
