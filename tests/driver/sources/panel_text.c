/* SPDX-License-Identifier: MIT */
#include "panel_text.h"

#include <linux/input-event-codes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FINGERS_MAX 64
#define UNITS 32767
/* The kernel's patience. */
#define SILENCE_US 100000

struct finger {
	bool down, lost;
	bool asleep; /* down, but the kernel has lifted it */
	int wait;    /* packets until it comes */
	int id, slot;
	int32_t x, y, dx, dy, distance;
};

/* What the kernel has last told of a slot. */
struct told {
	int32_t values[ABS_CNT];
};

struct panel {
	const struct panel_traits *traits;
	FILE *out;
	uint32_t seed, contacts;
	int64_t time_us;
	int32_t stamp_us;
	int next_id;
	struct finger fingers[FINGERS_MAX];
	struct told told[FINGERS_MAX];
	int slot; /* the current one */
	bool slot_used[FINGERS_MAX];
	bool touched; /* BTN_TOUCH */
	bool late;    /* was the last packet */
};

static uint32_t random_below(struct panel *panel, uint32_t limit)
{
	panel->seed = panel->seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)panel->seed * limit) >> 32);
}

static bool one_in(struct panel *panel, int count)
{
	return count > 0 && random_below(panel, (uint32_t)count) == 0;
}

static void event(struct panel *panel, unsigned type, unsigned code, int32_t value)
{
	fprintf(panel->out, "E: %lld.%06lld %04x %04x %d\n", (long long)(panel->time_us / 1000000),
		(long long)(panel->time_us % 1000000), type, code, value);
}

static int32_t range(const struct panel *panel)
{
	return panel->traits->units > 0 ? panel->traits->units : UNITS;
}

static void describe_axis(struct panel *panel, unsigned code, int32_t max)
{
	fprintf(panel->out, "A: %02x 0 %d 0 0 0\n", code, max);
}

static void describe(struct panel *panel)
{
	const struct panel_traits *traits = panel->traits;
	bool many = traits->protocol <= PANEL_PACKETS;

	fprintf(panel->out, "# EVEMU 1.2\nN: %s\nI: 0003 1209 00ff 0100\n", traits->name);
	if (traits->no_axes) {
		return;
	}
	describe_axis(panel, many ? ABS_MT_POSITION_X : ABS_X, range(panel));
	describe_axis(panel, many ? ABS_MT_POSITION_Y : ABS_Y, range(panel));
	if (traits->protocol == PANEL_SLOTS && !traits->no_slots) {
		describe_axis(panel, ABS_MT_SLOT, (traits->slots > 0 ? traits->slots : 10) - 1);
	}
	if (traits->width > 0) {
		describe_axis(panel, ABS_MT_TOUCH_MAJOR, range(panel));
		describe_axis(panel, ABS_MT_TOUCH_MINOR, range(panel));
		describe_axis(panel, ABS_MT_ORIENTATION, 1);
	}
	if (traits->hovers) {
		describe_axis(panel, ABS_MT_DISTANCE, 1);
	}
}

static int take_id(struct panel *panel)
{
	int id = panel->next_id;
	int step = panel->traits->id_step != 0 ? panel->traits->id_step : 1;

	panel->next_id = (panel->next_id + step) & 0xffff;
	panel->contacts++;
	return id;
}

static void take_slot(struct panel *panel, struct finger *finger)
{
	int slot = 0;

	while (panel->slot_used[slot]) {
		slot++;
	}
	panel->slot_used[slot] = true;
	finger->slot = slot;
}

/* Each finger has a stripe of the panel for itself, so that packets without ids are no riddle. */
static void put_down(struct panel *panel, struct finger *finger)
{
	int index = (int)(finger - panel->fingers);
	int32_t stripe = range(panel) / panel->traits->fingers;

	finger->down = true;
	finger->id = take_id(panel);
	finger->distance = panel->traits->hovers;
	if (!finger->lost) {
		finger->x = stripe * index + (int32_t)random_below(panel, (uint32_t)stripe);
		finger->y = (int32_t)random_below(panel, (uint32_t)range(panel));
		finger->dx = (int32_t)random_below(panel, 21) - 10;
		finger->dy = (int32_t)random_below(panel, 161) - 80;
	}
	finger->lost = false;
	take_slot(panel, finger);
}

static void lift(struct panel *panel, struct finger *finger)
{
	finger->down = false;
	finger->asleep = false;
	finger->wait = 10 + (int)random_below(panel, 60);
	panel->slot_used[finger->slot] = false;
}

