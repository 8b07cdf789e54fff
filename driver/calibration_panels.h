/* SPDX-License-Identifier: MIT
 *
 * The panels that are here while somebody calibrates: who they are, and whether something was down
 * on them before it began. Plain memory, of the run.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/contact.h"
#include "driver/calibration_table.h"
#include "driver/source.h"

#define PLEN_CALIBRATION_PANELS_MAX 32

struct plen_calibration_panel {
	uint32_t device; /* 0 = none */
	bool reports_size;
	bool has_sent, is_held; /* a frame of it came; what was down then still is */
	struct plen_calibration_id id;
	char name[PLEN_CALIBRATION_TEXT_MAX];
};

struct plen_calibration_panels {
	struct plen_calibration_panel list[PLEN_CALIBRATION_PANELS_MAX];
};

void plen_calibration_panels_came(struct plen_calibration_panels *panels,
				  const struct plen_source_device *device);
void plen_calibration_panels_went(struct plen_calibration_panels *panels, uint32_t device);
/* NULL if there is none, as for 0. */
const struct plen_calibration_panel *
plen_calibration_panels_find(const struct plen_calibration_panels *panels, uint32_t device);

/* Whether it touches the panel, neither in the air nor lifted. */
bool plen_calibration_panels_is_touch(const struct plen_contact *contact);
/* What was down before this began lies as the panel did then, and is nobody's answer: true until it
 * has lifted. To be asked of every frame. */
bool plen_calibration_panels_is_held(struct plen_calibration_panels *panels,
				     const struct plen_contact_frame *frame);

/* What a record of that panel is to name. */
struct plen_calibration_id
plen_calibration_panels_identity(const struct plen_calibration_panels *panels,
				 const struct plen_calibration_panel *panel);
