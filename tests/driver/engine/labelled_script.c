/* SPDX-License-Identifier: MIT
 *
 * Writes a labelled case in the language of README.md, for a look at it or to make a golden script
 * of it.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "common/mem.h"
#include "labelled.h"

struct sheet {
	FILE *out;
	int64_t time_us;
	uint32_t count;
	struct plen_contact last[PLEN_TEST_TRACKS_MAX];
};

static const struct plen_contact *find(const struct sheet *sheet, uint32_t id)
{
	for (uint32_t i = 0; i < sheet->count; i++) {
		if (sheet->last[i].id == id) {
			return &sheet->last[i];
		}
	}
	return NULL;
}

static const char *verb(const struct plen_contact *last, const struct plen_contact *now)
{
	if (last == NULL) {
		return (now->flags & PLEN_CONTACT_HOVER) != 0 ? "approach" : "down";
	}
	if (((last->flags ^ now->flags) & PLEN_CONTACT_HOVER) != 0) {
		return (now->flags & PLEN_CONTACT_HOVER) != 0 ? "hover" : "touch";
	}
	return "move";
}

static void write_contact(struct sheet *sheet, const struct plen_contact *now)
{
	static const char *const tools[] = {"finger", "pen", "eraser", "palm", "mouse"};
	const struct plen_contact *last = find(sheet, now->id);
	const struct plen_contact none = {.pressure = -1.0};
	const struct plen_contact *old = last != NULL ? last : &none;

	if ((now->flags & PLEN_CONTACT_END) != 0) {
		fprintf(sheet->out, "up %" PRIu32 "\n", now->id);
		return;
	}
	fprintf(sheet->out, "%s %" PRIu32 " %.1f %.1f", verb(last, now), now->id, now->at.x_mm,
		now->at.y_mm);
	if (now->width_mm != old->width_mm || now->height_mm != old->height_mm) {
		fprintf(sheet->out, " size %.1fx%.1f", now->width_mm, now->height_mm);
	}
	if (now->tool != old->tool) {
		fprintf(sheet->out, " tool %s", tools[now->tool]);
	}
	if (now->pressure != old->pressure) {
		fprintf(sheet->out, " pressure %.3f", now->pressure);
	}
	fputc('\n', sheet->out);
}

static void write_missing(struct sheet *sheet, const struct plen_contact_frame *frame)
{
	for (uint32_t i = 0; i < sheet->count; i++) {
		bool there = false;
		for (uint32_t k = 0; k < frame->count; k++) {
			there |= frame->contacts[k].id == sheet->last[i].id;
		}
		if (!there) {
			fprintf(sheet->out, "vanish %" PRIu32 "\n", sheet->last[i].id);
		}
	}
}

static void write_frame(void *data, const struct plen_contact_frame *frame, const uint32_t *tracks)
{
	struct sheet *sheet = data;
	uint32_t kept = 0;

	(void)tracks;
	if (frame->time_us > sheet->time_us) {
		fprintf(sheet->out, "+%.3fms\n", (double)(frame->time_us - sheet->time_us) / 1e3);
	}
	sheet->time_us = frame->time_us;
	write_missing(sheet, frame);
	for (uint32_t i = 0; i < frame->count; i++) {
		write_contact(sheet, &frame->contacts[i]);
	}
	for (uint32_t i = 0; i < frame->count; i++) {
		if ((frame->contacts[i].flags & PLEN_CONTACT_END) == 0) {
			sheet->last[kept++] = frame->contacts[i];
		}
	}
	sheet->count = kept;
}

void plen_test_case_write(const struct plen_test_case *it, FILE *out)
{
	static const char *const kinds[] = {"canvas", "control", "drag", "locked"};
	struct sheet *sheet = plen_calloc(1, sizeof(*sheet));

	for (uint32_t i = 0; i < PLEN_TEST_CASE_ZONES; i++) {
		const struct plen_zone *zone = &plen_test_case_zones[i];
		fprintf(out, "zone %" PRIu32 " %s %g %g %g %g\n", zone->id, kinds[zone->kind],
			zone->rect.x_mm, zone->rect.y_mm, zone->rect.w_mm, zone->rect.h_mm);
	}
	sheet->out = out;
	plen_test_panel_scan(&it->panel, it->tracks, it->track_count, write_frame, sheet);
	free(sheet);
}
