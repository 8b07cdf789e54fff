/* SPDX-License-Identifier: MIT
 *
 * Plenary's own format, version 1; docs/recording.md describes it. Lines of words:
 *
 *   plenary-recording 1
 *   device 1              name TEXT / id BUS VENDOR PRODUCT / contacts N / sized
 *   x MIN MAX [PER_MM]    y MIN MAX [PER_MM]
 *   frame 1 0.008000
 *   down 7 120 80 finger size 20 22 pressure 0.5 hover
 *   move 7 ... / up 7 [...] / tap 8 ...
 *   key 1.5 next
 *   end
 *
 * Ids may be used again after `up`; the parser makes them unique.
 */
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "recording_lines.h"
#include "recording_words.h"

struct live_id {
	uint32_t written; /* as in the file */
	uint32_t unique;
	size_t last; /* its last sample */
};

/* What the parser knows of a device beyond the recording itself. */
struct open_device {
	uint32_t number; /* as in the file */
	uint32_t last_unique;
	uint32_t live_count;
	struct live_id *live; /* PLEN_RECORDING_CONTACTS_MAX */
};

struct own {
	struct plen_recording *recording;
	struct plen_recording_lines lines;
	struct open_device *open; /* one for each device of the recording */
	size_t open_capacity;
	size_t current;  /* index of the device that lines are about */
	bool describing; /* after a device line, before its frames */
	bool in_frame;   /* contact lines may follow */
	bool ended;
};

static int fail(struct own *own, const char *what)
{
	return plen_recording_fail(own->lines.text, own->lines.number, "%s", what);
}

static struct plen_recording_device *current_device(struct own *own)
{
	return &own->recording->devices[own->current];
}

static int parse_device(struct own *own, const char *at, int verb)
{
	long long number = 0;

	(void)verb;
	if (!plen_recording_take_integer(&at, 10, 1, INT32_MAX, &number) ||
	    !plen_recording_at_end(at)) {
		return fail(own, "device needs a number from 1");
	}
	for (size_t i = 0; i < own->recording->device_count; i++) {
		if (own->open[i].number == number) {
			return fail(own, "a device of this number was there before");
		}
	}

	size_t index = own->recording->device_count;
	if (plen_recording_add_device(own->recording) == NULL) {
		return fail(own, "too many devices");
	}
	struct open_device device = {
		.number = (uint32_t)number,
		.live = plen_calloc(PLEN_RECORDING_CONTACTS_MAX, sizeof(struct live_id)),
	};
	own->open = plen_grow(own->open, index, &own->open_capacity, sizeof(*own->open));
	own->open[index] = device;
	own->current = index;
	own->describing = true;
	own->in_frame = false;
	return 0;
}

static int parse_name(struct own *own, const char *at, int verb)
{
	(void)verb;
	plen_recording_set_name(current_device(own), at + strspn(at, " \t"));
	return 0;
}

static int parse_id(struct own *own, const char *at, int verb)
{
	struct plen_recording_device *device = current_device(own);
	long long id[3] = {0};

	(void)verb;
	for (int i = 0; i < 3; i++) {
		if (!plen_recording_take_integer(&at, 16, 0, UINT16_MAX, &id[i])) {
			return fail(own, "id needs bus, vendor and product in hexadecimal");
		}
	}
	device->bus = (uint16_t)id[0];
	device->vendor = (uint16_t)id[1];
	device->product = (uint16_t)id[2];
	return plen_recording_at_end(at) ? 0 : fail(own, "id ends with the product");
}

static int parse_contacts(struct own *own, const char *at, int verb)
{
	long long contacts = 0;

	(void)verb;
	if (!plen_recording_take_integer(&at, 10, 0, PLEN_RECORDING_CONTACTS_MAX, &contacts) ||
	    !plen_recording_at_end(at)) {
		return fail(own, "contacts needs a number up to 1024");
	}
	current_device(own)->contacts_max = (uint32_t)contacts;
	return 0;
}

