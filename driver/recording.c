/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "recording"
#include "recording.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"
#include "recording_axes.h"

int plen_recording_fail(const struct plen_recording_text *text, size_t line, const char *format,
			...)
{
	char message[256];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	if (line > 0) {
		snprintf(text->error, text->error_size, "%s:%zu: %s", text->name, line, message);
	} else {
		snprintf(text->error, text->error_size, "%s: %s", text->name, message);
	}
	return -EINVAL;
}

struct plen_recording_device *plen_recording_add_device(struct plen_recording *recording)
{
	static const struct plen_recording_device empty;

	if (recording->device_count >= PLEN_RECORDING_DEVICES_MAX) {
		return NULL;
	}
	recording->devices = plen_grow(recording->devices, recording->device_count,
				       &recording->device_capacity, sizeof(*recording->devices));

	struct plen_recording_device *device = &recording->devices[recording->device_count++];
	*device = empty;
	device->name = plen_strdup("");
	return device;
}

/* Names come from devices and files and end up on terminals. */
void plen_recording_set_name(struct plen_recording_device *device, const char *name)
{
	free(device->name);
	device->name = plen_strdup(name);
	plen_log_clean(device->name);
}

bool plen_recording_add_event(struct plen_recording *recording,
			      struct plen_recording_device *device,
			      const struct plen_evdev_event *event)
{
	if (recording->total >= PLEN_RECORDING_EVENTS_MAX) {
		return false;
	}
	device->events = plen_grow(device->events, device->event_count, &device->event_capacity,
				   sizeof(*device->events));

	struct plen_evdev_event *added = &device->events[device->event_count];
	*added = *event;
	if (device->event_count > 0 && added->time_us < added[-1].time_us) {
		added->time_us = added[-1].time_us;
	}
	device->event_count++;
	recording->total++;
	return true;
}

static void finish_device(struct plen_recording_device *device)
{
	free(device->name);
	free(device->events);
	free(device->frames);
	free(device->samples);
}

void plen_recording_finish(struct plen_recording *recording)
{
	static const struct plen_recording empty;

	for (size_t i = 0; i < recording->device_count; i++) {
		finish_device(&recording->devices[i]);
	}
	free(recording->devices);
	*recording = empty;
}

/* FNV-1a. */
static uint64_t digest_of(const char *data, size_t size)
{
	uint64_t digest = 0xcbf29ce484222325u;

	for (size_t i = 0; i < size; i++) {
		digest = (digest ^ (unsigned char)data[i]) * 0x100000001b3u;
	}
	return digest;
}

/* To make contacts of reports is the kernel's work, and differs from panel to panel. */
static int refuse_hid(struct plen_recording *recording, const struct plen_recording_text *text)
{
	(void)recording;
	return plen_recording_fail(
		text, 0,
		"holds raw reports of hid-recorder, which only the kernel can "
		"read: feed it to hid-replay, and record the device that appears "
		"with libinput record");
}

/* The formats, by what the first line that is no comment begins with. */
static const struct {
	const char *begins;
	int (*parse)(struct plen_recording *recording, const struct plen_recording_text *text);
} formats[] = {
	{"plenary-recording", plen_recording_parse_own},
	{"N:", plen_recording_parse_evemu},
	{"I:", plen_recording_parse_evemu},
	{"P:", plen_recording_parse_evemu},
	{"B:", plen_recording_parse_evemu},
	{"A:", plen_recording_parse_evemu},
	{"E:", plen_recording_parse_evemu},
	{"version:", plen_recording_parse_yaml},
	{"ndevices:", plen_recording_parse_yaml},
	{"libinput:", plen_recording_parse_yaml},
	{"system:", plen_recording_parse_yaml},
	{"devices:", plen_recording_parse_yaml},
	{"%YAML", plen_recording_parse_yaml},
	{"---", plen_recording_parse_yaml},
	{"R:", refuse_hid},
	{"D:", refuse_hid},
};

/* Skips comments and empty lines; NULL if there is nothing else. */
static const char *first_line(const struct plen_recording_text *text)
{
	const char *at = text->data;
	const char *end = text->data + text->size;

	for (; at < end && strchr("# \t\r\n", *at) != NULL && *at != '\0'; at++) {
		const char *newline = *at == '#' ? memchr(at, '\n', (size_t)(end - at)) : at;
		if (newline == NULL) {
			return NULL;
		}
		at = newline;
	}
	return at < end ? at : NULL;
}

static int parse_by_format(struct plen_recording *recording, const struct plen_recording_text *text)
{
	const char *line = first_line(text);

	if (line == NULL) {
		return plen_recording_fail(text, 0, "is empty");
	}

	size_t left = (size_t)(text->data + text->size - line);
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		size_t length = strlen(formats[i].begins);
		if (left >= length && memcmp(line, formats[i].begins, length) == 0) {
			return formats[i].parse(recording, text);
		}
	}
	return plen_recording_fail(text, 0,
				   "is no recording: neither evemu text, libinput record, "
				   "nor plenary-recording");
}

