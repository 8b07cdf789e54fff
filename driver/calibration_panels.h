/* SPDX-License-Identifier: MIT
 *
 * The panels that are here while somebody calibrates: who they are, and what was down on them
 * before it began, which is nobody's answer. Plain memory, of the run.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/contact.h"
#include "driver/calibration_table.h"
#include "driver/source.h"

#define PLEN_CALIBRATION_PANELS_MAX 32

/* More than any frame has; who leans on a wall with more is no dead spot. */
#define PLEN_CALIBRATION_SPOTS_MAX 16

/* What was down before, and keeps still. */
struct plen_calibration_spot {
	uint32_t id;
	struct plen_board_pt at; /* where it was first seen */
	bool is_down;
	int64_t seen_us;
};

struct plen_calibration_panel {
	uint32_t device; /* 0 = none */
	bool reports_size;
	bool has_sent; /* a frame of it came */
	bool is_held;  /* what was down then was no spot, and something but spots is down still */
	struct plen_calibration_spot spots[PLEN_CALIBRATION_SPOTS_MAX];
	uint32_t spot_count;
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

/* What was down before this began lies as the panel did then: true from when it has moved until
 * nothing but spots is down. To be asked of every frame. */
bool plen_calibration_panels_is_held(struct plen_calibration_panels *panels,
				     const struct plen_contact_frame *frame);
/* All of this first frame was down before. */
void plen_calibration_panels_was_down(struct plen_calibration_panels *panels,
				      const struct plen_contact_frame *frame);
/* Whether somebody touches the panel: neither in the air, nor lifted, nor a spot. To be asked after
 * is_held. */
bool plen_calibration_panels_is_answer(const struct plen_calibration_panels *panels,
				       uint32_t device, const struct plen_contact *contact);

/* What a record of that panel is to name. */
struct plen_calibration_id
plen_calibration_panels_identity(const struct plen_calibration_panels *panels,
				 const struct plen_calibration_panel *panel);
