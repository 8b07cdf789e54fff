/* SPDX-License-Identifier: MIT
 *
 * What `libinput record` writes: YAML with devices, each with its description and its events.
 *
 *   devices:
 *   - evdev: {name:, id: [bus, vendor, product, version], codes: {type: [code...]},
 *             absinfo: {axis: [min, max, fuzz, flat, resolution]}}
 *     events:
 *     - evdev:
 *       - [sec, usec, type, code, value]
 *
 * Streams through libyaml's events, one handler a key; keys without a handler are skipped with all
 * that is in them, as the format asks. Aliases are skipped too, so that nothing expands.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "recording.h"

struct yaml {
	const struct plen_recording_text *text;
	struct plen_recording *recording;
	struct plen_recording_device *device; /* the one being read */
	yaml_parser_t parser;
	yaml_event_t event; /* the current one */
	size_t line;        /* where it stands */
};

/* Called with the first event of a value as the current one; returns with its last. */
typedef int (*yaml_handler)(struct yaml *yaml);

struct key {
	const char *name;
	yaml_handler handler;
};

static int fail(struct yaml *yaml, const char *what)
{
	return plen_recording_fail(yaml->text, yaml->line, "%s", what);
}

static int next(struct yaml *yaml)
{
	yaml_event_delete(&yaml->event);
	if (!yaml_parser_parse(&yaml->parser, &yaml->event)) {
		const char *problem = yaml->parser.problem;
		yaml->line = yaml->parser.problem_mark.line + 1;
		memset(&yaml->event, 0, sizeof(yaml->event));
		return fail(yaml, problem != NULL ? problem : "not YAML");
	}
	yaml->line = yaml->event.start_mark.line + 1;
	return 0;
}

/* Passes over the current value, however deep. */
static int skip(struct yaml *yaml)
{
	int depth = 0;

	for (;;) {
		switch (yaml->event.type) {
		case YAML_MAPPING_START_EVENT:
		case YAML_SEQUENCE_START_EVENT:
			depth++;
			break;
		case YAML_MAPPING_END_EVENT:
		case YAML_SEQUENCE_END_EVENT:
			depth--;
			break;
		case YAML_STREAM_END_EVENT:
			return fail(yaml, "ends within a value");
		default:
			break;
		}
		if (depth == 0) {
			return 0;
		}

		int result = next(yaml);
		if (result < 0) {
			return result;
		}
	}
}

/* The text of a scalar, NULL for anything else. */
static const char *scalar(const struct yaml *yaml)
{
	if (yaml->event.type != YAML_SCALAR_EVENT) {
		return NULL;
	}

	const char *value = (const char *)yaml->event.data.scalar.value;
	return strlen(value) == yaml->event.data.scalar.length ? value : NULL;
}

static bool is_nothing(const struct yaml *yaml)
{
	const char *value = scalar(yaml);

	return value != NULL && value[0] == '\0';
}

static int parse_list(struct yaml *yaml, yaml_handler handler)
{
	if (is_nothing(yaml)) {
		return 0;
	}
	if (yaml->event.type != YAML_SEQUENCE_START_EVENT) {
		return fail(yaml, "a list is expected here");
	}
	for (;;) {
		int result = next(yaml);
		if (result < 0 || yaml->event.type == YAML_SEQUENCE_END_EVENT) {
			return result;
		}
		result = handler(yaml);
		if (result < 0) {
			return result;
		}
	}
}

static yaml_handler find_handler(const struct yaml *yaml, const struct key *keys, size_t count)
{
	const char *name = scalar(yaml);

	for (size_t i = 0; name != NULL && i < count; i++) {
		if (strcmp(name, keys[i].name) == 0) {
			return keys[i].handler;
		}
	}
	return skip;
}

