/* SPDX-License-Identifier: MIT
 *
 * evemu text, versions 1.0 to 1.3: one device, a letter and a colon before each line.
 *
 *   N: name                      I: bus vendor product version (hexadecimal)
 *   P: properties                B: event type and one byte of its bitmask after another
 *   A: axis min max [fuzz flat [resolution]]                      (axis hexadecimal)
 *   E: seconds.microseconds type code value         (type and code hexadecimal)
 *
 * L: and S: (lights and switches that were on) say nothing about contacts, and what a later version
 * may have to say in other letters is not known. The description may be missing.
 */
#include <string.h>

#include "recording_lines.h"

struct evemu {
	struct plen_recording *recording;
	struct plen_recording_device *device; /* NULL until something describes it */
	struct plen_recording_lines lines;
	size_t key_bytes; /* bytes of the key bitmask seen so far */
};

static int fail(struct evemu *evemu, const char *what)
{
	return plen_recording_fail(evemu->lines.text, evemu->lines.number, "%s", what);
}

static int parse_name(struct evemu *evemu, const char *at)
{
	plen_recording_set_name(evemu->device, at + strspn(at, " \t"));
	return 0;
}

static int parse_id(struct evemu *evemu, const char *at)
{
	long long id[4] = {0};

	for (int i = 0; i < 4; i++) {
		if (!plen_recording_take_integer(&at, 16, 0, UINT16_MAX, &id[i])) {
			return fail(evemu, "an I: line needs bus, vendor, product and version");
		}
	}
	evemu->device->bus = (uint16_t)id[0];
	evemu->device->vendor = (uint16_t)id[1];
	evemu->device->product = (uint16_t)id[2];
	return 0;
}

static int parse_ignored(struct evemu *evemu, const char *at)
{
	(void)evemu;
	(void)at;
	return 0;
}

static void take_keys(struct plen_evdev_info *info, size_t index, unsigned bits)
{
	for (unsigned code = (unsigned)index * 8; bits != 0; code++, bits >>= 1) {
		info->has_touch_key |= (bits & 1) != 0 && code == BTN_TOUCH;
		info->has_pen_key |= (bits & 1) != 0 && plen_decoder_is_pen_key(code);
	}
}

static int parse_bits(struct evemu *evemu, const char *at)
{
	long long type = 0;
	long long byte = 0;

	if (!plen_recording_take_integer(&at, 16, 0, EV_MAX, &type)) {
		return fail(evemu, "a B: line needs an event type");
	}
	while (!plen_recording_at_end(at)) {
		if (!plen_recording_take_integer(&at, 16, 0, UINT8_MAX, &byte)) {
			return fail(evemu, "a B: line holds bytes in hexadecimal");
		}
		if (type == EV_KEY && evemu->key_bytes < KEY_CNT / 8) {
			take_keys(&evemu->device->info, evemu->key_bytes++, (unsigned)byte);
		}
	}
	return 0;
}

static int parse_axis(struct evemu *evemu, const char *at)
{
	long long axis = 0;
	long long numbers[5] = {0};
	int count = 0;

	if (!plen_recording_take_integer(&at, 16, 0, ABS_MAX, &axis)) {
		return fail(evemu, "an A: line needs an axis");
	}
	for (; count < 5 && !plen_recording_at_end(at); count++) {
		if (!plen_recording_take_integer(&at, 10, INT32_MIN, INT32_MAX, &numbers[count])) {
			return fail(evemu, "an A: line holds whole numbers");
		}
	}
	if (count < 2) {
		return fail(evemu, "an A: line needs minimum and maximum");
	}

	struct plen_evdev_abs *abs = &evemu->device->info.abs[axis];
	abs->present = true;
	abs->min = (int32_t)numbers[0];
	abs->max = (int32_t)numbers[1];
	abs->resolution = (int32_t)numbers[4];
	return 0;
}

static int parse_event(struct evemu *evemu, const char *at)
{
	struct plen_evdev_event event = {0};
	long long type = 0;
	long long code = 0;
	long long value = 0;

	if (!plen_recording_take_time(&at, &event.time_us)) {
		return fail(evemu, "an E: line begins with a time, seconds.microseconds");
	}
	if (!plen_recording_take_integer(&at, 16, 0, UINT16_MAX, &type) ||
	    !plen_recording_take_integer(&at, 16, 0, UINT16_MAX, &code) ||
	    !plen_recording_take_integer(&at, 10, INT32_MIN, INT32_MAX, &value)) {
		return fail(evemu, "an E: line needs type, code and value");
	}
	if (!plen_recording_at_end(at)) {
		return fail(evemu, "an E: line ends with its value");
	}
	event.type = (uint16_t)type;
	event.code = (uint16_t)code;
	event.value = (int32_t)value;
	return plen_recording_add_event(evemu->recording, evemu->device, &event)
		       ? 0
		       : fail(evemu, "too many events");
}

static const struct {
	char letter;
	bool describes; /* must stand before the first event */
	int (*parse)(struct evemu *evemu, const char *at);
} handlers[] = {
	{'N', true, parse_name},    {'I', true, parse_id},     {'P', true, parse_ignored},
	{'B', true, parse_bits},    {'A', true, parse_axis},   {'L', true, parse_ignored},
	{'S', true, parse_ignored}, {'E', false, parse_event},
};

static int parse_line(struct evemu *evemu)
{
	const char *line = evemu->lines.line + strspn(evemu->lines.line, " \t");

	for (size_t i = 0; i < sizeof(handlers) / sizeof(handlers[0]); i++) {
		if (line[0] != handlers[i].letter || line[1] != ':') {
			continue;
		}
		if (handlers[i].describes && evemu->device != NULL &&
		    evemu->device->event_count > 0) {
			return fail(evemu, "a device is described after the first event");
		}
		if (evemu->device == NULL) {
			evemu->device = plen_recording_add_device(evemu->recording);
		}
		return handlers[i].parse(evemu, line + 2);
	}
	if (plen_recording_at_end(line) || (line[0] >= 'A' && line[0] <= 'Z' && line[1] == ':')) {
		return 0;
	}
	return fail(evemu, "not a line of evemu text");
}

static bool ends_packet(const struct plen_recording_device *device)
{
	const struct plen_evdev_event *last = NULL;

	if (device == NULL || device->event_count == 0) {
		return false;
	}
	last = &device->events[device->event_count - 1];
	return last->type == EV_SYN && last->code == SYN_REPORT;
}

/* A line without its newline is the last one, and may lack more than that, be it but a digit. The
 * end of a packet lacks nothing, if the comment that evemu puts behind it is whole as well. */
static bool is_whole(const struct evemu *evemu)
{
	const char *comment = strchr(evemu->lines.line, '#');

	if (evemu->lines.at <= evemu->lines.text->size) {
		return true;
	}
	return ends_packet(evemu->device) &&
	       (comment == NULL || strstr(comment, ") ----------") != NULL);
}

int plen_recording_parse_evemu(struct plen_recording *recording,
			       const struct plen_recording_text *text)
{
	struct evemu evemu = {.recording = recording, .lines = {.text = text}};
	int result = 0;

	while ((result = plen_recording_lines_next(&evemu.lines)) > 0) {
		result = parse_line(&evemu);
		if (result == 0 && !is_whole(&evemu)) {
			result = fail(&evemu, "ends within this line: it was cut short");
		}
		if (result < 0) {
			return result;
		}
	}
	return result;
}
