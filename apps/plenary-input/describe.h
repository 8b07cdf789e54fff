/* SPDX-License-Identifier: MIT
 *
 * A device in words, for list and doctor.
 */
#pragma once

#include <stdio.h>

#include "common/contact.h"
#include "common/geometry.h"
#include "driver/inventory.h"

/* "finger at 12.0 34.5 mm size 8 x 9 mm pressure 0.50 hover" */
void plen_describe_contact(const struct plen_contact *contact, char *text, size_t size);
const char *plen_describe_kind(enum plen_inventory_kind kind);
/* "CVTouch multitouch frame", or "" if it is not in the table. The caller frees it. */
char *plen_describe_make(const struct plen_inventory_device *device);
/* "1428 x 804 mm (claimed)", "unknown"… The caller frees it. */
char *plen_describe_size(const struct plen_inventory_device *device);
/* "size, pressure", or "none". The caller frees it. */
char *plen_describe_axes(const struct plen_inventory_device *device);
/* "readable", "no permission", … The caller frees it. */
char *plen_describe_access(const struct plen_inventory_device *device);

/* "gnome-shell (812), plenary (431)", or "". The caller frees it. */
char *plen_describe_holders(const struct plen_inventory_device *device);

/* The size in mm by table or claim; 0 x 0 if unknown. */
struct plen_board_size plen_describe_board(const struct plen_inventory_device *device);
