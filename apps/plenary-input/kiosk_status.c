/* SPDX-License-Identifier: MIT */
#include "kiosk_status.h"

#include <stdio.h>
#include <stdlib.h>
#include <systemd/sd-bus.h>

/* plenary-kiosk.service, as the bus wants a unit's name to be written. */
#define KIOSK_PATH "/org/freedesktop/systemd1/unit/plenary_2dkiosk_2eservice"

void plen_input_kiosk_status(char *text, size_t size)
{
	sd_bus *bus = NULL;
	char *status = NULL;

	text[0] = '\0';
	if (sd_bus_open_system(&bus) < 0) {
		return;
	}
	if (sd_bus_get_property_string(bus, "org.freedesktop.systemd1", KIOSK_PATH,
				       "org.freedesktop.systemd1.Service", "StatusText", NULL,
				       &status) >= 0) {
		snprintf(text, size, "%s", status);
		free(status);
	}
	sd_bus_flush_close_unref(bus);
}
