/* SPDX-License-Identifier: MIT
 *
 * A kernel with graphics cards, for the KMS presenter: it knows what a display shows, lets any of
 * its calls fail, and asserts what a kernel would not forgive: a buffer that is written while it is
 * shown, a thing that is freed twice. There is one at a time.
 *
 * Like the worst of drivers it keeps a copy of each buffer, into which only what a commit names as
 * changed is taken over, and shows that copy.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kms_calls.h"
#include "renderer/presenter.h"

#define FAKE_KMS_CARDS 2
#define FAKE_KMS_TERMINAL 1

struct fake_kms_card {
	bool is_there, has_dumb, has_connector;
	bool is_plugged, is_built_in;
	int width_px, height_px; /* of what the display prefers; smaller ones are offered too */
	bool has_edid;           /* else only the smaller ones, and none of them is preferred */
	bool is_television;      /* many rates of that size, and of a wider one */
	bool is_link_bad;
	bool has_other;   /* another display, lit, that has the first CRTC and its plane */
	bool is_confined; /* to the first CRTC */
};

struct fake_kms {
	struct fake_kms_card cards[FAKE_KMS_CARDS];
	bool has_atomic, has_damage, has_dirty;
	bool is_elsewhere; /* somebody else has the screen */
	int front;         /* the terminal that is shown; ours is FAKE_KMS_TERMINAL */
	int refuses_over;  /* modes wider than this; 0 = none */
	uint32_t fastest;  /* the largest clock of a mode that is not refused; 0 = any */

	uint32_t fail_at; /* the call, counted from 1, that fails; 0 = none */
	int fail_with;    /* errno */

	/* What happened. */
	uint32_t calls;
	uint32_t lit, flips;
	bool has_taken; /* the CRTC from the other display */
	bool is_text;   /* the terminal shows its own text, and keys reach it */
};

/* A new one, with one card, all that cards can, and a display of 64 x 48. */
struct fake_kms *fake_kms_begin(void);
/* Nothing may be left: no buffer, no blob, no open card. */
void fake_kms_end(void);

const struct plen_kms_calls *fake_kms_calls(void);

/* A refresh of the display: what was flipped is shown, and the event is there to read. True if
 * there was something. */
bool fake_kms_refresh(void);
bool fake_kms_is_lit(void);
/* The screen is the presenter's: nobody else may have it. */
bool fake_kms_is_master(void);
/* What the display shows equals the frame, to the last pixel. */
bool fake_kms_shows(const struct plen_frame *frame);
/* The last event once more, as of a flip that is long over. */
void fake_kms_repeat_event(void);
