/* SPDX-License-Identifier: MIT */
#include "decoder_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void take(void *data, const struct plen_panel_frame *frame)
{
	struct fixture *f = data;

	assert_true(frame->count > 0 && frame->count <= CONTACTS_MAX);
	f->frames++;
	f->count = frame->count;
	f->last_us = frame->time_us;
	memcpy(f->last, frame->contacts, frame->count * sizeof(f->last[0]));
	for (uint32_t i = 0; i < frame->count; i++) {
		f->begun += (frame->contacts[i].flags & PLEN_CONTACT_BEGIN) != 0;
	}
}

void set_abs(struct fixture *f, unsigned code, int32_t min, int32_t max)
{
	struct plen_evdev_abs abs = {true, min, max, 0};

	f->info.abs[code] = abs;
}

int decoder_fixture_set_up(void **state)
{
	*state = calloc(1, sizeof(struct fixture));
	return 0;
}

int decoder_fixture_tear_down(void **state)
{
	struct fixture *f = *state;

	plen_decoder_destroy(f->decoder);
	free(f);
	return 0;
}

void send_event(struct fixture *f, uint16_t type, uint16_t code, int32_t value)
{
	struct plen_evdev_event event = {f->time_us, type, code, value};

	plen_decoder_event(f->decoder, &event);
}

void abs_event(struct fixture *f, uint16_t code, int32_t value)
{
	send_event(f, EV_ABS, code, value);
}

void report(struct fixture *f)
{
	send_event(f, EV_SYN, SYN_REPORT, 0);
	f->time_us += 8000;
}

void make_decoder(struct fixture *f)
{
	f->decoder = plen_decoder_create(&f->info, take, f);
}
