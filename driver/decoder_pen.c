/* SPDX-License-Identifier: MIT
 *
 * A pen with proximity, its other end an eraser. It is one contact for as long as one of its ends
 * is near, and hovers while that does not touch:
 *
 *        near             touch              lift             away
 *   none ────► 1 (hovers) ─────► 1 (writes) ─────► 1 (hovers) ────► none
 *
 * The other end is another contact. Buttons on the barrel mean nothing.
 */
#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "decoder_kind.h"

/* Parts of the range, where no key says that the tip touches: a worn spring presses a little. */
#define PRESS_AT 0.03
#define LIFT_AT 0.01
#define DEGREES_PER_RADIAN (180 / 3.14159265358979323846)
/* Half of the range, where nothing says what its units are. */
#define TILT_DEG 64
#define TILT_MAX_DEG 90

struct tilt {
	double centre, deg_per_unit; /* 0: the pen says nothing of it */
	int32_t value;
};

struct pen {
	bool has_touch_key;
	double pressure_min, pressure_range; /* 0: none */
	bool has_pressed;                    /* it was seen to send a pressure, ever */

	/* As of the last event. */
	uint8_t tips_near; /* a bit each, as tablets know several */
	bool rubber_near;
	bool touches;        /* as the key has it */
	bool touch_is_stale; /* the pen has gone, and its key does not know */
	bool presses;        /* where there is no key */
	int32_t x, y, pressure;
	struct tilt tilt_x, tilt_y;

	/* In this packet, or just before it. */
	bool landed, lifted, left, lost;

	bool active;
	struct plen_panel_contact contact; /* as last shown */
};

/* Resolutions of angles are units a radian. */
static struct tilt tilt_of(const struct plen_evdev_abs *abs)
{
	struct tilt tilt = {0};
	bool has_both_sides = abs->min < 0 && abs->max > 0;

	if (!abs->present || abs->max <= abs->min) {
		return tilt;
	}
	if (has_both_sides && abs->resolution > 0) {
		tilt.deg_per_unit = DEGREES_PER_RADIAN / abs->resolution;
	} else if (has_both_sides && abs->min >= -TILT_MAX_DEG && abs->max <= TILT_MAX_DEG) {
		tilt.deg_per_unit = 1;
	} else {
		tilt.centre = ((double)abs->min + abs->max) / 2;
		tilt.deg_per_unit = 2.0 * TILT_DEG / ((double)abs->max - abs->min);
		tilt.value = (int32_t)tilt.centre;
	}
	return tilt;
}

static int8_t tilt_deg(const struct tilt *tilt)
{
	double deg = (tilt->value - tilt->centre) * tilt->deg_per_unit;

	return (int8_t)lround(fmin(fmax(deg, -TILT_MAX_DEG), TILT_MAX_DEG));
}

static void *create(const struct plen_evdev_info *info)
{
	struct pen *pen = plen_calloc(1, sizeof(*pen));
	const struct plen_evdev_abs *pressure = &info->abs[ABS_PRESSURE];

	pen->has_touch_key = info->has_touch_key;
	if (pressure->present && pressure->max > pressure->min) {
		pen->pressure_min = pressure->min;
		pen->pressure_range = (double)pressure->max - pressure->min;
		pen->pressure = pressure->min;
	}
	pen->tilt_x = tilt_of(&info->abs[ABS_TILT_X]);
	pen->tilt_y = tilt_of(&info->abs[ABS_TILT_Y]);
	return pen;
}

static void destroy(void *state)
{
	free(state);
}

static double pressed_part(const struct pen *pen)
{
	double part = pen->pressure_range > 0
			      ? (pen->pressure - pen->pressure_min) / pen->pressure_range
			      : 0;

	return fmin(fmax(part, 0), 1);
}

static bool is_near(const struct pen *pen)
{
	return pen->tips_near != 0 || pen->rubber_near;
}

static bool is_down(const struct pen *pen)
{
	return pen->has_touch_key ? pen->touches && !pen->touch_is_stale : pen->presses;
}

static uint8_t tool_of(const struct pen *pen)
{
	return pen->rubber_near ? PLEN_CONTACT_ERASER : PLEN_CONTACT_PEN;
}

static struct plen_panel_contact sample(const struct pen *pen, uint32_t id, uint8_t flags)
{
	struct plen_panel_contact contact = {
		.id = id,
		.tool = tool_of(pen),
		.flags = flags,
		.tilt_x_deg = tilt_deg(&pen->tilt_x),
		.tilt_y_deg = tilt_deg(&pen->tilt_y),
		.at = {pen->x, pen->y},
		.pressure = pen->has_pressed ? pressed_part(pen) : -1,
	};

	return contact;
}

/* One that leaves reports zeros in its last packet, so that its contact stays where it was. */
static void end(struct pen *pen, struct plen_decoder_out *out)
{
	if (pen->active) {
		pen->contact.flags |= PLEN_CONTACT_END;
		plen_decoder_out_add(out, &pen->contact);
		pen->active = false;
	}
}

