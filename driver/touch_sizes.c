/* SPDX-License-Identifier: MIT */
#include "touch_sizes.h"

#include <stddef.h>

#define PAUSE_US (5 * 60 * INT64_C(1000000))

static double or_else(double first, double second)
{
	return first > 0 ? first : second;
}

static const struct plen_calibration_record *recall(const struct plen_touch_sizes *sizes,
						    const struct plen_calibration_id *id)
{
	for (uint32_t i = 0; i < sizes->remembered_count; i++) {
		if (plen_calibration_is_same_device(&sizes->remembered[i].id, id)) {
			return &sizes->remembered[i];
		}
	}
	return NULL;
}

/* Where there are more than anybody plugs in within a run, the last one makes room. */
static void remember(struct plen_touch_sizes *sizes, const struct plen_calibration_record *record)
{
	const struct plen_calibration_record *known = recall(sizes, &record->id);
	uint32_t at =
		known != NULL ? (uint32_t)(known - sizes->remembered) : sizes->remembered_count;

	if (at == PLEN_TOUCH_SIZES_MAX) {
		at--;
	}
	sizes->remembered[at] = *record;
	if (at == sizes->remembered_count) {
		sizes->remembered_count++;
	}
}

/* What the files say goes before what hwdb says; learned sizes before neither. */
static struct plen_touch_size known_size(const struct plen_touch_sizes *sizes,
					 const struct plen_touch_sizes_panel *panel,
					 const struct plen_calibration_table *table)
{
	struct plen_touch_size size = plen_calibration_table_size(table, &panel->record.id);
	const struct plen_touch_size *property = &panel->record.size;
	const struct plen_calibration_record *learned = recall(sizes, &panel->record.id);

	if (learned != NULL && (!(size.finger_mm > 0) || size.strokes > 0)) {
		size.finger_mm = learned->size.finger_mm;
		size.strokes = learned->size.strokes;
	}

	size.nib_mm = or_else(size.nib_mm, property->nib_mm);
	size.palm_mm = or_else(size.palm_mm, property->palm_mm);
	if (property->finger_mm > 0 && (!(size.finger_mm > 0) || size.strokes > 0)) {
		size.finger_mm = property->finger_mm;
		size.strokes = 0;
	}
	return size;
}

static void tell_engine(struct plen_touch_sizes *sizes, struct plen_touch_sizes_panel *panel,
			const struct plen_calibration_table *table)
{
	struct plen_touch_size size = known_size(sizes, panel, table);

	panel->told = size;
	plen_engine_set_touch_size(sizes->engine, panel->device, &size);
}

/* Strokes are counted by the engine; a measured size has none and is never handed out. */
static void hand_out(struct plen_touch_sizes *sizes, struct plen_touch_sizes_panel *panel)
{
	struct plen_calibration_record record = panel->record;
	struct plen_touch_size size = plen_engine_touch_size(sizes->engine, panel->device);

	if (sizes->learned == NULL || !(size.finger_mm > 0) || size.strokes == 0 ||
	    (size.strokes == panel->told.strokes && size.finger_mm == panel->told.finger_mm)) {
		return;
	}
	panel->told = size;
	/* What has a number is the same wherever it is plugged in. */
	if (record.id.serial[0] != '\0') {
		record.id.port[0] = '\0';
	}
	record.rank = PLEN_CALIBRATION_OWN;
	record.has_map = false;
	record.size =
		(struct plen_touch_size){.finger_mm = size.finger_mm, .strokes = size.strokes};
	remember(sizes, &record);
	sizes->learned(sizes->data, &record);
}

void plen_touch_sizes_came(struct plen_touch_sizes *sizes, const struct plen_source_device *device,
			   const struct plen_calibration_table *table)
{
	for (size_t i = 0; i < PLEN_TOUCH_SIZES_MAX; i++) {
		struct plen_touch_sizes_panel *panel = &sizes->panels[i];
		if (panel->device != 0) {
			continue;
		}
		*panel = (struct plen_touch_sizes_panel){.device = device->device};
		panel->record.id = plen_calibration_id_of(device);
		panel->record.size = device->touch_size;
		panel->reports_size = device->reports_size;
		plen_calibration_set_text(panel->record.name, device->name);
		tell_engine(sizes, panel, table);
		return;
	}
}

void plen_touch_sizes_went(struct plen_touch_sizes *sizes, uint32_t device)
{
	for (size_t i = 0; i < PLEN_TOUCH_SIZES_MAX; i++) {
		if (device != 0 && sizes->panels[i].device == device) {
			hand_out(sizes, &sizes->panels[i]);
			sizes->panels[i].device = 0;
		}
	}
}

void plen_touch_sizes_calibrate(struct plen_touch_sizes *sizes,
				const struct plen_calibration_table *table)
{
	for (size_t i = 0; i < PLEN_TOUCH_SIZES_MAX; i++) {
		if (sizes->panels[i].device != 0) {
			hand_out(sizes, &sizes->panels[i]);
			tell_engine(sizes, &sizes->panels[i], table);
		}
	}
}

void plen_touch_sizes_finish(struct plen_touch_sizes *sizes)
{
	for (size_t i = 0; i < PLEN_TOUCH_SIZES_MAX; i++) {
		if (sizes->panels[i].device != 0) {
			hand_out(sizes, &sizes->panels[i]);
		}
	}
}

void plen_touch_sizes_advance(struct plen_touch_sizes *sizes, int64_t now_us)
{
	if (now_us - sizes->told_us >= PAUSE_US) {
		sizes->told_us = now_us;
		plen_touch_sizes_finish(sizes);
	}
}

void plen_touch_sizes_introduce(const struct plen_touch_sizes *sizes,
				struct plen_calibration_run *run)
{
	for (size_t i = 0; i < PLEN_TOUCH_SIZES_MAX; i++) {
		const struct plen_touch_sizes_panel *panel = &sizes->panels[i];
		const struct plen_calibration_id *id = &panel->record.id;
		const struct plen_source_device device = {
			.device = panel->device,
			.name = panel->record.name,
			.bus = id->bus,
			.vendor = id->vendor,
			.product = id->product,
			.reports_size = panel->reports_size,
			.is_pen = id->sensor == PLEN_CALIBRATION_PEN,
			.serial = id->serial,
			.port = id->port,
		};

		if (panel->device != 0) {
			plen_calibration_run_came(run, &device);
		}
	}
}
