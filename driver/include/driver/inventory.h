/* SPDX-License-Identifier: MIT
 *
 * What is plugged in, for those who look after it: every node that touches or points, whether it
 * may be read, what it is mapped onto, and on request who has it open. A look, not a source: opens
 * each node for an instant.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "driver/calibration_table.h"
#include "driver/panel.h"

enum plen_inventory_kind {
	PLEN_INVENTORY_PANEL,
	PLEN_INVENTORY_PEN,
	PLEN_INVENTORY_POINTER,
	PLEN_INVENTORY_PRESENTER, /* a clicker, by the hardware database */
};

/* A program that has a node open. */
struct plen_inventory_holder {
	char name[16]; /* as the kernel keeps it, which is short */
	int pid;
};

struct plen_inventory_device {
	enum plen_inventory_kind kind;
	char *node; /* such as /dev/input/event5 */
	char *name; /* never NULL; "" = unknown */
	char *seat; /* never NULL */
	uint16_t bus, vendor, product;
	/* By the hardware database, as for a source: */
	bool is_known;                   /* it has this panel */
	bool is_twin;                    /* a mouse that repeats its panel: not listened to */
	struct plen_board_size table_mm; /* 0 x 0 = it does not say */
	/* Its identity, and how it lies by the hardware database. */
	struct plen_calibration_record calibration;
	char *hwdb_error; /* what is malformed in it; never NULL, "" = nothing */
	char *output;     /* the screen that desktops tie it to; "" = none */
	char *matrix;     /* libinput's calibration; "" = none */
	int open_error;   /* 0, or the negative errno of opening; then all below is unknown */
	bool mappable;    /* has two axes with an extent */
	/* As a source has them: false claims are put right. */
	struct plen_panel_axes axes;
	/* As the device says, right or wrong; 0 x 0 = it does not. */
	struct plen_board_size claimed_mm;
	uint32_t contacts_max; /* 0 = it does not say */
	bool reports_size, reports_pressure, reports_tool, reports_hover;
	/* By plen_inventory_find_users: */
	bool grabbed; /* somebody else keeps its events to himself */
	/* Without the right to look into other users' processes, only our own are found. */
	struct plen_inventory_holder *holders;
	size_t holder_count, holder_capacity;
};

struct plen_inventory {
	struct plen_inventory_device *devices; /* sorted by node number */
	size_t count, capacity;
};

/* 0, or a negative errno if the machine's devices cannot be listed at all. None is no error. */
int plen_inventory_take(struct plen_inventory *inventory);
/* Who reads each node, and whether he keeps it to himself. That cannot be known without having
 * each to ourselves for an instant; what it sends just then nobody else sees. */
void plen_inventory_find_users(struct plen_inventory *inventory);
/* The same of one node alone: true if somebody else keeps it to himself. */
bool plen_inventory_is_grabbed(const struct plen_inventory_device *device);
void plen_inventory_finish(struct plen_inventory *inventory);
