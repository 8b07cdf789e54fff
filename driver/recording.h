/* SPDX-License-Identifier: MIT
 *
 * A recording in memory: devices with what they sent, as evdev events or as panel frames, and the
 * parsers that make it from text. A parser either fills the whole recording or refuses the file
 * with one line that names the place. Nothing here plays; source_recording.c does.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "common/event.h"
#include "decoder.h"
#include "driver/panel.h"

/* Limits for what comes from outside. */
#define PLEN_RECORDING_BYTES_MAX (512u * 1024 * 1024)
#define PLEN_RECORDING_LINE_MAX 4096
#define PLEN_RECORDING_EVENTS_MAX (16u * 1024 * 1024)
#define PLEN_RECORDING_DEVICES_MAX 64

/* Some lines of our own format: contacts samples[first] and the `count - 1` after it change; all
 * others that are down stay as they are. */
struct plen_recording_frame {
	int64_t time_us;
	uint32_t first, count;
	bool is_key;       /* then no contacts, but: */
	enum plen_key key; /* a key went down */
};

struct plen_recording_device {
	char *name; /* never NULL */
	uint16_t bus, vendor, product;
	struct plen_panel_axes axes;
	uint32_t contacts_max;
	bool reports_size;

	/* Of a kernel node: */
	struct plen_evdev_info info;
	struct plen_evdev_event *events; /* times never fall */
	size_t event_count, event_capacity;

	/* Of our own format: ids are unique within the device. */
	struct plen_recording_frame *frames;
	size_t frame_count, frame_capacity;
	struct plen_panel_contact *samples;
	size_t sample_count, sample_capacity;
};

struct plen_recording {
	struct plen_recording_device *devices;
	size_t device_count, device_capacity;
	size_t total; /* events and samples of all devices, for the limit */
	uint64_t digest;
};

/* What a parser works on. */
struct plen_recording_text {
	const char *name; /* of the file, for messages */
	const char *data;
	size_t size;
	char *error; /* one line goes here */
	size_t error_size;
};

/* Reads and parses a file. 0, or a negative errno and the line in `error`; *recording is then
 * empty. plen_recording_finish in either case does no harm. */
int plen_recording_load(struct plen_recording *recording, const char *path, char *error,
			size_t error_size);
/* The same from memory. */
int plen_recording_parse(struct plen_recording *recording, const struct plen_recording_text *text);
void plen_recording_finish(struct plen_recording *recording);

/* The three formats; each fills an empty recording. For plen_recording_parse and the fuzzers. */
int plen_recording_parse_evemu(struct plen_recording *recording,
			       const struct plen_recording_text *text);
int plen_recording_parse_yaml(struct plen_recording *recording,
			      const struct plen_recording_text *text);
int plen_recording_parse_own(struct plen_recording *recording,
			     const struct plen_recording_text *text);

/* For the parsers. Adds an empty device; NULL if there are too many. */
struct plen_recording_device *plen_recording_add_device(struct plen_recording *recording);
void plen_recording_set_name(struct plen_recording_device *device, const char *name);
/* False if the recording has too many events. */
bool plen_recording_add_event(struct plen_recording *recording,
			      struct plen_recording_device *device,
			      const struct plen_evdev_event *event);
/* Writes "FILE:LINE: message" ("FILE: message" for line 0) and returns -EINVAL. */
int plen_recording_fail(const struct plen_recording_text *text, size_t line, const char *format,
			...) __attribute__((format(printf, 3, 4)));
