/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdio.h>

#include "common/event.h"

/* One line: seconds since first_us, then the event as in the golden files. */
void plen_input_print_event(FILE *out, const struct plen_event *event, int64_t first_us);