/* A capture that was stopped ends anywhere. What its last packet has told by then did happen. */
static void complete_packet(const struct plen_recording_text *text,
			    struct plen_recording *recording, struct plen_recording_device *device)
{
	const struct plen_evdev_event *last = &device->events[device->event_count - 1];
	struct plen_evdev_event report = {last->time_us, EV_SYN, SYN_REPORT, 0};

	if (last->type == EV_SYN && last->code == SYN_REPORT) {
		return;
	}
	plen_warn("%s: ends within a packet, played as far as it goes", text->name);
	plen_recording_add_event(recording, device, &report);
}

static void complete(const struct plen_recording_text *text, struct plen_recording *recording,
		     struct plen_recording_device *device)
{
	if (device->event_count == 0) {
		return;
	}
	complete_packet(text, recording, device);
	if (plen_recording_complete_axes(device)) {
		plen_warn("%s: %s does not say how far its axes go, guessed from its events",
			  text->name, device->name[0] != '\0' ? device->name : "the device");
	}
}

/* What holds for every format. */
static int check(struct plen_recording *recording, const struct plen_recording_text *text)
{
	if (recording->device_count == 0) {
		return plen_recording_fail(text, 0, "has no devices");
	}

	size_t packets = 0;
	for (size_t i = 0; i < recording->device_count; i++) {
		const struct plen_recording_device *device = &recording->devices[i];
		packets += device->event_count + device->frame_count;
		if (device->info.abs[ABS_MT_POSITION_X].present &&
		    !plen_decoder_can_decode(&device->info)) {
			return plen_recording_fail(text, 0,
						   "its position axes have no extent, nothing "
						   "can be mapped");
		}
	}
	return packets > 0 ? 0 : plen_recording_fail(text, 0, "has no events");
}

static void describe_evdev(struct plen_recording_device *device)
{
	device->axes = plen_decoder_axes(&device->info);
	device->contacts_max = plen_decoder_contacts_max(&device->info);
	device->reports_size = plen_decoder_reports_size(&device->info);
}

static int parse_whole(struct plen_recording *recording, const struct plen_recording_text *text)
{
	static const struct plen_recording empty;

	*recording = empty;

	int result = parse_by_format(recording, text);
	for (size_t i = 0; result == 0 && i < recording->device_count; i++) {
		complete(text, recording, &recording->devices[i]);
	}
	if (result == 0) {
		result = check(recording, text);
	}
	if (result < 0) {
		plen_recording_finish(recording);
		return result;
	}
	for (size_t i = 0; i < recording->device_count; i++) {
		if (plen_decoder_can_decode(&recording->devices[i].info)) {
			describe_evdev(&recording->devices[i]);
		}
	}
	recording->digest = digest_of(text->data, text->size);
	return 0;
}

int plen_recording_parse(struct plen_recording *recording, const struct plen_recording_text *text)
{
	static const char byte_order_mark[] = "\xef\xbb\xbf";
	const size_t size = sizeof(byte_order_mark) - 1;
	struct plen_recording_text rest = *text;

	if (text->size >= size && memcmp(text->data, byte_order_mark, size) == 0) {
		rest.data += size;
		rest.size -= size;
	}
	return parse_whole(recording, &rest);
}

/* Reads to the end; a pipe has no size to ask for beforehand. */
static int read_all(int fd, char **data, size_t *size)
{
	size_t capacity = 0;
	size_t count = 0;

	for (;;) {
		if (count == capacity) {
			capacity = capacity > 0 ? capacity * 2 : 64 * 1024;
			*data = plen_realloc(*data, capacity, 1);
		}

		ssize_t got = read(fd, *data + count, capacity - count);
		if (got < 0 && errno != EINTR) {
			return -errno;
		}
		if (got == 0) {
			*size = count;
			return 0;
		}
		count += got > 0 ? (size_t)got : 0;
		if (count > PLEN_RECORDING_BYTES_MAX) {
			return -EFBIG;
		}
	}
}

int plen_recording_load(struct plen_recording *recording, const char *path, char *error,
			size_t error_size)
{
	static const struct plen_recording empty;
	struct plen_recording_text text = {
		.name = path,
		.error = error,
		.error_size = error_size,
	};
	char *data = NULL;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int result = fd < 0 ? -errno : read_all(fd, &data, &text.size);

	*recording = empty;
	if (fd >= 0) {
		close(fd);
	}
	if (result < 0) {
		plen_recording_fail(&text, 0, "%s", strerror(-result));
	} else {
		text.data = data;
		result = plen_recording_parse(recording, &text);
	}
	free(data);
	return result;
}
