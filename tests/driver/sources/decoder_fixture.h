/* SPDX-License-Identifier: MIT
 *
 * A decoder and what it has told last, for tests that feed it event by event. The helpers put a
 * name to each event; report() ends a packet, and 8 ms pass.
 */
#pragma once

#include "decoder.h"

#define CONTACTS_MAX 2048

struct fixture {
	struct plen_evdev_info info;
	struct plen_decoder *decoder;
	int64_t time_us;
	uint32_t frames;
	uint32_t begun;
	uint32_t count; /* the last frame's */
	int64_t last_us;
	struct plen_panel_contact last[CONTACTS_MAX];
};

/* For cmocka: a fixture without axes, and without a decoder until make_decoder. */
int decoder_fixture_set_up(void **state);
int decoder_fixture_tear_down(void **state);

void set_abs(struct fixture *f, unsigned code, int32_t min, int32_t max);
/* Of the axes set so far. */
void make_decoder(struct fixture *f);

void send_event(struct fixture *f, uint16_t type, uint16_t code, int32_t value);
void abs_event(struct fixture *f, uint16_t code, int32_t value);
void report(struct fixture *f);
