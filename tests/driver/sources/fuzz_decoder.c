/* SPDX-License-Identifier: MIT
 *
 * Any bytes are a node and what it sends: first what it says of itself, a bit each, then an event
 * in every three bytes. Whatever it is, the decoder keeps its promises; and a pen or mouse inks in
 * no packet in which it does not touch.
 */
#include <stdlib.h>

#include "decoder_ledger.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum node {
	NODE_HAS_TOUCH_KEY = 1 << 0,
	NODE_IS_PEN = 1 << 1,
	NODE_HAS_CONTACTS = 1 << 2,
	NODE_HAS_SLOTS = 1 << 3,
	NODE_HAS_PRESSURE = 1 << 4,
	NODE_HAS_TILT = 1 << 5,
	NODE_HAS_TILT_UNITS = 1 << 6,
	NODE_HAS_WIDE_AXES = 1 << 7,
};

static const struct {
	uint16_t type, code;
} kinds[] = {
	{EV_SYN, SYN_REPORT},
	{EV_SYN, SYN_DROPPED},
	{EV_SYN, SYN_MT_REPORT},
	{EV_KEY, BTN_TOUCH},
	{EV_KEY, BTN_LEFT},
	{EV_KEY, BTN_RIGHT},
	{EV_KEY, BTN_TOOL_PEN},
	{EV_KEY, BTN_TOOL_RUBBER},
	{EV_KEY, BTN_TOOL_BRUSH},
	{EV_KEY, BTN_STYLUS},
	{EV_ABS, ABS_X},
	{EV_ABS, ABS_Y},
	{EV_ABS, ABS_PRESSURE},
	{EV_ABS, ABS_TILT_X},
	{EV_ABS, ABS_TILT_Y},
	{EV_ABS, ABS_MT_SLOT},
	{EV_ABS, ABS_MT_TRACKING_ID},
	{EV_ABS, ABS_MT_POSITION_X},
	{EV_ABS, ABS_MT_POSITION_Y},
	{EV_ABS, ABS_MT_TOOL_TYPE},
	{EV_ABS, ABS_MT_DISTANCE},
	{EV_ABS, ABS_MT_TOUCH_MAJOR},
	{EV_MSC, MSC_TIMESTAMP},
	{EV_ABS, ABS_MT_PRESSURE},
};

static void add_axis(struct plen_evdev_info *info, unsigned code, unsigned node, int32_t resolution)
{
	struct plen_evdev_abs narrow = {true, -100, 100, resolution};
	struct plen_evdev_abs wide = {true, INT32_MIN, INT32_MAX, resolution};

	info->abs[code] = (node & NODE_HAS_WIDE_AXES) != 0 ? wide : narrow;
}

static void describe(struct plen_evdev_info *info, unsigned node)
{
	int32_t tilt_units = (node & NODE_HAS_TILT_UNITS) != 0 ? 57 : 0;

	info->has_touch_key = (node & NODE_HAS_TOUCH_KEY) != 0;
	info->has_pen_key = (node & NODE_IS_PEN) != 0;
	add_axis(info, ABS_X, node, 0);
	add_axis(info, ABS_Y, node, 0);
	if ((node & NODE_HAS_CONTACTS) != 0) {
		add_axis(info, ABS_MT_POSITION_X, node, 0);
		add_axis(info, ABS_MT_POSITION_Y, node, 0);
		add_axis(info, ABS_MT_TOUCH_MAJOR, node, 0);
	}
	if ((node & NODE_HAS_SLOTS) != 0) {
		info->abs[ABS_MT_SLOT] = (struct plen_evdev_abs){true, 0, 9, 0};
	}
	if ((node & NODE_HAS_PRESSURE) != 0) {
		add_axis(info, ABS_PRESSURE, node, 0);
		add_axis(info, ABS_MT_PRESSURE, node, 0);
	}
	if ((node & NODE_HAS_TILT) != 0) {
		add_axis(info, ABS_TILT_X, node, tilt_units);
		add_axis(info, ABS_TILT_Y, node, tilt_units);
	}
}

/* Of a pen or single touch that has a key for it, which is all that inks there. */
struct key {
	bool decides, is_down;
};

static void see_key(struct key *key, struct decoder_ledger *ledger,
		    const struct plen_evdev_event *event)
{
	if (event->type == EV_KEY && event->code == BTN_TOUCH && event->value <= 1) {
		key->is_down = event->value == 1;
		ledger->frame_may_ink |= key->is_down;
	}
}

static struct plen_evdev_event take(const uint8_t bytes[3], int64_t *time_us)
{
	unsigned kind = bytes[0] % (sizeof(kinds) / sizeof(kinds[0]));
	struct plen_evdev_event event = {
		.type = kinds[kind].type,
		.code = kinds[kind].code,
		.value = (int16_t)(bytes[1] << 8 | bytes[2]),
	};

	/* Keys are 0, 1 and 2 in life, and whoever has wide axes has wide values. */
	if (event.type == EV_KEY) {
		event.value &= 3;
	} else if (bytes[0] >= 240) {
		event.value *= INT16_MAX;
	}
	*time_us += bytes[0] >= 120 ? 100000 : 1000;
	event.time_us = *time_us;
	return event;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct plen_evdev_info info = {0};
	unsigned node = size > 0 ? data[0] : 0;

	describe(&info, node);

	struct decoder_ledger *ledger = decoder_ledger_create();
	struct plen_decoder *decoder = plen_decoder_create(&info, decoder_ledger_check, ledger);
	struct key key = {
		.decides = (node & NODE_HAS_TOUCH_KEY) != 0 && (node & NODE_HAS_CONTACTS) == 0,
	};
	int64_t time_us = 0;

	ledger->frame_may_ink = !key.decides;
	for (size_t at = 1; at + 3 <= size; at += 3) {
		struct plen_evdev_event event = take(data + at, &time_us);
		see_key(&key, ledger, &event);
		plen_decoder_event(decoder, &event);
		if (event.type == EV_SYN && event.code == SYN_REPORT) {
			ledger->frame_may_ink = !key.decides || key.is_down;
		}
	}
	plen_decoder_destroy(decoder);
	free(ledger);
	return 0;
}
