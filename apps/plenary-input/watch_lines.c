/* SPDX-License-Identifier: MIT */
#include "watch_lines.h"

#include <stdio.h>

#include "common/log.h"
#include "describe.h"
#include "event_line.h"

static double seconds(struct plen_watch_lines *lines, int64_t time_us)
{
	if (!lines->has_begun) {
		lines->has_begun = true;
		lines->first_us = time_us;
	}
	return (double)(time_us - lines->first_us) / 1e6;
}

static void print_event(void *data, const struct plen_event *event)
{
	struct plen_watch_lines *lines = data;

	switch (event->kind) {
	case PLEN_EVENT_INK_EXTEND:
	case PLEN_EVENT_TRANSFORM_UPDATE:
	case PLEN_EVENT_WIPE_EXTEND:
	case PLEN_EVENT_DRAG_MOVE:
	case PLEN_EVENT_DEVICE_CAME:
	case PLEN_EVENT_DEVICE_WENT:
		break;
	default:
		plen_input_print_event(stdout, event, lines->first_us);
		break;
	}
}

static void came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	struct plen_watch_lines *lines = data;
	char name[80];

	snprintf(name, sizeof(name), "%s", device->name != NULL ? device->name : "");
	plen_log_clean(name);
	printf("%10.6f device %u here: %s %04x:%04x, %u contacts%s\n", seconds(lines, time_us),
	       device->device, name, device->vendor, device->product, device->contacts_max,
	       device->reports_size ? ", with size" : ", without size");
}

static void went(void *data, uint32_t device, int64_t time_us)
{
	struct plen_watch_lines *lines = data;

	printf("%10.6f device %u gone\n", seconds(lines, time_us), device);
}

static void print_contact(struct plen_watch_lines *lines, uint32_t device, int64_t time_us,
			  const struct plen_contact *contact)
{
	static const char *const verbs[] = {"", "down", "up", "tap"};
	unsigned verb = contact->flags & (PLEN_CONTACT_BEGIN | PLEN_CONTACT_END);
	char text[128];

	if (verb == 0) {
		return;
	}
	plen_describe_contact(contact, text, sizeof(text));
	printf("%10.6f contact %u.%u %s %s\n", seconds(lines, time_us), device, contact->id,
	       verbs[verb], text);
}

static void frame(void *data, const struct plen_contact_frame *contacts, int64_t read_us)
{
	struct plen_watch_lines *lines = data;

	(void)read_us;
	for (uint32_t i = 0; i < contacts->count; i++) {
		print_contact(lines, contacts->device, contacts->time_us, &contacts->contacts[i]);
	}
}

static void turned(void *data)
{
	(void)data;
	fflush(stdout);
}

struct plen_watch_view plen_watch_lines_start(struct plen_watch_lines *lines,
					      struct plen_board_size board, const char *why)
{
	struct plen_watch_view view = {
		.watcher = {came, went, frame, NULL, lines},
		.event = print_event,
		.turned = turned,
		.data = lines,
	};

	printf("# board %.0f x %.0f mm (%s); Ctrl-C ends\n", board.w_mm, board.h_mm, why);
	return view;
}
