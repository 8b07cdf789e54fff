/* SPDX-License-Identifier: MIT
 *
 * A source of contact frames: a table of functions with two implementations here (real devices,
 * a recording) and one outside (the window, in apps). A source hands frames to its sink in board
 * millimetres; the caller owns the loop.
 *
 * Not thread-safe; a source is created, dispatched and destroyed on one thread.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/contact.h"
#include "common/event.h"
#include "driver/touch_size.h"

struct plen_source;
struct plen_calibration_table;

/* What a panel is, as its source knows it. Strings are borrowed for the call. */
struct plen_source_device {
	uint32_t device; /* number from 1, unique in a run */
	const char *name;
	uint16_t bus, vendor, product;
	uint32_t contacts_max;      /* 0 = unknown */
	double width_mm, height_mm; /* as the device claims; 0 = it does not say */
	bool reports_size;
	bool is_pen;        /* a sensor for pens alone */
	const char *serial; /* as the device says; NULL = unknown */
	const char *port;   /* where it is plugged in, as the kernel says; NULL = unknown */
	struct plen_touch_size touch_size; /* by its udev property; 0 = it says nothing */
};

/* Any member may be NULL. Called only within plen_source_dispatch. */
struct plen_source_sink {
	void (*came)(void *data, const struct plen_source_device *device, int64_t time_us);
	void (*went)(void *data, uint32_t device, int64_t time_us);
	void (*frame)(void *data, const struct plen_contact_frame *frame, int64_t read_us);
	void (*key)(void *data, enum plen_key key, int64_t time_us);
	void *data;
};

struct plen_source_impl {
	const char *name;
	int (*fd)(struct plen_source *source);
	int (*dispatch)(struct plen_source *source);
	int64_t (*next_us)(const struct plen_source *source);
	void (*set_board)(struct plen_source *source, struct plen_board_size size);
	/* May be NULL: then there is nothing to calibrate. */
	void (*calibrate)(struct plen_source *source, const struct plen_calibration_table *table,
			  bool raw);
	void (*destroy)(struct plen_source *source);
};

/* Embed this first in an implementation. */
struct plen_source {
	const struct plen_source_impl *impl;
	struct plen_source_sink sink;
};

/* A descriptor that becomes readable when dispatch has something to do; -1 for a recording. */
int plen_source_fd(struct plen_source *source);
/* Handles what is there without blocking. A recording plays exactly its next packet (all events
 * up to one SYN_REPORT). Returns 1 if something was handled, 0 if nothing is left (a recording at
 * its end, after `went` for each device), or a negative errno. */
int plen_source_dispatch(struct plen_source *source);
/* Time stamp of what dispatch will handle next, INT64_MAX if not known or at the end. */
int64_t plen_source_next_us(const struct plen_source *source);
/* The size of the wall; every panel's axes are mapped onto all of it. */
void plen_source_set_board(struct plen_source *source, struct plen_board_size size);
/* What is known of how panels lie, for those that are here and those that come; borrowed until the
 * next call, NULL = nothing. With `raw` every panel lies edge to edge, whatever is known: so must
 * it be while somebody calibrates. */
void plen_source_calibrate(struct plen_source *source, const struct plen_calibration_table *table,
			   bool raw);
/* Another receiver from the next dispatch on. */
void plen_source_set_sink(struct plen_source *source, struct plen_source_sink sink);
/* NULL is fine. */
void plen_source_destroy(struct plen_source *source);