static int parse_map(struct yaml *yaml, const struct key *keys, size_t count)
{
	if (is_nothing(yaml)) {
		return 0;
	}
	if (yaml->event.type != YAML_MAPPING_START_EVENT) {
		return fail(yaml, "a mapping is expected here");
	}
	for (;;) {
		int result = next(yaml);
		if (result < 0 || yaml->event.type == YAML_MAPPING_END_EVENT) {
			return result;
		}

		yaml_handler handler = find_handler(yaml, keys, count);
		result = skip(yaml);
		if (result == 0) {
			result = next(yaml);
		}
		if (result == 0) {
			result = handler(yaml);
		}
		if (result < 0) {
			return result;
		}
	}
}

static bool to_integer(const char *text, long long min, long long max, long long *value)
{
	char *end = NULL;

	if (text == NULL || text[0] == '\0') {
		return false;
	}
	errno = 0;
	*value = strtoll(text, &end, 0);
	return errno == 0 && *end == '\0' && *value >= min && *value <= max;
}

struct range {
	long long min, max;
};

/* A list of exactly `count` whole numbers, each within its range. */
static int parse_integers(struct yaml *yaml, long long *numbers, const struct range *ranges,
			  size_t count)
{
	size_t got = 0;

	if (yaml->event.type != YAML_SEQUENCE_START_EVENT) {
		return fail(yaml, "a list of numbers is expected here");
	}
	for (;;) {
		int result = next(yaml);
		if (result < 0) {
			return result;
		}
		if (yaml->event.type == YAML_SEQUENCE_END_EVENT) {
			return got == count ? 0 : fail(yaml, "a list has too few numbers");
		}
		if (got == count) {
			return fail(yaml, "a list has too many numbers");
		}
		if (!to_integer(scalar(yaml), INT64_MIN, INT64_MAX, &numbers[got])) {
			return fail(yaml, "a whole number is expected here");
		}
		if (numbers[got] < ranges[got].min || numbers[got] > ranges[got].max) {
			return fail(yaml, "a list holds a number out of range");
		}
		got++;
	}
}

static int parse_event(struct yaml *yaml)
{
	/* Seconds stay far from where their microseconds would overflow. */
	static const struct range ranges[5] = {
		{0, 253402300799LL},    {0, 999999}, {0, UINT16_MAX}, {0, UINT16_MAX},
		{INT32_MIN, INT32_MAX},
	};
	long long numbers[5] = {0};
	int result = parse_integers(yaml, numbers, ranges, 5);

	if (result < 0) {
		return result;
	}

	struct plen_evdev_event event = {
		.time_us = numbers[0] * 1000000 + numbers[1],
		.type = (uint16_t)numbers[2],
		.code = (uint16_t)numbers[3],
		.value = (int32_t)numbers[4],
	};
	return plen_recording_add_event(yaml->recording, yaml->device, &event)
		       ? 0
		       : fail(yaml, "too many events");
}

static int parse_packet(struct yaml *yaml)
{
	return parse_list(yaml, parse_event);
}

static int parse_event_group(struct yaml *yaml)
{
	static const struct key keys[] = {{"evdev", parse_packet}};

	return parse_map(yaml, keys, 1);
}

static int parse_events(struct yaml *yaml)
{
	return parse_list(yaml, parse_event_group);
}

static int parse_name(struct yaml *yaml)
{
	const char *name = scalar(yaml);

	if (name == NULL) {
		return fail(yaml, "a name is expected here");
	}
	plen_recording_set_name(yaml->device, name);
	return 0;
}

static int parse_id(struct yaml *yaml)
{
	static const struct range word = {0, UINT16_MAX};
	const struct range ranges[4] = {word, word, word, word};
	long long id[4] = {0};
	int result = parse_integers(yaml, id, ranges, 4);

	if (result < 0) {
		return result;
	}
	yaml->device->bus = (uint16_t)id[0];
	yaml->device->vendor = (uint16_t)id[1];
	yaml->device->product = (uint16_t)id[2];
	return 0;
}

static int parse_key_code(struct yaml *yaml)
{
	long long code = 0;

	if (to_integer(scalar(yaml), 0, KEY_MAX, &code)) {
		yaml->device->info.has_touch_key |= code == BTN_TOUCH;
		yaml->device->info.has_pen_key |= plen_decoder_is_pen_key((unsigned)code);
	}
	return skip(yaml);
}

