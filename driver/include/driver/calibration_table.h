/* SPDX-License-Identifier: MIT
 *
 * What is kept of panels: which device, how it lies on the picture, how large touches look to it.
 * A table is plain memory: finding something in it opens nothing, so that it may be asked on the
 * input thread.
 *
 * Of several records that fit a device, the map and each size are taken from the one that goes
 * first: higher rank, then the one that names the device's serial number, then the one that names
 * its port, then the later one.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "driver/calibration.h"
#include "driver/source.h"
#include "driver/touch_size.h"

/* One panel has a touch sensor, and may have one for pens, which lies differently. */
enum plen_calibration_sensor {
	PLEN_CALIBRATION_TOUCH,
	PLEN_CALIBRATION_PEN,
};

/* Where a record is from, lowest rank first. */
enum plen_calibration_rank {
	PLEN_CALIBRATION_HWDB,   /* the device's udev property */
	PLEN_CALIBRATION_SHARED, /* IT's folder, for every wall */
	PLEN_CALIBRATION_OWN,    /* this board's own */
};

#define PLEN_CALIBRATION_TEXT_MAX 96

/* A device. Serial and port are "" where they are unknown or, in a record, do not matter: sixty
 * walls of one model share a record without them, two alike at one board need them. */
struct plen_calibration_id {
	uint16_t bus, vendor, product;
	uint8_t sensor; /* enum plen_calibration_sensor */
	char serial[PLEN_CALIBRATION_TEXT_MAX];
	char port[PLEN_CALIBRATION_TEXT_MAX]; /* where it is plugged in, as the kernel says */
};

struct plen_calibration_record {
	struct plen_calibration_id id;
	char name[PLEN_CALIBRATION_TEXT_MAX]; /* for people; "" = none */
	uint8_t rank;                         /* enum plen_calibration_rank */
	bool has_map;
	struct plen_calibration map;
	struct plen_touch_size size; /* with strokes: the finger was learned, not measured */
	/* The device that it was measured on, serial and port in full; not in files. Of another
	 * model than id: it is not known. */
	struct plen_calibration_id measured_on;
};

struct plen_calibration_table {
	struct plen_calibration_record *records;
	size_t count, capacity;
};

/* Copies a text that came from a device or a file, without control characters and outer blanks. */
void plen_calibration_set_text(char text[PLEN_CALIBRATION_TEXT_MAX], const char *from);
/* The identity of a device that a source tells of. */
struct plen_calibration_id plen_calibration_id_of(const struct plen_source_device *device);
/* True if both have the same ids and sensor, whatever their serials and ports. */
bool plen_calibration_is_same_model(const struct plen_calibration_id *a,
				    const struct plen_calibration_id *b);
/* True if both are one device: the same serial number, wherever it is plugged in; without one, the
 * same port. */
bool plen_calibration_is_same_device(const struct plen_calibration_id *a,
				     const struct plen_calibration_id *b);

void plen_calibration_table_add(struct plen_calibration_table *table,
				const struct plen_calibration_record *record);
/* Adds a record that must count from now on for the device it was measured on: what others of its
 * rank say of that device, and no less exactly, is taken out of them first, but for what was
 * learned. */
void plen_calibration_table_replace(struct plen_calibration_table *table,
				    const struct plen_calibration_record *record);
/* The first half of that; true if something was taken out. */
bool plen_calibration_table_retire(struct plen_calibration_table *table,
				   const struct plen_calibration_record *record);
void plen_calibration_table_finish(struct plen_calibration_table *table);
/* A copy on the heap, for another thread; plen_calibration_table_free takes NULL, too. */
struct plen_calibration_table *
plen_calibration_table_copy(const struct plen_calibration_table *table);
void plen_calibration_table_free(struct plen_calibration_table *table);

/* NULL if there is none. Valid until the table changes. `table` may be NULL. */
const struct plen_calibration *
plen_calibration_table_map(const struct plen_calibration_table *table,
			   const struct plen_calibration_id *id);
/* 0 where nothing is known; what was measured goes before what was learned. */
struct plen_touch_size plen_calibration_table_size(const struct plen_calibration_table *table,
						   const struct plen_calibration_id *id);
