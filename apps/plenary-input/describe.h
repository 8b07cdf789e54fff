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
/* "1428 x 804 mm (known by its id)", "unknown (it does not say)", … The caller frees it. */
char *plen_describe_size(const struct plen_inventory_device *device);
/* "size, pressure", or "none". The caller frees it. */
char *plen_describe_axes(const struct plen_inventory_device *device);
/* "readable", "no permission", … The caller frees it. */
char *plen_describe_access(const struct plen_inventory_device *device);

/* "gnome-shell (812), plenary (431)", or "". The caller frees it. */
char *plen_describe_holders(const struct plen_inventory_device *device);

/* Who says how large a panel is: the first who does, of these. */
enum plen_size_origin {
	PLEN_SIZE_BY_NOBODY,
	PLEN_SIZE_BY_HWDB, /* the machine's own, with IT's lines */
	PLEN_SIZE_BY_ID,   /* the table that is compiled in */
	PLEN_SIZE_BY_PANEL,
};

/* 0 x 0 if nobody says it, or nobody who can be believed. */
struct plen_board_size plen_describe_board(const struct plen_inventory_device *device,
					   enum plen_size_origin *origin);
/* "known by its id" */
const char *plen_describe_origin(enum plen_size_origin origin);