static int parse_key_codes(struct yaml *yaml)
{
	return parse_list(yaml, parse_key_code);
}

static int parse_codes(struct yaml *yaml)
{
	static const struct key keys[] = {{"1", parse_key_codes}}; /* EV_KEY */

	return parse_map(yaml, keys, 1);
}

static int parse_absinfo(struct yaml *yaml)
{
	static const struct range value = {INT32_MIN, INT32_MAX};
	const struct range ranges[5] = {value, value, value, value, value};

	if (yaml->event.type != YAML_MAPPING_START_EVENT) {
		return is_nothing(yaml) ? 0 : fail(yaml, "a mapping of axes is expected here");
	}
	for (;;) {
		long long axis = 0;
		long long numbers[5] = {0};
		int result = next(yaml);

		if (result < 0 || yaml->event.type == YAML_MAPPING_END_EVENT) {
			return result;
		}
		if (!to_integer(scalar(yaml), 0, ABS_MAX, &axis)) {
			return fail(yaml, "the number of an axis is expected here");
		}
		result = next(yaml);
		if (result == 0) {
			result = parse_integers(yaml, numbers, ranges, 5);
		}
		if (result < 0) {
			return result;
		}

		struct plen_evdev_abs abs = {true, (int32_t)numbers[0], (int32_t)numbers[1],
					     (int32_t)numbers[4]};
		yaml->device->info.abs[axis] = abs;
	}
}

static int parse_evdev(struct yaml *yaml)
{
	static const struct key keys[] = {
		{"name", parse_name},
		{"id", parse_id},
		{"codes", parse_codes},
		{"absinfo", parse_absinfo},
	};

	return parse_map(yaml, keys, sizeof(keys) / sizeof(keys[0]));
}

static int parse_device(struct yaml *yaml)
{
	static const struct key keys[] = {
		{"evdev", parse_evdev},
		{"events", parse_events},
	};

	yaml->device = plen_recording_add_device(yaml->recording);
	if (yaml->device == NULL) {
		return fail(yaml, "too many devices");
	}
	return parse_map(yaml, keys, sizeof(keys) / sizeof(keys[0]));
}

static int parse_devices(struct yaml *yaml)
{
	return parse_list(yaml, parse_device);
}

static int parse_version(struct yaml *yaml)
{
	long long version = 0;

	if (!to_integer(scalar(yaml), 1, 1, &version)) {
		return fail(yaml, "only version 1 of libinput record is known");
	}
	return 0;
}

static int parse_document(struct yaml *yaml)
{
	static const struct key keys[] = {
		{"version", parse_version},
		{"devices", parse_devices},
	};
	int result = 0;

	while (result == 0 && yaml->event.type != YAML_DOCUMENT_START_EVENT &&
	       yaml->event.type != YAML_STREAM_END_EVENT) {
		result = next(yaml);
	}
	if (result == 0 && yaml->event.type == YAML_DOCUMENT_START_EVENT) {
		result = next(yaml);
		if (result == 0) {
			result = parse_map(yaml, keys, sizeof(keys) / sizeof(keys[0]));
		}
	}
	/* To the end, so that garbage behind the last device is refused too. */
	while (result == 0 && yaml->event.type != YAML_STREAM_END_EVENT) {
		result = next(yaml);
	}
	return result;
}

int plen_recording_parse_yaml(struct plen_recording *recording,
			      const struct plen_recording_text *text)
{
	struct yaml yaml = {.text = text, .recording = recording};

	if (!yaml_parser_initialize(&yaml.parser)) {
		return plen_recording_fail(text, 0, "out of memory");
	}
	yaml_parser_set_input_string(&yaml.parser, (const unsigned char *)text->data, text->size);

	int result = parse_document(&yaml);
	yaml_event_delete(&yaml.event);
	yaml_parser_delete(&yaml.parser);
	return result;
}