/* A frame shows a contact once: what touches and lifts within a packet is one of its own. */
static void show_tap(struct pen *pen, struct plen_decoder_out *out)
{
	struct plen_panel_contact tap =
		sample(pen, plen_decoder_out_next_id(out), PLEN_CONTACT_BEGIN | PLEN_CONTACT_END);

	plen_decoder_out_add(out, &tap);
}

static void set_touch(struct pen *pen, bool touches, struct plen_decoder_out *out)
{
	bool was_down = is_down(pen);

	pen->has_touch_key = true;
	pen->touches = touches;
	pen->touch_is_stale = false;
	if (touches && !was_down) {
		if (pen->lifted) {
			end(pen, out);
		}
		pen->lifted = false;
		pen->landed = true;
	} else if (!touches && pen->landed) {
		show_tap(pen, out);
		pen->landed = false;
	} else if (!touches && was_down) {
		pen->lifted = true;
	}
}

static void settle_nearness(struct pen *pen)
{
	if (is_near(pen)) {
		pen->touch_is_stale = false;
		return;
	}
	pen->left = true;
	pen->touch_is_stale = pen->touches;
}

static void set_tip(struct pen *pen, uint16_t code, bool is_here)
{
	uint8_t bit = (uint8_t)(1 << (code - BTN_TOOL_PEN));

	pen->tips_near = (uint8_t)(is_here ? pen->tips_near | bit : pen->tips_near & ~bit);
	settle_nearness(pen);
}

static void key_event(struct pen *pen, const struct plen_evdev_event *event,
		      struct plen_decoder_out *out)
{
	/* 2 is the kernel's key repeat. */
	if (event->value != 0 && event->value != 1) {
		return;
	}
	switch (event->code) {
	case BTN_TOOL_PEN:
	case BTN_TOOL_BRUSH:
	case BTN_TOOL_PENCIL:
	case BTN_TOOL_AIRBRUSH:
		set_tip(pen, event->code, event->value != 0);
		break;
	case BTN_TOOL_RUBBER:
		pen->rubber_near = event->value != 0;
		settle_nearness(pen);
		break;
	case BTN_TOUCH:
		set_touch(pen, event->value != 0, out);
		break;
	default:
		break;
	}
}

static void abs_event(struct pen *pen, uint16_t code, int32_t value)
{
	switch (code) {
	case ABS_X:
		pen->x = value;
		break;
	case ABS_Y:
		pen->y = value;
		break;
	case ABS_PRESSURE:
		pen->pressure = value;
		pen->has_pressed |= pressed_part(pen) > 0;
		break;
	case ABS_TILT_X:
		pen->tilt_x.value = value;
		break;
	case ABS_TILT_Y:
		pen->tilt_y.value = value;
		break;
	default:
		break;
	}
}

static void event(void *state, const struct plen_evdev_event *event, struct plen_decoder_out *out)
{
	struct pen *pen = state;

	if (event->type == EV_KEY) {
		key_event(pen, event, out);
	} else if (event->type == EV_ABS) {
		abs_event(pen, event->code, event->value);
	}
}

static void lose(void *state)
{
	((struct pen *)state)->lost = true;
}

/* What was down before events were lost may have lifted, and be down again elsewhere. */
static bool is_over(const struct pen *pen, bool is_down_now)
{
	bool was_down = (pen->contact.flags & PLEN_CONTACT_HOVER) == 0;

	return pen->left || (pen->lost && was_down) || (!is_near(pen) && !is_down_now) ||
	       pen->contact.tool != tool_of(pen);
}

static bool presses(const struct pen *pen)
{
	return is_near(pen) && pressed_part(pen) >= (pen->presses ? LIFT_AT : PRESS_AT);
}

static void report(void *state, struct plen_decoder_out *out)
{
	struct pen *pen = state;

	pen->presses = presses(pen);

	bool down = is_down(pen);
	bool shows = is_near(pen) || down;

	if (pen->active && is_over(pen, down)) {
		end(pen, out);
	}
	if (shows) {
		uint32_t id = pen->active ? pen->contact.id : plen_decoder_out_next_id(out);
		uint8_t begin = pen->active ? 0 : PLEN_CONTACT_BEGIN;
		pen->contact = sample(pen, id, down ? 0 : PLEN_CONTACT_HOVER);

		struct plen_panel_contact shown = pen->contact;
		shown.flags |= begin;
		plen_decoder_out_add(out, &shown);
	}
	pen->active = shows;
	pen->landed = pen->lifted = pen->left = pen->lost = false;
}

const struct plen_decoder_kind plen_decoder_pen = {
	.create = create,
	.destroy = destroy,
	.event = event,
	.lose = lose,
	.report = report,
};
