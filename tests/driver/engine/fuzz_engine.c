/* SPDX-License-Identifier: MIT
 *
 * Any bytes are contact frames. However little sense they make, what the engine says must keep to
 * the grammar of events, and no contact may be lost.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "driver/engine.h"
#include "grammar.h"
#include "traffic.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CONTACTS_MAX 64
#define DEVICES 2

struct bytes {
	const uint8_t *data;
	size_t left;
};

/* Zero when there are no more. */
static uint8_t take(struct bytes *bytes)
{
	if (bytes->left == 0) {
		return 0;
	}
	bytes->left--;
	return *bytes->data++;
}

/* Mostly a length on the wall, in steps of 6 mm; now and then any number at all. */
static double take_mm(struct bytes *bytes)
{
	uint8_t first = take(bytes);
	uint8_t raw[sizeof(double)];
	double value = 0.0;

	if (first < 250) {
		return first * 6.0;
	}
	for (size_t i = 0; i < sizeof(raw); i++) {
		raw[i] = take(bytes);
	}
	memcpy(&value, raw, sizeof(value));
	return value;
}

static struct plen_contact take_contact(struct bytes *bytes)
{
	struct plen_contact contact = {.id = take(bytes) % 32};
	uint8_t bits = take(bytes);

	contact.flags = bits & 7;
	contact.tool = bits >> 3 & 7;
	contact.at.x_mm = take_mm(bytes);
	contact.at.y_mm = take_mm(bytes);
	if ((bits & 0x40) != 0) {
		contact.width_mm = take_mm(bytes) / 10.0;
		contact.height_mm = take_mm(bytes) / 10.0;
	}
	contact.pressure = (bits & 0x80) != 0 ? take(bytes) / 200.0 : -1.0;
	return contact;
}

static void check(void *data, const struct plen_event *event)
{
	const char *wrong = plen_test_grammar_check(data, event);

	if (wrong != NULL) {
		fprintf(stderr, "%s\n", wrong);
		abort();
	}
}

static void tell_sizes(struct plen_engine *engine, struct bytes *bytes)
{
	struct plen_touch_size size = {.nib_mm = take_mm(bytes) / 60.0,
				       .finger_mm = take_mm(bytes) / 60.0,
				       .palm_mm = take_mm(bytes) / 6.0};
	uint8_t strokes = take(bytes);

	size.strokes = strokes < 128 ? 0 : strokes;
	plen_engine_set_touch_size(engine, strokes % DEVICES, &size);
}

static void play(struct plen_engine *engine, struct bytes *bytes)
{
	struct plen_contact contacts[CONTACTS_MAX];
	int64_t time_us = 0;

	while (bytes->left > 0) {
		uint8_t head = take(bytes);
		struct plen_contact_frame frame = {
			.device = head % DEVICES, .count = head / 4, .contacts = contacts};
		time_us += take(bytes) * 3000 - 1500;
		frame.time_us = time_us;
		/* A full frame is one of no contacts: what is known of the sizes has changed. */
		if (frame.count == CONTACTS_MAX - 1) {
			frame.count = 0;
			tell_sizes(engine, bytes);
		}
		for (uint32_t i = 0; i < frame.count; i++) {
			contacts[i] = take_contact(bytes);
		}
		if (head % 4 == 3) {
			plen_engine_device_went(engine, frame.device, time_us);
		}
		if (head % 4 == 2) {
			plen_engine_advance(engine, time_us);
		}
		plen_engine_frame(engine, &frame, 0);
	}
	for (uint32_t device = 0; device < DEVICES; device++) {
		plen_engine_device_went(engine, device, time_us);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct plen_test_grammar *grammar = plen_test_grammar_create();
	struct plen_engine *engine = plen_engine_create(NULL, check, grammar);
	struct bytes bytes = {data, size};
	struct plen_engine_stats stats;
	const char *wrong = NULL;

	plen_engine_set_zones(engine, plen_test_zones, PLEN_TEST_ZONES);
	play(engine, &bytes);
	stats = plen_engine_stats(engine);
	wrong = plen_test_grammar_finish(grammar, &stats);
	if (wrong != NULL) {
		fprintf(stderr, "%s\n", wrong);
		abort();
	}
	plen_engine_destroy(engine);
	plen_test_grammar_destroy(grammar);
	return 0;
}