static int parse_sized(struct own *own, const char *at, int verb)
{
	(void)verb;
	current_device(own)->reports_size = true;
	return plen_recording_at_end(at) ? 0 : fail(own, "sized stands alone");
}

static int parse_axis(struct own *own, const char *at, int verb)
{
	struct plen_panel_axes *axes = &current_device(own)->axes;
	struct plen_panel_axis axis = {0};

	if (!plen_recording_take_number(&at, &axis.min) ||
	    !plen_recording_take_number(&at, &axis.max) || axis.max <= axis.min) {
		return fail(own, "an axis needs a minimum and a larger maximum, up to 1e10");
	}
	if (!plen_recording_at_end(at) &&
	    (!plen_recording_take_number(&at, &axis.per_mm) || axis.per_mm < 0)) {
		return fail(own, "an axis may end with its units a millimetre");
	}
	if (!plen_recording_at_end(at)) {
		return fail(own, "an axis has up to three numbers");
	}
	*(verb == 'x' ? &axes->x : &axes->y) = axis;
	return 0;
}

static int add_frame(struct own *own, struct plen_recording_frame frame)
{
	struct plen_recording_device *device = current_device(own);

	if (own->recording->total++ >= PLEN_RECORDING_EVENTS_MAX) {
		return fail(own, "too many frames");
	}
	if (device->frame_count > 0 &&
	    frame.time_us < device->frames[device->frame_count - 1].time_us) {
		frame.time_us = device->frames[device->frame_count - 1].time_us;
	}
	frame.first = (uint32_t)device->sample_count;
	device->frames = plen_grow(device->frames, device->frame_count, &device->frame_capacity,
				   sizeof(*device->frames));
	device->frames[device->frame_count++] = frame;
	own->describing = false;
	return 0;
}

static int parse_frame(struct own *own, const char *at, int verb)
{
	struct plen_recording_frame frame = {0};
	long long number = 0;
	size_t index = 0;

	(void)verb;
	if (!plen_recording_take_integer(&at, 10, 1, INT32_MAX, &number) ||
	    !plen_recording_take_time(&at, &frame.time_us) || !plen_recording_at_end(at)) {
		return fail(own, "frame needs a device's number and a time in seconds");
	}
	while (index < own->recording->device_count && own->open[index].number != number) {
		index++;
	}
	if (index == own->recording->device_count) {
		return fail(own, "frame of a device that was not described");
	}
	own->current = index;
	own->in_frame = true;
	if (!plen_panel_axis_is_usable(&current_device(own)->axes.x) ||
	    !plen_panel_axis_is_usable(&current_device(own)->axes.y)) {
		return fail(own, "frame of a device without x and y axis");
	}
	return add_frame(own, frame);
}

static int parse_key(struct own *own, const char *at, int verb)
{
	struct plen_recording_frame frame = {.is_key = true};
	char word[16];

	(void)verb;
	own->in_frame = false;
	if (!plen_recording_take_time(&at, &frame.time_us) ||
	    !plen_recording_take_word(&at, word, sizeof(word)) || !plen_recording_at_end(at)) {
		return fail(own, "key needs a time in seconds and its name");
	}
	for (int key = 0; key < PLEN_RECORDING_KEYS; key++) {
		if (strcmp(word, plen_recording_keys[key]) == 0) {
			frame.key = (enum plen_key)key;
			return add_frame(own, frame);
		}
	}
	return fail(own, "a key is next, previous, undo or other");
}

static bool take_size(const char **at, struct plen_panel_contact *contact)
{
	const char *rest = NULL;

	if (!plen_recording_take_number(at, &contact->width) || contact->width < 0) {
		return false;
	}
	/* One number is a diameter. */
	rest = *at;
	if (plen_recording_take_number(&rest, &contact->height)) {
		*at = rest;
		return contact->height >= 0;
	}
	contact->height = 0;
	return true;
}

static bool take_pressure(const char **at, struct plen_panel_contact *contact)
{
	return plen_recording_take_number(at, &contact->pressure) && contact->pressure >= 0 &&
	       contact->pressure <= 1;
}

