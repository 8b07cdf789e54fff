/* SPDX-License-Identifier: MIT */
#include "calibration_panels.h"

#include <stddef.h>
#include <string.h>

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

bool plen_calibration_panels_is_touch(const struct plen_contact *contact)
{
	return (contact->flags & (PLEN_CONTACT_END | PLEN_CONTACT_HOVER)) == 0;
}

bool plen_calibration_panels_is_held(struct plen_calibration_panels *panels,
				     const struct plen_contact_frame *frame)
{
	struct plen_calibration_panel *panel =
		frame->device != 0 ? find(panels, frame->device) : NULL;
	bool is_held = false;

	if (panel == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < frame->count; i++) {
		const struct plen_contact *contact = &frame->contacts[i];
		bool is_new = !panel->has_sent && (contact->flags & PLEN_CONTACT_BEGIN) != 0;
		is_held |= plen_calibration_panels_is_touch(contact) && !is_new;
	}
	panel->is_held = is_held && (panel->is_held || !panel->has_sent);
	panel->has_sent = true;
	return panel->is_held;
}

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
