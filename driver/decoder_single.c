/* SPDX-License-Identifier: MIT
 *
 * One contact at a time, without proximity: a single-touch panel, a mouse that jumps to where a
 * finger is. Each touch is a contact; each press of the left button, where there is no BTN_TOUCH.
 */
#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "decoder_kind.h"

struct single {
	bool mouse; /* BTN_LEFT counts: there is no BTN_TOUCH */
	double pressure_min, pressure_range;
	bool touching;
	bool lost; /* events, since the last packet */

	bool active;
	bool shown;
	bool lifting;                      /* with this packet */
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

static void begin(struct single *single, struct plen_decoder_out *out)
{
	struct plen_panel_contact contact = {
		.id = plen_decoder_out_next_id(out),
		.tool = single->mouse ? PLEN_CONTACT_MOUSE : PLEN_CONTACT_FINGER,
	};

	single->contact = contact;
	single->active = true;
	single->shown = false;
	single->lifting = false;
}

/* Panels say zeros as a finger leaves, so that a contact stays where it was. A mouse does not
 * jump there: desktops would see it. */
static void end(struct single *single, struct plen_decoder_out *out)
{
	if (single->active) {
		struct plen_panel_contact contact = single->contact;
		contact.flags |= PLEN_CONTACT_END | (single->shown ? 0 : PLEN_CONTACT_BEGIN);
		plen_decoder_out_add(out, &contact);
		single->active = false;
	}
}

static void set_touching(struct single *single, bool down, struct plen_decoder_out *out)
{
	if (down && !single->touching) {
		end(single, out);
		begin(single, out);
	} else if (!down && single->touching) {
		if (!single->shown) {
			refresh(single);
		}
		single->lifting = true;
	}
	single->touching = down;
}

static void event(void *state, const struct plen_evdev_event *event, struct plen_decoder_out *out)
{
	struct single *single = state;
	bool is_key = event->type == EV_KEY && (event->value == 0 || event->value == 1);

	if (is_key && event->code == BTN_TOUCH) {
		single->mouse = false;
		set_touching(single, event->value != 0, out);
	} else if (is_key && event->code == BTN_LEFT && single->mouse) {
		set_touching(single, event->value != 0, out);
	} else if (event->type == EV_ABS && event->code == ABS_X) {
		single->x = event->value;
	} else if (event->type == EV_ABS && event->code == ABS_Y) {
		single->y = event->value;
	} else if (event->type == EV_ABS && event->code == ABS_PRESSURE) {
		single->pressure = event->value;
	}
}

static void lose(void *state)
{
	((struct single *)state)->lost = true;
}

static void report(void *state, struct plen_decoder_out *out)
{
	struct single *single = state;
	/* It may have lifted, and be down again elsewhere. */
	bool may_be_another = single->lost && single->shown && single->touching;

	single->lost = false;
	if (single->lifting && single->mouse) {
		refresh(single);
	}
	if (single->lifting || may_be_another) {
		end(single, out);
		single->lifting = false;
	}
	if (may_be_another) {
		begin(single, out);
	}
	if (!single->active) {
		return;
	}
	refresh(single);

	struct plen_panel_contact contact = single->contact;
	contact.flags |= single->shown ? 0 : PLEN_CONTACT_BEGIN;
	plen_decoder_out_add(out, &contact);
	single->shown = true;
}

const struct plen_decoder_kind plen_decoder_single = {
	.create = create,
	.destroy = destroy,
	.event = event,
	.lose = lose,
	.report = report,
};