static bool take_attribute(const char **at, struct plen_panel_contact *contact)
{
	char word[16];

	if (!plen_recording_take_word(at, word, sizeof(word))) {
		return false;
	}
	for (uint8_t tool = 0; tool < PLEN_RECORDING_TOOLS; tool++) {
		if (strcmp(word, plen_recording_tools[tool]) == 0) {
			contact->tool = tool;
			return true;
		}
	}
	if (strcmp(word, "hover") == 0) {
		contact->flags |= PLEN_CONTACT_HOVER;
		return true;
	}
	if (strcmp(word, "size") == 0) {
		return take_size(at, contact);
	}
	return strcmp(word, "pressure") == 0 && take_pressure(at, contact);
}

static int take_contact(struct own *own, const char *at, struct plen_panel_contact *contact)
{
	if (!plen_recording_take_number(&at, &contact->at.x) ||
	    !plen_recording_take_number(&at, &contact->at.y)) {
		return fail(own, "a contact needs x and y");
	}
	while (!plen_recording_at_end(at)) {
		if (!take_attribute(&at, contact)) {
			return fail(own, "after x and y stand a tool, size, pressure or hover");
		}
	}
	return 0;
}

static struct live_id *find_live(struct open_device *open, uint32_t written)
{
	for (uint32_t i = 0; i < open->live_count; i++) {
		if (open->live[i].written == written) {
			return &open->live[i];
		}
	}
	return NULL;
}

static int add_sample(struct own *own, const struct plen_panel_contact *contact)
{
	struct plen_recording_device *device = current_device(own);

	if (own->recording->total++ >= PLEN_RECORDING_EVENTS_MAX) {
		return fail(own, "too many contacts");
	}
	device->samples = plen_grow(device->samples, device->sample_count, &device->sample_capacity,
				    sizeof(*device->samples));
	device->samples[device->sample_count++] = *contact;
	device->frames[device->frame_count - 1].count++;
	return 0;
}

static int begin_contact(struct own *own, const char *at, uint32_t written, int verb)
{
	struct open_device *open = &own->open[own->current];
	struct plen_panel_contact contact = {.pressure = -1};

	if (find_live(open, written) != NULL) {
		return fail(own, "this contact is down already");
	}
	if (open->live_count >= PLEN_RECORDING_CONTACTS_MAX) {
		return fail(own, "too many contacts at once");
	}

	int result = take_contact(own, at, &contact);
	if (result < 0) {
		return result;
	}
	contact.id = ++open->last_unique;
	contact.flags |= (uint8_t)verb;
	if ((verb & PLEN_CONTACT_END) == 0) {
		struct live_id id = {written, contact.id, current_device(own)->sample_count};
		open->live[open->live_count++] = id;
	}
	return add_sample(own, &contact);
}

static int continue_contact(struct own *own, const char *at, uint32_t written, int verb)
{
	struct open_device *open = &own->open[own->current];
	struct live_id *live = find_live(open, written);
	struct plen_panel_contact contact = {.pressure = -1};

	if (live == NULL) {
		return fail(own, "this contact is not down");
	}
	if (verb == PLEN_CONTACT_END && plen_recording_at_end(at)) {
		contact = current_device(own)->samples[live->last];
		contact.flags &= PLEN_CONTACT_HOVER;
	} else {
		int result = take_contact(own, at, &contact);
		if (result < 0) {
			return result;
		}
	}
	contact.id = live->unique;
	contact.flags |= (uint8_t)verb;
	live->last = current_device(own)->sample_count;
	if (verb == PLEN_CONTACT_END) {
		*live = open->live[--open->live_count];
	}
	return add_sample(own, &contact);
}

static int parse_contact(struct own *own, const char *at, int verb)
{
	long long written = 0;

	if (!own->in_frame) {
		return fail(own, "a contact stands after a frame line");
	}
	if (!plen_recording_take_integer(&at, 10, 0, INT32_MAX, &written)) {
		return fail(own, "a contact needs a number");
	}
	return (verb & PLEN_CONTACT_BEGIN) != 0
		       ? begin_contact(own, at, (uint32_t)written, verb)
		       : continue_contact(own, at, (uint32_t)written, verb);
}

