/* SPDX-License-Identifier: MIT
 *
 * One contact at a time: a single-touch panel, a pen with proximity, an absolute mouse. Without
 * proximity each touch is a contact. A pen is one contact for as long as it is near, and hovers
 * while it does not touch:
 *
 *        near             touch              lift             away
 *   none ────► 1 (hovers) ─────► 1 (writes) ─────► 1 (hovers) ────► none
 */
#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "decoder_kind.h"

struct single {
	bool mouse; /* BTN_LEFT counts: there is no BTN_TOUCH */
	double pressure_min, pressure_range;
	bool pen_near, rubber_near, touching;

	bool active;
	bool shown;
	bool dipped;                       /* a pen that was near has touched in this packet */
	bool lifting;                      /* with this packet, which may still say where */
	struct plen_panel_contact contact; /* as last shown */
	int32_t x, y, pressure;            /* as of the last event */
};

static void *create(const struct plen_evdev_info *info)
{
	struct single *single = plen_calloc(1, sizeof(*single));
	const struct plen_evdev_abs *pressure = &info->abs[ABS_PRESSURE];

	single->mouse = !info->has_touch_key;
	if (pressure->present && pressure->max > pressure->min) {
		single->pressure_min = pressure->min;
		single->pressure_range = (double)pressure->max - pressure->min;
	}
	return single;
}

static void destroy(void *state)
{
	free(state);
}

static double pressure_of(const struct single *single)
{
	if (single->pressure_range <= 0) {
		return -1;
	}

	double pressure = (single->pressure - single->pressure_min) / single->pressure_range;
	return fmin(fmax(pressure, 0), 1);
}

static void refresh(struct single *single)
{
	single->contact.at.x = single->x;
	single->contact.at.y = single->y;
	single->contact.pressure = pressure_of(single);
}

static void begin(struct single *single, uint8_t tool, uint8_t hover, struct plen_decoder_out *out)
{
	struct plen_panel_contact contact = {
		.id = plen_decoder_out_next_id(out),
		.tool = tool,
		.flags = hover,
	};

	single->contact = contact;
	single->active = true;
	single->shown = false;
}

static bool is_near(const struct single *single)
{
	return single->pen_near || single->rubber_near;
}

/* One that leaves reports zeros in its last packet, so that its contact stays where it was. */
static void end(struct single *single, struct plen_decoder_out *out)
{
	if (!single->active) {
		return;
	}
	if (!single->shown && !single->lifting) {
		refresh(single);
	}

	struct plen_panel_contact contact = single->contact;
	contact.flags |= PLEN_CONTACT_END | (single->shown ? 0 : PLEN_CONTACT_BEGIN);
	plen_decoder_out_add(out, &contact);
	single->active = false;
	single->lifting = false;
}

static uint8_t near_tool(const struct single *single)
{
	if (single->rubber_near) {
		return PLEN_CONTACT_ERASER;
	}
	return single->pen_near ? PLEN_CONTACT_PEN : PLEN_CONTACT_FINGER;
}

static bool hovers(const struct single *single)
{
	return single->active && (single->contact.flags & PLEN_CONTACT_HOVER) != 0;
}

static void touch(struct single *single, uint8_t tool, struct plen_decoder_out *out)
{
	if (is_near(single) && hovers(single) && !single->lifting) {
		single->contact.flags &= (uint8_t)~PLEN_CONTACT_HOVER;
		single->dipped = true;
		return;
	}
	end(single, out);
	begin(single, tool, 0, out);
}

/* A frame shows a contact once: what touches and lifts within a packet is one of its own. */
static void show_tap(struct single *single, struct plen_decoder_out *out)
{
	struct plen_panel_contact tap = single->contact;

	single->contact.flags |= PLEN_CONTACT_HOVER;
	single->dipped = false;
	tap.id = plen_decoder_out_next_id(out);
	tap.flags = PLEN_CONTACT_BEGIN | PLEN_CONTACT_END;
	tap.at.x = single->x;
	tap.at.y = single->y;
	tap.pressure = pressure_of(single);
	plen_decoder_out_add(out, &tap);
}

static void set_touching(struct single *single, bool down, uint8_t tool,
			 struct plen_decoder_out *out)
{
	if (down) {
		touch(single, tool, out);
	} else if (single->dipped) {
		show_tap(single, out);
	} else if (single->touching) {
		if (!single->shown) {
			refresh(single);
		}
		single->lifting = true;
	}
	single->touching = down;
}

static void key_event(struct single *single, const struct plen_evdev_event *event,
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
		single->pen_near = event->value != 0;
		break;
	case BTN_TOOL_RUBBER:
		single->rubber_near = event->value != 0;
		break;
	case BTN_TOUCH:
		single->mouse = false;
		set_touching(single, event->value != 0, near_tool(single), out);
		break;
	case BTN_LEFT:
		if (single->mouse) {
			set_touching(single, event->value != 0, PLEN_CONTACT_MOUSE, out);
		}
		break;
	default:
		break;
	}
}

static void event(void *state, const struct plen_evdev_event *event, struct plen_decoder_out *out)
{
	struct single *single = state;

	if (event->type == EV_KEY) {
		key_event(single, event, out);
	} else if (event->type == EV_ABS && event->code == ABS_X) {
		single->x = event->value;
	} else if (event->type == EV_ABS && event->code == ABS_Y) {
		single->y = event->value;
	} else if (event->type == EV_ABS && event->code == ABS_PRESSURE) {
		single->pressure = event->value;
	}
}

/* What was taken for a finger may turn out to be a pen; but a pen that is turned over is another.
 */
static bool is_other_end(const struct single *single)
{
	bool is_tool = single->contact.tool == PLEN_CONTACT_PEN ||
		       single->contact.tool == PLEN_CONTACT_ERASER;

	return is_tool && single->shown && single->contact.tool != near_tool(single);
}

static bool is_over(const struct single *single)
{
	if (!is_near(single)) {
		return single->lifting || !single->touching;
	}
	return is_other_end(single) || (single->lifting && !single->shown);
}

static void report(void *state, struct plen_decoder_out *out)
{
	struct single *single = state;
	bool near = is_near(single);

	if (single->active && is_over(single)) {
		end(single, out);
	}
	if (!single->active && (near || single->touching)) {
		begin(single, near_tool(single), single->touching ? 0 : PLEN_CONTACT_HOVER, out);
	}
	single->dipped = false;
	if (!single->active) {
		return;
	}
	refresh(single);
	if (single->lifting) {
		single->contact.flags |= PLEN_CONTACT_HOVER;
		single->lifting = false;
	}
	if (near) {
		/* The tool key may follow the touch within one packet. */
		single->contact.tool = near_tool(single);
	}

	struct plen_panel_contact contact = single->contact;
	contact.flags |= single->shown ? 0 : PLEN_CONTACT_BEGIN;
	plen_decoder_out_add(out, &contact);
	single->shown = true;
}

const struct plen_decoder_kind plen_decoder_single = {
	.create = create,
	.destroy = destroy,
	.event = event,
	.report = report,
};
