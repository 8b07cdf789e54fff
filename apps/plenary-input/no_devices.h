/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdbool.h>
#include <stdio.h>

/* False on a machine that cannot have input devices at all, such as a container. */
bool plen_input_has_nodes(void);
/* Why there may be no panel, and what to look at. */
void plen_input_say_no_devices(FILE *out);
