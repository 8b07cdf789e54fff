/* SPDX-License-Identifier: MIT
 *
 * plenary-input watch: where contacts come down and lift, with size and pressure, and what the
 * gesture engine makes of them. Moves are summed up when a contact lifts.
 */
#include <inttypes.h>
#include <stdio.h>

#include "command.h"
#include "driver/engine.h"
#include "driver/engine_feed.h"
#include "event_line.h"
#include "live.h"
#include "no_devices.h"

struct watch {
	struct plen_engine *engine;
	struct plen_engine_feed feed;
	int64_t first_us;
};

static double seconds(struct watch *watch, int64_t time_us)
{
	if (watch->first_us == 0) {
		watch->first_us = time_us;
	}
	return (double)(time_us - watch->first_us) / 1e6;
}

static void print_event(void *data, const struct plen_event *event)
{
	struct watch *watch = data;

	switch (event->kind) {
	case PLEN_EVENT_INK_EXTEND:
	case PLEN_EVENT_TRANSFORM_UPDATE:
	case PLEN_EVENT_WIPE_EXTEND:
	case PLEN_EVENT_DRAG_MOVE:
	case PLEN_EVENT_DEVICE_CAME:
	case PLEN_EVENT_DEVICE_WENT:
		break;
	default:
		plen_input_print_event(stdout, event, watch->first_us);
		break;
	}
}

static void came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	struct watch *watch = data;

	printf("%10.6f device %u here: %s %04x:%04x, %u contacts%s\n", seconds(watch, time_us),
	       device->device, device->name, device->vendor, device->product, device->contacts_max,
	       device->reports_size ? ", with size" : ", without size");
}

static void went(void *data, uint32_t device, int64_t time_us)
{
	struct watch *watch = data;

	printf("%10.6f device %u gone\n", seconds(watch, time_us), device);
}

static void print_contact(struct watch *watch, uint32_t device, int64_t time_us,
			  const struct plen_contact *contact)
{
	static const char *const tools[] = {"finger", "pen", "eraser", "palm", "mouse"};
	static const char *const verbs[] = {"", "down", "up", "tap"};
	unsigned verb = contact->flags & (PLEN_CONTACT_BEGIN | PLEN_CONTACT_END);

	if (verb == 0) {
		return;
	}
	printf("%10.6f contact %u.%u %s %s at %.1f %.1f mm", seconds(watch, time_us), device,
	       contact->id, tools[contact->tool], verbs[verb], contact->at.x_mm, contact->at.y_mm);
	if (contact->width_mm > 0) {
		printf(" size %.0f x %.0f mm", contact->width_mm, contact->height_mm);
	}
	if (contact->pressure >= 0) {
		printf(" pressure %.2f", contact->pressure);
	}
	printf("%s\n", (contact->flags & PLEN_CONTACT_HOVER) != 0 ? " hover" : "");
}

static void frame(void *data, const struct plen_contact_frame *contacts, int64_t read_us)
{
	struct watch *watch = data;

	(void)read_us;
	for (uint32_t i = 0; i < contacts->count; i++) {
		print_contact(watch, contacts->device, contacts->time_us, &contacts->contacts[i]);
	}
}

static int64_t deadline_us(void *data)
{
	return plen_engine_deadline_us(((struct watch *)data)->engine);
}

static void due(void *data, int64_t now_us)
{
	plen_engine_advance(((struct watch *)data)->engine, now_us);
}

static void turned(void *data)
{
	(void)data;
	fflush(stdout);
}

int plen_input_watch(int argc, char **argv)
{
	struct watch watch = {0};
	struct plen_source_libinput_options options = {
		.sink = plen_engine_feed_sink(&watch.feed),
	};
	struct plen_input_live live = {deadline_us, due, turned, &watch};

	(void)argv;
	if (argc != 1) {
		return plen_input_usage("watch");
	}
	if (!plen_input_has_nodes()) {
		plen_input_say_no_devices(stderr);
		return PLEN_INPUT_PROBLEM;
	}
	options.board = plen_input_live_board(stdout);
	struct plen_zone whole = {
		1, PLEN_ZONE_CANVAS, {0, 0, options.board.w_mm, options.board.h_mm}};
	watch.engine = plen_engine_create(NULL, print_event, &watch);
	plen_engine_set_zones(watch.engine, &whole, 1);
	watch.feed = (struct plen_engine_feed){
		.engine = watch.engine,
		.sink = print_event,
		.data = &watch,
		.watcher = {came, went, frame, NULL, &watch},
	};

	int status = plen_input_live_run(&options, &live);
	plen_engine_destroy(watch.engine);
	return status;
}
