/* SPDX-License-Identifier: MIT */
#pragma once

#include <stddef.h>

/* What the kiosk says of itself to systemd, its screen included; "" if no kiosk runs here, or
 * nobody can be asked. */
void plen_input_kiosk_status(char *text, size_t size);