static int parse_end(struct own *own, const char *at, int verb)
{
	(void)verb;
	own->ended = true;
	return plen_recording_at_end(at) ? 0 : fail(own, "end stands alone");
}

/* Where a line may stand. */
enum place {
	ANYWHERE,
	AFTER_DEVICE, /* describes it, before any frame follows */
	PLAYS,        /* a device has been described */
};

static const struct {
	const char *word;
	enum place place;
	int (*parse)(struct own *own, const char *at, int verb);
	int verb;
} handlers[] = {
	{"device", ANYWHERE, parse_device, 0},
	{"name", AFTER_DEVICE, parse_name, 0},
	{"id", AFTER_DEVICE, parse_id, 0},
	{"contacts", AFTER_DEVICE, parse_contacts, 0},
	{"sized", AFTER_DEVICE, parse_sized, 0},
	{"x", AFTER_DEVICE, parse_axis, 'x'},
	{"y", AFTER_DEVICE, parse_axis, 'y'},
	{"frame", PLAYS, parse_frame, 0},
	{"key", PLAYS, parse_key, 0},
	{"down", PLAYS, parse_contact, PLEN_CONTACT_BEGIN},
	{"move", PLAYS, parse_contact, 0},
	{"up", PLAYS, parse_contact, PLEN_CONTACT_END},
	{"tap", PLAYS, parse_contact, PLEN_CONTACT_BEGIN | PLEN_CONTACT_END},
	{"end", PLAYS, parse_end, 0},
};

static int parse_line(struct own *own)
{
	const char *at = own->lines.line;
	char word[16];

	if (plen_recording_at_end(at)) {
		return 0;
	}
	if (own->ended) {
		return fail(own, "nothing may follow end");
	}
	if (!plen_recording_take_word(&at, word, sizeof(word))) {
		return fail(own, "not a line of a recording");
	}
	for (size_t i = 0; i < sizeof(handlers) / sizeof(handlers[0]); i++) {
		if (strcmp(word, handlers[i].word) != 0) {
			continue;
		}
		if (handlers[i].place == PLAYS && own->recording->device_count == 0) {
			return fail(own, "a device line must come first");
		}
		if (handlers[i].place == AFTER_DEVICE && !own->describing) {
			return fail(own, "this line belongs right after a device line");
		}
		return handlers[i].parse(own, at, handlers[i].verb);
	}
	return fail(own, "not a line of a recording");
}

static int parse_header(struct own *own)
{
	const char *at = own->lines.line;
	char word[32];
	long long version = 0;
	int result = plen_recording_lines_next(&own->lines);

	if (result <= 0) {
		return result < 0 ? result : fail(own, "is empty");
	}
	if (!plen_recording_take_word(&at, word, sizeof(word)) ||
	    strcmp(word, "plenary-recording") != 0 ||
	    !plen_recording_take_integer(&at, 10, 1, 1, &version) || !plen_recording_at_end(at)) {
		return fail(own, "the first line must be: plenary-recording 1");
	}
	return 0;
}

static int parse_lines(struct own *own)
{
	int result = parse_header(own);

	while (result >= 0) {
		result = plen_recording_lines_next(&own->lines);
		if (result <= 0) {
			break;
		}
		result = parse_line(own);
	}
	if (result == 0 && !own->ended) {
		return fail(own, "no end line: it was cut short (add one to use what there is)");
	}
	return result;
}

int plen_recording_parse_own(struct plen_recording *recording,
			     const struct plen_recording_text *text)
{
	struct own own = {.recording = recording, .lines = {.text = text}};
	int result = parse_lines(&own);

	for (size_t i = 0; i < recording->device_count; i++) {
		free(own.open[i].live);
	}
	free(own.open);
	return result;
}
