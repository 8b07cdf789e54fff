/* SPDX-License-Identifier: MIT */
#include "source_panel.h"

#include <stdlib.h>

#include "common/mem.h"

void plen_source_panel_init(struct plen_source_panel *panel, uint32_t device,
			    const struct plen_panel_axes *axes)
{
	*panel = (struct plen_source_panel){.device = device, .axes = *axes};
}

/* -- contacts that go on as they began -- */

static bool is_touching(uint8_t flags)
{
	return (flags & (PLEN_CONTACT_END | PLEN_CONTACT_HOVER)) == 0;
}

static struct plen_source_held *find_held(const struct plen_source_panel *panel, uint32_t id)
{
	for (size_t i = 0; i < panel->held_count; i++) {
		if (panel->held[i].id == id) {
			return &panel->held[i];
		}
	}
	return NULL;
}

static void hold(struct plen_source_panel *panel, uint32_t id)
{
	if (find_held(panel, id) == NULL) {
		panel->held = plen_grow(panel->held, panel->held_count, &panel->held_capacity,
					sizeof(*panel->held));
		panel->held[panel->held_count++] = (struct plen_source_held){id, panel->lie};
	}
}

static bool is_down_in(const struct plen_panel_frame *frame, uint32_t id)
{
	for (uint32_t i = 0; i < frame->count; i++) {
		if (frame->contacts[i].id == id && is_touching(frame->contacts[i].flags)) {
			return true;
		}
	}
	return false;
}

static void let_go_of_lifted(struct plen_source_panel *panel, const struct plen_panel_frame *frame)
{
	size_t kept = 0;

	for (size_t i = 0; i < panel->held_count; i++) {
		if (is_down_in(frame, panel->held[i].id)) {
			panel->held[kept++] = panel->held[i];
		}
	}
	panel->held_count = kept;
}

static const struct plen_calibration *calibration_of(const struct plen_source_panel *panel,
						     uint32_t id)
{
	const struct plen_source_held *held = find_held(panel, id);
	const struct plen_source_lie *lie = held != NULL ? &held->lie : &panel->lie;

	return lie->is_calibrated ? &lie->calibration : NULL;
}

/* -- */

void plen_source_panel_calibrate(struct plen_source_panel *panel,
				 const struct plen_calibration *calibration)
{
	for (size_t i = 0; i < panel->count; i++) {
		if (is_touching(panel->contacts[i].flags)) {
			hold(panel, panel->contacts[i].id);
		}
	}
	panel->lie.is_calibrated = calibration != NULL;
	if (calibration != NULL) {
		panel->lie.calibration = *calibration;
	}
}

void plen_source_panel_finish(struct plen_source_panel *panel)
{
	free(panel->contacts);
	free(panel->held);
	panel->contacts = NULL;
	panel->held = NULL;
}

void plen_source_panel_frame(struct plen_source_panel *panel, const struct plen_source_sink *sink,
			     struct plen_board_size board, const struct plen_panel_frame *frame,
			     int64_t read_us)
{
	struct plen_contact_frame out = {
		.device = panel->device,
		.time_us = frame->time_us,
		.count = frame->count,
	};

	if (sink->frame == NULL) {
		return;
	}
	for (uint32_t i = 0; i < frame->count; i++) {
		const struct plen_panel_contact *contact = &frame->contacts[i];
		panel->contacts =
			plen_grow(panel->contacts, i, &panel->capacity, sizeof(*panel->contacts));
		panel->contacts[i] = plen_panel_to_board(
			&panel->axes, board, calibration_of(panel, contact->id), contact);
	}
	panel->count = frame->count;
	let_go_of_lifted(panel, frame);
	out.contacts = panel->contacts;
	sink->frame(sink->data, &out, read_us);
}