static void keep_inside(int32_t *at, int32_t *step, int32_t low, int32_t high)
{
	if (*at < low || *at > high) {
		*step = -*step;
		*at = *at < low ? low : high;
	}
}

static void move(struct panel *panel, struct finger *finger)
{
	int index = (int)(finger - panel->fingers);
	int32_t stripe = range(panel) / panel->traits->fingers;
	int32_t over = panel->traits->outside ? 200 : 0;

	if (one_in(panel, 4)) {
		return; /* holds still */
	}
	finger->distance = 0;
	int32_t speed = panel->traits->speed > 0 ? panel->traits->speed : 1;
	finger->x += finger->dx * speed * range(panel) / UNITS;
	finger->y += finger->dy * speed * range(panel) / UNITS;
	keep_inside(&finger->x, &finger->dx, stripe * index - over, stripe * index + stripe + over);
	keep_inside(&finger->y, &finger->dy, -over, range(panel) + over);
}

static void live(struct panel *panel, struct finger *finger)
{
	const struct panel_traits *traits = panel->traits;

	if (!finger->down) {
		if (--finger->wait <= 0) {
			put_down(panel, finger);
		}
	} else if (one_in(panel, traits->flicker)) {
		lift(panel, finger);
		finger->lost = true;
		finger->wait = 1;
	} else if (one_in(panel, 80)) {
		lift(panel, finger);
		if (traits->reuses) {
			put_down(panel, finger);
		}
	} else {
		move(panel, finger);
	}
}

static void tell(struct panel *panel, int slot, unsigned code, int32_t value)
{
	int32_t *told = &panel->told[slot].values[code];

	if (*told == value) {
		return;
	}
	*told = value;
	if (panel->slot != slot) {
		panel->slot = slot;
		event(panel, EV_ABS, ABS_MT_SLOT, slot);
	}
	event(panel, EV_ABS, code, value);
}

static void tell_slot(struct panel *panel, const struct finger *finger)
{
	const struct panel_traits *traits = panel->traits;

	tell(panel, finger->slot, ABS_MT_TRACKING_ID, finger->id);
	tell(panel, finger->slot, ABS_MT_POSITION_X, finger->x);
	tell(panel, finger->slot, ABS_MT_POSITION_Y, finger->y);
	tell(panel, finger->slot, ABS_MT_DISTANCE, finger->distance);
	if (traits->width > 0) {
		bool wide = traits->width > traits->height;
		tell(panel, finger->slot, ABS_MT_TOUCH_MAJOR,
		     wide ? traits->width : traits->height);
		tell(panel, finger->slot, ABS_MT_TOUCH_MINOR,
		     wide ? traits->height : traits->width);
		tell(panel, finger->slot, ABS_MT_ORIENTATION, wide);
	}
}

static void tell_slots(struct panel *panel)
{
	for (int slot = 0; slot < FINGERS_MAX; slot++) {
		if (!panel->slot_used[slot]) {
			tell(panel, slot, ABS_MT_TRACKING_ID, -1);
		}
	}
	for (int i = 0; i < panel->traits->fingers; i++) {
		if (panel->fingers[i].down) {
			tell_slot(panel, &panel->fingers[i]);
		}
	}
}

static void tell_packet(struct panel *panel)
{
	bool any = false;

	for (int i = 0; i < panel->traits->fingers; i++) {
		const struct finger *finger = &panel->fingers[i];
		if (!finger->down) {
			continue;
		}
		any = true;
		if (panel->traits->protocol == PANEL_PACKETS_WITH_IDS) {
			event(panel, EV_ABS, ABS_MT_TRACKING_ID, finger->id);
		}
		event(panel, EV_ABS, ABS_MT_POSITION_X, finger->x);
		event(panel, EV_ABS, ABS_MT_POSITION_Y, finger->y);
		event(panel, EV_SYN, SYN_MT_REPORT, 0);
	}
	if (!any) {
		event(panel, EV_SYN, SYN_MT_REPORT, 0);
	}
}

static void tell_single(struct panel *panel)
{
	const struct finger *finger = &panel->fingers[0];
	unsigned key = panel->traits->protocol == PANEL_MOUSE ? BTN_LEFT : BTN_TOUCH;

	if (finger->down != panel->touched) {
		panel->touched = finger->down;
		event(panel, EV_KEY, key, finger->down);
	}
	if (finger->down) {
		tell(panel, 0, ABS_X, finger->x);
		tell(panel, 0, ABS_Y, finger->y);
	}
}

