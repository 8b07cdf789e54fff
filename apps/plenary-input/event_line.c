/* SPDX-License-Identifier: MIT */
#include "event_line.h"

void plen_input_print_event(FILE *out, const struct plen_event *event, int64_t first_us)
{
	char line[256];

	plen_event_print(event, line, sizeof(line));
	fprintf(out, "%10.6f %s\n", (double)(event->time_us - first_us) / 1e6, line);
}
