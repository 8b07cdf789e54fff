/* SPDX-License-Identifier: MIT
 *
 * Multitouch protocol A: each packet lists all contacts anew, SYN_MT_REPORT after each. Which is
 * which follows from the tracking ids, if the device sends them, else from who is nearest.
 */
#include <stdlib.h>

#include "common/mem.h"
#include "decoder_kind.h"
#include "decoder_match.h"
#include "decoder_touch.h"

/* No panel of this kind knows more contacts; what follows is dropped. */
#define POINTS_MAX 256
/* Part of the axis that a contact may cover between two packets and still be the same. */
#define JUMP_MAX 0.1
/* ... if there is but one: a slow panel sees a fast finger every 150 mm. */
#define LONE_JUMP_MAX 0.3

struct point {
	struct plen_touch touch;
	int32_t tracking_id;
	bool has_tracking_id;
	bool has_position;
	bool matched;
	bool shown;
	uint32_t id; /* 0 = not yet given */
};

/* Those that nothing but their place tells, while they are matched. */
struct nameless {
	struct plen_match_point at[POINTS_MAX]; /* in parts of the axes */
	struct point *points[POINTS_MAX];
	uint32_t count;
};

struct packets {
	struct plen_touch_traits traits;
	double x_part, y_part; /* of the axis, by unit */
	struct point next;     /* being filled */
	struct point old[POINTS_MAX], new[POINTS_MAX];
	uint32_t old_count, new_count;
	bool told; /* the packet says which contacts there are, be it none */
	struct nameless nameless_new, nameless_old;
};

static void *create(const struct plen_evdev_info *info)
{
	struct packets *packets = plen_calloc(1, sizeof(*packets));
	struct plen_panel_axes axes = plen_decoder_axes(info);

	plen_touch_traits_init(&packets->traits, info);
	packets->x_part = 1 / (axes.x.max - axes.x.min);
	packets->y_part = 1 / (axes.y.max - axes.y.min);
	return packets;
}

static void destroy(void *state)
{
	free(state);
}

static void finish_point(struct packets *packets)
{
	static const struct point empty;
	struct point *next = &packets->next;
	bool lifted = next->has_tracking_id && next->tracking_id < 0;

	if (next->has_position && !lifted && packets->new_count < POINTS_MAX) {
		packets->new[packets->new_count++] = *next;
	}
	packets->told = true;
	*next = empty;
}

static void set_axis(struct point *next, const struct plen_evdev_event *event)
{
	if (event->code == ABS_MT_TRACKING_ID) {
		next->tracking_id = event->value;
		next->has_tracking_id = true;
	} else if (plen_touch_set(&next->touch, event->code, event->value)) {
		next->has_position |=
			event->code == ABS_MT_POSITION_X || event->code == ABS_MT_POSITION_Y;
	}
}

static void event(void *state, const struct plen_evdev_event *event, struct plen_decoder_out *out)
{
	struct packets *packets = state;

	(void)out;
	if (event->type == EV_SYN && event->code == SYN_MT_REPORT) {
		finish_point(packets);
	} else if (event->type == EV_ABS) {
		set_axis(&packets->next, event);
	} else if (event->type == EV_KEY && event->code == BTN_TOUCH && event->value == 0) {
		packets->told = true;
	}
}

static void join(struct point *new, struct point *old)
{
	new->id = old->id;
	new->shown = true;
	old->matched = true;
}

static void match_by_tracking_id(struct packets *packets)
{
	for (uint32_t n = 0; n < packets->new_count; n++) {
		struct point *new = &packets->new[n];
		for (uint32_t o = 0; new->has_tracking_id &&o < packets->old_count; o++) {
			struct point *old = &packets->old[o];
			if (!old->matched && old->has_tracking_id &&
			    old->tracking_id == new->tracking_id) {
				join(new, old);
				break;
			}
		}
	}
}

static void add_nameless(struct packets *packets, struct nameless *nameless, struct point *point)
{
	nameless->points[nameless->count] = point;
	nameless->at[nameless->count++] = (struct plen_match_point){
		.x = plen_touch_get(&point->touch, ABS_MT_POSITION_X) * packets->x_part,
		.y = plen_touch_get(&point->touch, ABS_MT_POSITION_Y) * packets->y_part,
		.partner = -1,
	};
}

static void find_nameless(struct packets *packets)
{
	packets->nameless_new.count = packets->nameless_old.count = 0;
	for (uint32_t n = 0; n < packets->new_count; n++) {
		if (packets->new[n].id == 0 && !packets->new[n].has_tracking_id) {
			add_nameless(packets, &packets->nameless_new, &packets->new[n]);
		}
	}
	for (uint32_t o = 0; o < packets->old_count; o++) {
		if (!packets->old[o].matched) {
			add_nameless(packets, &packets->nameless_old, &packets->old[o]);
		}
	}
}

static void match_by_distance(struct packets *packets)
{
	struct nameless *news = &packets->nameless_new, *olds = &packets->nameless_old;
	bool lone = packets->new_count == 1 && packets->old_count == 1;

	find_nameless(packets);
	plen_match_points(news->at, news->count, olds->at, olds->count,
			  lone ? LONE_JUMP_MAX : JUMP_MAX);
	for (uint32_t n = 0; n < news->count; n++) {
		if (news->at[n].partner >= 0) {
			join(news->points[n], olds->points[news->at[n].partner]);
		}
	}
}

static void add_contact(struct packets *packets, struct point *point, uint8_t end,
			struct plen_decoder_out *out)
{
	struct plen_panel_contact contact =
		plen_touch_contact(&point->touch, &packets->traits, !point->shown);

	contact.id = point->id;
	contact.flags |= (point->shown ? 0 : PLEN_CONTACT_BEGIN) | end;
	plen_decoder_out_add(out, &contact);
	point->shown = true;
}

static void end_unmatched(struct packets *packets, struct plen_decoder_out *out)
{
	for (uint32_t o = 0; o < packets->old_count; o++) {
		if (!packets->old[o].matched) {
			add_contact(packets, &packets->old[o], PLEN_CONTACT_END, out);
		}
	}
}

static void take_new(struct packets *packets, struct plen_decoder_out *out)
{
	for (uint32_t n = 0; n < packets->new_count; n++) {
		struct point *point = &packets->new[n];
		if (point->id == 0) {
			point->id = plen_decoder_out_next_id(out);
		}
		add_contact(packets, point, 0, out);
		packets->old[n] = *point;
		packets->old[n].matched = false;
	}
	packets->old_count = packets->new_count;
}

static void report(void *state, struct plen_decoder_out *out)
{
	struct packets *packets = state;

	/* A last contact without its SYN_MT_REPORT: some drivers leave it out for one finger. */
	if (packets->next.has_position) {
		finish_point(packets);
	}
	if (packets->told) {
		match_by_tracking_id(packets);
		match_by_distance(packets);
		end_unmatched(packets, out);
		take_new(packets, out);
	} else {
		for (uint32_t o = 0; o < packets->old_count; o++) {
			add_contact(packets, &packets->old[o], 0, out);
		}
	}
	packets->new_count = 0;
	packets->told = false;
}

const struct plen_decoder_kind plen_decoder_packets = {
	.create = create,
	.destroy = destroy,
	.event = event,
	.report = report,
};