static void tell_all(struct panel *panel)
{
	switch (panel->traits->protocol) {
	case PANEL_SLOTS:
		tell_slots(panel);
		break;
	case PANEL_PACKETS_WITH_IDS:
	case PANEL_PACKETS:
		tell_packet(panel);
		break;
	default:
		tell_single(panel);
		break;
	}
}

/* Two that are down, if there are, go on under each other's number. */
static void exchange(struct panel *panel)
{
	struct finger *first = NULL;

	for (int i = 0; i < panel->traits->fingers; i++) {
		struct finger *finger = &panel->fingers[i];
		if (!finger->down) {
			continue;
		}
		if (first == NULL) {
			first = finger;
			continue;
		}
		int id = first->id;
		int slot = first->slot;
		first->id = finger->id;
		first->slot = finger->slot;
		finger->id = id;
		finger->slot = slot;
		return;
	}
}

static bool any_asleep(const struct panel *panel)
{
	bool any = false;

	for (int i = 0; i < panel->traits->fingers; i++) {
		any |= panel->fingers[i].asleep;
	}
	return any;
}

/* Slots are given out anew as well, and not in the order in which they were. */
static void find_again(struct panel *panel)
{
	memset(panel->slot_used, 0, sizeof(panel->slot_used));
	for (int i = panel->traits->fingers - 1; i >= 0; i--) {
		struct finger *finger = &panel->fingers[i];
		if (finger->asleep) {
			finger->id = take_id(panel);
			finger->asleep = false;
		}
		if (finger->down) {
			take_slot(panel, finger);
		}
	}
}

static void lift_by_kernel(struct panel *panel, int64_t time_us)
{
	int64_t now_us = panel->time_us;

	panel->time_us = time_us;
	for (int i = 0; i < panel->traits->fingers; i++) {
		struct finger *finger = &panel->fingers[i];
		finger->asleep = finger->down;
		if (finger->down) {
			tell(panel, finger->slot, ABS_MT_TRACKING_ID, -1);
		}
	}
	if (any_asleep(panel)) {
		event(panel, EV_SYN, SYN_REPORT, 0);
	}
	panel->time_us = now_us;
}

static void fall_silent(struct panel *panel)
{
	int64_t since_us = panel->time_us;

	panel->time_us += 3000000;
	panel->stamp_us = 0;
	if (panel->traits->lifted_by_kernel) {
		lift_by_kernel(panel, since_us + SILENCE_US);
	}
}

static void packet(struct panel *panel, bool last)
{
	const struct panel_traits *traits = panel->traits;

	for (int i = 0; i < traits->fingers; i++) {
		struct finger *finger = &panel->fingers[i];
		if (!last) {
			live(panel, finger);
		} else if (finger->down && !traits->ends_down) {
			lift(panel, finger);
		}
	}
	if (one_in(panel, traits->exchange)) {
		exchange(panel);
	}
	if (any_asleep(panel)) {
		find_again(panel);
	}
	tell_all(panel);
	if (traits->stamps) {
		event(panel, EV_MSC, MSC_TIMESTAMP, panel->stamp_us);
	}
	if (!last || !traits->ends_inside) {
		event(panel, EV_SYN, SYN_REPORT, 0);
	}
	/* The bus adds to each packet's time, and takes it back from the next. */
	int32_t period_us = traits->period_us > 0 ? traits->period_us : 8000;
	panel->time_us += period_us + (panel->late ? -1500 : 1500);
	panel->late = !panel->late;
	panel->stamp_us += period_us;
	if (one_in(panel, traits->silence) || (last && traits->lifted_by_kernel)) {
		fall_silent(panel);
	}
}

char *panel_text(const struct panel_traits *traits, uint32_t seed, int packets, uint32_t *contacts)
{
	struct panel *panel = calloc(1, sizeof(*panel));
	char *text = NULL;
	size_t size = 0;

	panel->traits = traits;
	panel->seed = seed;
	panel->next_id = traits->first_id;
	panel->time_us = 1000000;
	panel->out = open_memstream(&text, &size);
	for (int i = 0; i < FINGERS_MAX; i++) {
		panel->fingers[i].wait = i < 2 ? i : (int)random_below(panel, 60);
		panel->told[i].values[ABS_MT_TRACKING_ID] = -1;
	}
	describe(panel);
	for (int i = 0; i < packets; i++) {
		packet(panel, i == packets - 1);
	}
	fclose(panel->out);
	*contacts = panel->contacts;
	free(panel);
	return text;
}
