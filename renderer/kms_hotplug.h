/* SPDX-License-Identifier: MIT
 *
 * Hears from the kernel that a display or a card came, went, or says something else now. It does
 * not say which: whoever hears asks.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* A descriptor to poll, or a negative errno: then displays are to be asked now and then. */
int plen_kms_hotplug_open(void);

/* Takes what has come; true if something of it was about displays. */
bool plen_kms_hotplug_take(int fd);

/* One message of the kernel, words that each end in a NUL. Pure. */
bool plen_kms_hotplug_is_display(const char *message, size_t size);
