/* SPDX-License-Identifier: MIT */
#include "driver/calibration_print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calibration_format.h"
#include "driver/calibration_file.h"

/* 9 decimals: to a hundred-thousandth of a millimetre on the widest board. No fewer than that are
 * chance, and nobody should wonder about 1e-32. */
static void print_number(FILE *out, double value)
{
	char text[64];
	size_t length = (size_t)snprintf(text, sizeof(text), "%.9f", value);

	while (text[length - 1] == '0') {
		text[--length] = '\0';
	}
	if (text[length - 1] == '.') {
		text[--length] = '\0';
	}
	fprintf(out, " %s", strcmp(text, "-0") != 0 ? text : "0");
}

static void print_map(FILE *out, const struct plen_calibration *map)
{
	fprintf(out, "map");
	for (int i = 0; i < PLEN_CALIBRATION_MAP_NUMBERS; i++) {
		print_number(out, map->m[i]);
	}
}

static void print_sizes(FILE *out, const struct plen_touch_size *size, const char *before,
			const char *after)
{
	const struct {
		const char *name;
		double mm;
	} sizes[] = {{"nib", size->nib_mm}, {"finger", size->finger_mm}, {"palm", size->palm_mm}};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		if (sizes[i].mm > 0) {
			fprintf(out, "%s%s %.2f%s", before, sizes[i].name, sizes[i].mm, after);
		}
	}
}

static void print_text(FILE *out, const char *key, const char *text)
{
	if (text[0] != '\0') {
		fprintf(out, "%s %s\n", key, text);
	}
}

/* Memory streams only fail when memory does. */
static FILE *open_text(char **text, size_t *size)
{
	FILE *out = open_memstream(text, size);

	if (out == NULL) {
		abort();
	}
	return out;
}

static void print_record(FILE *out, const struct plen_calibration_record *record)
{
	const struct plen_calibration_id *id = &record->id;

	fprintf(out, "%s %04x:%04x:%04x\n", id->sensor == PLEN_CALIBRATION_PEN ? "pen" : "touch",
		id->bus, id->vendor, id->product);
	print_text(out, "name", record->name);
	print_text(out, "serial", id->serial);
	print_text(out, "port", id->port);
	if (record->has_map) {
		print_map(out, &record->map);
		fprintf(out, "\n");
	}
	print_sizes(out, &record->size, "", "\n");
	if (record->size.strokes > 0) {
		fprintf(out, "strokes %u\n", record->size.strokes);
	}
}

char *plen_calibration_print_file(const struct plen_calibration_record *records, size_t count)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_text(&text, &size);

	fprintf(out, PLEN_CALIBRATION_FIRST_LINE "\n");
	for (size_t i = 0; i < count; i++) {
		print_record(out, &records[i]);
	}
	fprintf(out, "end\n");
	fclose(out);
	return text;
}

char *plen_calibration_print_hwdb(const struct plen_calibration_record *record)
{
	const struct plen_calibration_id *id = &record->id;
	bool is_pen = id->sensor == PLEN_CALIBRATION_PEN;
	struct plen_touch_size size = record->size;
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_text(&text, &length);

	fprintf(out, "# %s\n", record->name[0] != '\0' ? record->name : "a touch panel");
	fprintf(out, "evdev:input:b%04Xv%04Xp%04X*\n", id->bus, id->vendor, id->product);
	fprintf(out, " %s=1",
		is_pen ? PLEN_CALIBRATION_PROPERTY_PEN : PLEN_CALIBRATION_PROPERTY_TOUCH);
	if (record->has_map) {
		fprintf(out, " ");
		print_map(out, &record->map);
	}
	/* What one wall has learned is its own. */
	if (size.strokes > 0) {
		size.finger_mm = 0;
	}
	print_sizes(out, &size, " ", "");
	fprintf(out, "\n");
	fclose(out);
	return text;
}
