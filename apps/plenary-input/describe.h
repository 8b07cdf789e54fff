/* SPDX-License-Identifier: MIT
 *
 * A device in words, for list and doctor; and what to do about a node that may not be read.
 */
#pragma once

#include <stdio.h>

#include "common/geometry.h"
#include "driver/inventory.h"

/* The command that gives the user at the seat access to panels. */
#define PLEN_MEND_ACCESS                                                                           \
	"sudo apt install plenary-driver && sudo udevadm trigger --subsystem-match=input"

/* What is left where the rules are installed: they give access to whoever sits at the machine. */
#define PLEN_MEND_LOGIN                                                                            \
	"log in at the machine itself, not from afar; if you are: sudo udevadm trigger "           \
	"--subsystem-match=input"

const char *plen_describe_kind(enum plen_inventory_kind kind);
/* "CVTouch multitouch frame", or "" if it is not in the table. The caller frees it. */
char *plen_describe_make(const struct plen_inventory_device *device);
/* "1428 x 804 mm (claimed)", "unknown"… The caller frees it. */
char *plen_describe_size(const struct plen_inventory_device *device);
/* "size, pressure", or "none". The caller frees it. */
char *plen_describe_axes(const struct plen_inventory_device *device);
/* "readable", "no permission", … The caller frees it. */
char *plen_describe_access(const struct plen_inventory_device *device);

/* The size in mm by table or claim; 0 x 0 if unknown. */
struct plen_board_size plen_describe_board(const struct plen_inventory_device *device);
