/* SPDX-License-Identifier: MIT */
#include "driver/calibration_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mem.h"

void plen_calibration_set_text(char text[PLEN_CALIBRATION_TEXT_MAX], const char *from)
{
	from = from != NULL ? from : "";
	from += strspn(from, " \t");
	snprintf(text, PLEN_CALIBRATION_TEXT_MAX, "%s", from);
	plen_log_clean(text);

	size_t length = strlen(text);
	while (length > 0 && text[length - 1] == ' ') {
		text[--length] = '\0';
	}
}

struct plen_calibration_id plen_calibration_id_of(const struct plen_source_device *device)
{
	struct plen_calibration_id id = {
		.bus = device->bus,
		.vendor = device->vendor,
		.product = device->product,
		.sensor = device->is_pen ? PLEN_CALIBRATION_PEN : PLEN_CALIBRATION_TOUCH,
	};

	plen_calibration_set_text(id.serial, device->serial);
	plen_calibration_set_text(id.port, device->port);
	return id;
}

bool plen_calibration_is_same_model(const struct plen_calibration_id *a,
				    const struct plen_calibration_id *b)
{
	return a->bus == b->bus && a->vendor == b->vendor && a->product == b->product &&
	       a->sensor == b->sensor;
}

bool plen_calibration_is_same_device(const struct plen_calibration_id *a,
				     const struct plen_calibration_id *b)
{
	return plen_calibration_is_same_model(a, b) && strcmp(a->serial, b->serial) == 0 &&
	       (a->serial[0] != '\0' || strcmp(a->port, b->port) == 0);
}

void plen_calibration_table_add(struct plen_calibration_table *table,
				const struct plen_calibration_record *record)
{
	table->records =
		plen_grow(table->records, table->count, &table->capacity, sizeof(*table->records));
	table->records[table->count++] = *record;
}

void plen_calibration_table_finish(struct plen_calibration_table *table)
{
	free(table->records);
	*table = (struct plen_calibration_table){0};
}

struct plen_calibration_table *
plen_calibration_table_copy(const struct plen_calibration_table *table)
{
	struct plen_calibration_table *copy = plen_calloc(1, sizeof(*copy));

	for (size_t i = 0; table != NULL && i < table->count; i++) {
		plen_calibration_table_add(copy, &table->records[i]);
	}
	return copy;
}

void plen_calibration_table_free(struct plen_calibration_table *table)
{
	if (table != NULL) {
		plen_calibration_table_finish(table);
		free(table);
	}
}

/* How well a record fits; below 0 = it is of another device. */
static int fit(const struct plen_calibration_record *record, const struct plen_calibration_id *id)
{
	bool has_serial = record->id.serial[0] != '\0';
	bool has_port = record->id.port[0] != '\0';

	if (!plen_calibration_is_same_model(&record->id, id) ||
	    (has_serial && strcmp(record->id.serial, id->serial) != 0) ||
	    (has_port && strcmp(record->id.port, id->port) != 0)) {
		return -1;
	}
	return record->rank * 4 + has_serial * 2 + has_port;
}

/* -- one takes another's place -- */

static void retire_size(double *size_mm, double by_mm, bool *changed)
{
	if (*size_mm > 0 && by_mm > 0) {
		*size_mm = 0;
		*changed = true;
	}
}

static bool retire_one(struct plen_calibration_record *old,
		       const struct plen_calibration_record *record)
{
	bool changed = old->has_map && record->has_map;

	old->has_map = old->has_map && !record->has_map;
	retire_size(&old->size.nib_mm, record->size.nib_mm, &changed);
	retire_size(&old->size.finger_mm, record->size.finger_mm, &changed);
	retire_size(&old->size.palm_mm, record->size.palm_mm, &changed);
	return changed;
}

static bool is_empty(const struct plen_calibration_record *record)
{
	return !record->has_map && !(record->size.nib_mm > 0) && !(record->size.finger_mm > 0) &&
	       !(record->size.palm_mm > 0);
}

bool plen_calibration_table_retire(struct plen_calibration_table *table,
				   const struct plen_calibration_record *record)
{
	const struct plen_calibration_id *device =
		plen_calibration_is_same_model(&record->measured_on, &record->id)
			? &record->measured_on
			: &record->id;
	int least = fit(record, device);
	size_t kept = 0;
	bool changed = false;

	for (size_t i = 0; i < table->count; i++) {
		struct plen_calibration_record *old = &table->records[i];
		if (old->rank == record->rank && old->size.strokes == 0 &&
		    fit(old, device) >= least) {
			changed |= retire_one(old, record);
		}
		if (!is_empty(old)) {
			table->records[kept++] = *old;
		}
	}
	table->count = kept;
	return changed;
}

void plen_calibration_table_replace(struct plen_calibration_table *table,
				    const struct plen_calibration_record *record)
{
	plen_calibration_table_retire(table, record);
	plen_calibration_table_add(table, record);
}

/* -- finding -- */

static bool has_map(const struct plen_calibration_record *record)
{
	return record->has_map;
}

static bool has_nib(const struct plen_calibration_record *record)
{
	return record->size.nib_mm > 0;
}

static bool has_finger(const struct plen_calibration_record *record)
{
	return record->size.finger_mm > 0 && record->size.strokes == 0;
}

static bool has_learned_finger(const struct plen_calibration_record *record)
{
	return record->size.finger_mm > 0 && record->size.strokes > 0;
}

static bool has_palm(const struct plen_calibration_record *record)
{
	return record->size.palm_mm > 0;
}

static const struct plen_calibration_record *
find(const struct plen_calibration_table *table, const struct plen_calibration_id *id,
     bool (*has)(const struct plen_calibration_record *record))
{
	const struct plen_calibration_record *best = NULL;
	int best_fit = 0;

	for (size_t i = 0; table != NULL && i < table->count; i++) {
		int this_fit = fit(&table->records[i], id);
		if (this_fit >= best_fit && has(&table->records[i])) {
			best = &table->records[i];
			best_fit = this_fit;
		}
	}
	return best;
}

const struct plen_calibration *
plen_calibration_table_map(const struct plen_calibration_table *table,
			   const struct plen_calibration_id *id)
{
	const struct plen_calibration_record *record = find(table, id, has_map);

	return record != NULL ? &record->map : NULL;
}

struct plen_touch_size plen_calibration_table_size(const struct plen_calibration_table *table,
						   const struct plen_calibration_id *id)
{
	const struct plen_calibration_record *nib = find(table, id, has_nib);
	const struct plen_calibration_record *finger = find(table, id, has_finger);
	const struct plen_calibration_record *palm = find(table, id, has_palm);

	if (finger == NULL) {
		finger = find(table, id, has_learned_finger);
	}
	return (struct plen_touch_size){
		.nib_mm = nib != NULL ? nib->size.nib_mm : 0,
		.finger_mm = finger != NULL ? finger->size.finger_mm : 0,
		.palm_mm = palm != NULL ? palm->size.palm_mm : 0,
		.strokes = finger != NULL ? finger->size.strokes : 0,
	};
}
