/* SPDX-License-Identifier: MIT
 *
 * A panel that the kernel takes for real: what is on it now, and the two ways to plug it in.
 * panel_uhid gives the kernel HID reports, as a cable would, and its own drivers do the rest;
 * panel_uinput gives it events, for what no HID driver makes of a panel.
 */
#pragma once

#include <stdint.h>

#include "panel_model.h"

#define PANEL_PENS_MAX 4

struct panel {
	const struct panel_model *model;
	int fd; /* of /dev/uhid or /dev/uinput; -1 before the first plug */
	bool plugged;
	bool opened; /* somebody in the guest reads it; only uhid can tell */
	struct panel_sample contacts[PANEL_CONTACTS_MAX];
	struct panel_sample pens[PANEL_PENS_MAX];
	struct panel_sample mouse;
	uint64_t packets;
};

struct panel_way {
	bool (*plug)(struct panel *panel);
	bool (*unplug)(struct panel *panel);
	/* Sends all contacts as they now are. */
	bool (*frame)(struct panel *panel);
};

extern const struct panel_way panel_uhid;
extern const struct panel_way panel_uinput;

/* What only HID has. Pens and mice count from 0. */
bool panel_uhid_pen(struct panel *panel, unsigned number);
bool panel_uhid_mouse(struct panel *panel);
/* `count` reports of random bytes, some of them nearly right; the same seed sends the same. With a
 * pause now and then a reader sees most of them, without one it is told that it has missed some. */
bool panel_uhid_garbage(struct panel *panel, uint64_t seed, unsigned count, unsigned pause_us);
/* Lifts everything that could be down, whoever put it there. */
bool panel_uhid_quiet(struct panel *panel);
/* Answers one question of the kernel, if it has one. */
void panel_uhid_answer(struct panel *panel);
