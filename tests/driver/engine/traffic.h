/* SPDX-License-Identifier: MIT
 *
 * Simulated classes: contact frames as a wall full of hands would make them, drawn from a seed, the
 * same ones everywhere. Half of all contacts land beside another, since that is where the rules of
 * the gesture engine are.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/contact.h"
#include "common/zone.h"
#include "driver/engine.h"

#define PLEN_TEST_STEPS 500 /* frames in a lesson */
#define PLEN_TEST_DEVICES 2
#define PLEN_TEST_HANDS 24 /* contacts down at once */
#define PLEN_TEST_ZONES 6

extern const struct plen_zone plen_test_zones[PLEN_TEST_ZONES];

struct plen_test_sample {
	struct plen_contact contact;
	uint32_t home; /* the zone on which it lands */
};

struct plen_test_step {
	int64_t time_us;
	uint32_t device;
	bool unplugged; /* the device goes and comes back after this frame */
	uint32_t count;
	struct plen_test_sample samples[PLEN_TEST_HANDS * 2];
};

struct plen_test_lesson {
	/* How large touches look to each device: measured, learned, or all zero. */
	struct plen_touch_size sizes[PLEN_TEST_DEVICES];
	uint32_t contacts; /* how many ids begin in it */
	struct plen_test_step steps[PLEN_TEST_STEPS];
};

void plen_test_make_lesson(struct plen_test_lesson *lesson, uint64_t seed);

/* Before it is played: what is known of its devices. */
void plen_test_lesson_tell(const struct plen_test_lesson *lesson, struct plen_engine *engine);

/* Chance: the next number of a sequence that the seed alone decides. */
uint64_t plen_test_draw(uint64_t *seed);
uint32_t plen_test_draw_below(uint64_t *seed, uint32_t limit);
bool plen_test_draw_chance(uint64_t *seed, uint32_t percent);
double plen_test_draw_between(uint64_t *seed, double low, double high);
