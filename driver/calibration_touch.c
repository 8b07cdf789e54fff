/* SPDX-License-Identifier: MIT */
#include "calibration_touch.h"

#include <math.h>

/* A finger that rests on a cross does so for this long, */
#define HOLD_US 600000
/* shown in so many steps. */
#define HOLD_STEPS 6
/* Further than any panel jitters under a finger that is still. */
#define STILL_MM 5.0

static void restart(struct plen_calibration_touch *touch, struct plen_board_pt at, int64_t now_us)
{
	touch->since_us = now_us;
	touch->anchor = at;
	touch->samples = 0;
	touch->x_sum = touch->y_sum = touch->size_sum = 0;
}

static void land(struct plen_calibration_touch *touch, const struct plen_contact *first,
		 int64_t now_us)
{
	touch->is_down = true;
	touch->is_spent = false;
	touch->id = first->id;
	restart(touch, first->at, now_us);
}

static void add_sample(struct plen_calibration_touch *touch, struct plen_board_pt at, double mm)
{
	touch->samples++;
	touch->x_sum += at.x_mm;
	touch->y_sum += at.y_mm;
	touch->size_sum += mm;
}

void plen_calibration_touch_follow(struct plen_calibration_touch *touch,
				   const struct plen_calibration_hand *hand, bool whole_hand,
				   int64_t now_us)
{
	if (hand->count == 0) {
		touch->is_down = false;
		return;
	}
	if (!touch->is_down) {
		land(touch, hand->first, now_us);
	}
	if (touch->is_spent) {
		return;
	}
	if (!whole_hand && (hand->count > 1 || hand->first->id != touch->id)) {
		touch->is_spent = true;
		return;
	}

	const struct plen_contact *contact = whole_hand ? hand->largest : hand->first;
	if (!whole_hand && plen_geometry_distance_mm(contact->at, touch->anchor) > STILL_MM) {
		restart(touch, contact->at, now_us);
	}
	add_sample(touch, contact->at, hand->largest_mm);
}

void plen_calibration_touch_spend(struct plen_calibration_touch *touch)
{
	touch->is_spent = touch->is_down;
}

static bool counts(const struct plen_calibration_touch *touch)
{
	return touch->is_down && !touch->is_spent && touch->samples > 0;
}

int64_t plen_calibration_touch_end_us(const struct plen_calibration_touch *touch)
{
	return counts(touch) ? touch->since_us + HOLD_US : INT64_MAX;
}

static int64_t step_at(const struct plen_calibration_touch *touch, int64_t now_us)
{
	return (now_us - touch->since_us) * HOLD_STEPS / HOLD_US;
}

double plen_calibration_touch_held(const struct plen_calibration_touch *touch, int64_t now_us)
{
	return counts(touch) ? fmin((double)step_at(touch, now_us) / HOLD_STEPS, 1) : 0;
}

int64_t plen_calibration_touch_step_us(const struct plen_calibration_touch *touch, int64_t now_us)
{
	if (!counts(touch)) {
		return INT64_MAX;
	}
	/* Rounded up, so that the step has come then. */
	return touch->since_us +
	       ((step_at(touch, now_us) + 1) * HOLD_US + HOLD_STEPS - 1) / HOLD_STEPS;
}

struct plen_board_pt plen_calibration_touch_place(const struct plen_calibration_touch *touch)
{
	return (struct plen_board_pt){touch->x_sum / touch->samples, touch->y_sum / touch->samples};
}

double plen_calibration_touch_size_mm(const struct plen_calibration_touch *touch)
{
	return touch->size_sum / touch->samples;
}
