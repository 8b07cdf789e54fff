/* SPDX-License-Identifier: MIT
 *
 * How large fingers look to each panel. Two things that must not be mixed:
 *
 *   told      by plen_engine_set_touch_size; decides what is a palm, and what is a nib
 *   learned   from ordinary strokes and taps of the device; only reported, to be told another time
 *
 * Were what is learned used at once, the writing in one pane would move the limits in another.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "driver/engine.h"
#include "driver/touch_size.h"

struct plen_engine_contact;

/* Sizes are counted in steps of 1 mm. Larger is no finger on any panel. */
#define PLEN_ENGINE_SIZE_STEPS 50

/* More panels than one machine has sockets for; what comes beyond is judged as unknown. */
#define PLEN_ENGINE_DEVICES_MAX 32

struct plen_engine_size {
	uint32_t device;
	bool present;    /* between came and went */
	bool has_learnt; /* since it was told */
	struct plen_touch_size told;
	/* What follows from it. */
	double palm_mm;       /* a palm's long side, at least */
	double palm_short_mm; /* ... and short side */
	double nib_mm;        /* a nib's mean size, at most; 0: nibs cannot be told from fingers */
	/* How many strokes were of which size. Old ones fade. */
	uint16_t steps[PLEN_ENGINE_SIZE_STEPS];
};

struct plen_engine_sizes {
	struct plen_engine_size unknown; /* of a device for which there is no place */
	uint32_t count;
	struct plen_engine_size list[PLEN_ENGINE_DEVICES_MAX];
};

void plen_engine_size_init(struct plen_engine_sizes *sizes,
			   const struct plen_engine_config *config);
/* The device's place, which stays where it is until the device has gone; never NULL. */
struct plen_engine_size *plen_engine_size_of(struct plen_engine_sizes *sizes, uint32_t device);
/* What there is of a device, come or gone; never NULL. */
const struct plen_engine_size *plen_engine_size_find(const struct plen_engine_sizes *sizes,
						     uint32_t device);
void plen_engine_size_gone(struct plen_engine_sizes *sizes, uint32_t device);

void plen_engine_size_tell(struct plen_engine_size *size, const struct plen_touch_size *told,
			   const struct plen_engine_config *config);
struct plen_touch_size plen_engine_size_known(const struct plen_engine_size *size);

/* A stroke that nothing claimed has ended. */
void plen_engine_size_learn(const struct plen_engine_contact *stroke, int64_t lifted_us,
			    const struct plen_engine_config *config);
/* Finds out whether the contact, a finger as the panel has it, is a nib, and so a pen; or was taken
 * for one and has turned out to be too large. */
void plen_engine_size_judge(struct plen_engine_contact *contact, int64_t now_us,
			    const struct plen_engine_config *config);
