/* SPDX-License-Identifier: MIT */
#include "calibration_panels.h"

#include <stddef.h>
#include <string.h>

#include "common/geometry.h"

/* Dirt does not move; what is seen of it trembles as a still finger does. */
#define SPOT_MM 5.0
/* Longer than frames lose what they see, shorter than a finger takes to come back. */
#define FLICKER_US 250000

static struct plen_calibration_panel *find(struct plen_calibration_panels *panels, uint32_t device)
{
	for (size_t i = 0; i < PLEN_CALIBRATION_PANELS_MAX; i++) {
		if (panels->list[i].device == device) {
			return &panels->list[i];
		}
	}
	return NULL;
}

void plen_calibration_panels_came(struct plen_calibration_panels *panels,
				  const struct plen_source_device *device)
{
	struct plen_calibration_panel *panel = find(panels, 0);

	if (panel != NULL) {
		*panel = (struct plen_calibration_panel){
			.device = device->device,
			.reports_size = device->reports_size,
			.id = plen_calibration_id_of(device),
		};
		plen_calibration_set_text(panel->name, device->name);
	}
}

void plen_calibration_panels_went(struct plen_calibration_panels *panels, uint32_t device)
{
	struct plen_calibration_panel *panel = find(panels, device);

	if (panel != NULL) {
		panel->device = 0;
	}
}

const struct plen_calibration_panel *
plen_calibration_panels_find(const struct plen_calibration_panels *panels, uint32_t device)
{
	for (size_t i = 0; i < PLEN_CALIBRATION_PANELS_MAX; i++) {
		if (device != 0 && panels->list[i].device == device) {
			return &panels->list[i];
		}
	}
	return NULL;
}

/* -- what was down before -- */

/* Neither in the air nor lifted. */
static bool is_touch(const struct plen_contact *contact)
{
	return (contact->flags & (PLEN_CONTACT_END | PLEN_CONTACT_HOVER)) == 0;
}

static bool is_spot(const struct plen_calibration_panel *panel, uint32_t id)
{
	for (uint32_t i = 0; i < panel->spot_count; i++) {
		if (panel->spots[i].id == id) {
			return true;
		}
	}
	return false;
}

/* Whether something but the spots touches. */
static bool has_touch(const struct plen_calibration_panel *panel,
		      const struct plen_contact_frame *frame)
{
	for (uint32_t i = 0; i < frame->count; i++) {
		if (is_touch(&frame->contacts[i]) && !is_spot(panel, frame->contacts[i].id)) {
			return true;
		}
	}
	return false;
}

static bool is_near(const struct plen_calibration_spot *spot, const struct plen_contact *contact)
{
	return plen_geometry_distance_mm(spot->at, contact->at) <= SPOT_MM;
}

static void add_spot(struct plen_calibration_panel *panel, const struct plen_contact *contact,
		     int64_t time_us)
{
	if (panel->spot_count == PLEN_CALIBRATION_SPOTS_MAX) {
		panel->is_held = true;
		return;
	}
	panel->spots[panel->spot_count++] =
		(struct plen_calibration_spot){contact->id, contact->at, true, time_us};
}

static void take_first(struct plen_calibration_panel *panel, const struct plen_contact_frame *frame,
		       bool all)
{
	for (uint32_t i = 0; i < frame->count; i++) {
		const struct plen_contact *contact = &frame->contacts[i];
		bool has_begun = (contact->flags & PLEN_CONTACT_BEGIN) != 0;
		if (is_touch(contact) && (all || !has_begun)) {
			add_spot(panel, contact, frame->time_us);
		}
	}
	panel->has_sent = true;
}

/* The contact that a spot is now: the same, or one that has begun where it has just gone. */
static const struct plen_contact *find_again(const struct plen_calibration_spot *spot,
					     const struct plen_contact_frame *frame)
{
	for (uint32_t i = 0; i < frame->count; i++) {
		const struct plen_contact *contact = &frame->contacts[i];
		bool is_back = !spot->is_down && (contact->flags & PLEN_CONTACT_BEGIN) != 0 &&
			       is_near(spot, contact);
		if (is_touch(contact) && (contact->id == spot->id || is_back)) {
			return contact;
		}
	}
	return NULL;
}

/* False if it is none any more: it has moved, or has been gone for so long that its place is as
 * good as any. */
static bool follow_spot(struct plen_calibration_panel *panel, struct plen_calibration_spot *spot,
			const struct plen_contact_frame *frame)
{
	if (!spot->is_down && frame->time_us - spot->seen_us > FLICKER_US) {
		return false;
	}

	const struct plen_contact *contact = find_again(spot, frame);
	if (contact != NULL && !is_near(spot, contact)) {
		panel->is_held = true;
		return false;
	}
	if (contact != NULL) {
		spot->id = contact->id;
	}
	if (contact != NULL || spot->is_down) {
		spot->seen_us = frame->time_us;
	}
	spot->is_down = contact != NULL;
	return true;
}

static void follow_spots(struct plen_calibration_panel *panel,
			 const struct plen_contact_frame *frame)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < panel->spot_count; i++) {
		struct plen_calibration_spot spot = panel->spots[i];
		if (follow_spot(panel, &spot, frame)) {
			panel->spots[kept++] = spot;
		}
	}
	panel->spot_count = kept;
}

bool plen_calibration_panels_is_held(struct plen_calibration_panels *panels,
				     const struct plen_contact_frame *frame)
{
	struct plen_calibration_panel *panel =
		frame->device != 0 ? find(panels, frame->device) : NULL;

	if (panel == NULL) {
		return false;
	}
	if (panel->has_sent) {
		follow_spots(panel, frame);
	} else {
		take_first(panel, frame, false);
	}
	panel->is_held = panel->is_held && has_touch(panel, frame);
	return panel->is_held;
}

void plen_calibration_panels_was_down(struct plen_calibration_panels *panels,
				      const struct plen_contact_frame *frame)
{
	struct plen_calibration_panel *panel =
		frame->device != 0 ? find(panels, frame->device) : NULL;

	if (panel != NULL) {
		take_first(panel, frame, true);
	}
}

bool plen_calibration_panels_is_answer(const struct plen_calibration_panels *panels,
				       uint32_t device, const struct plen_contact *contact)
{
	const struct plen_calibration_panel *panel = plen_calibration_panels_find(panels, device);

	return is_touch(contact) && (panel == NULL || !is_spot(panel, contact->id));
}

/* -- */

/* Two alike at one board are told apart by number, or else by where they are plugged in. */
struct plen_calibration_id
plen_calibration_panels_identity(const struct plen_calibration_panels *panels,
				 const struct plen_calibration_panel *panel)
{
	struct plen_calibration_id id = panel->id;
	bool is_alone = true;
	bool same_serial = id.serial[0] == '\0';

	for (size_t i = 0; i < PLEN_CALIBRATION_PANELS_MAX; i++) {
		const struct plen_calibration_panel *other = &panels->list[i];
		if (other->device == 0 || other == panel ||
		    !plen_calibration_is_same_model(&other->id, &id)) {
			continue;
		}
		is_alone = false;
		same_serial = same_serial || strcmp(other->id.serial, id.serial) == 0;
	}
	if (is_alone || same_serial) {
		id.serial[0] = '\0';
	}
	if (is_alone || !same_serial) {
		id.port[0] = '\0';
	}
	return id;
}
