/* SPDX-License-Identifier: MIT
 *
 * Recordings of panels that do not exist, with the traits of those that do: hands write at random,
 * and the panel tells of them in evemu text as a kernel would, which sends changes only.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum panel_protocol {
	PANEL_SLOTS,
	PANEL_PACKETS_WITH_IDS,
	PANEL_PACKETS,
	PANEL_TOUCH, /* one finger, BTN_TOUCH */
	PANEL_MOUSE, /* one finger, BTN_LEFT */
};

struct panel_traits {
	const char *name;
	enum panel_protocol protocol;
	int fingers;            /* at once */
	int slots;              /* as declared, which may be fewer; 0 = 10 */
	int32_t units;          /* of both axes; 0 = 32767 */
	int32_t width, height;  /* of a finger, in units; 0 = not sent */
	int32_t period_us;      /* 0 = 8000 */
	int first_id, id_step;  /* tracking ids; both 0 = 0, 1, 2... */
	int silence;            /* one packet in so many is followed by 3 s of nothing; 0 = never */
	int flicker;            /* one in so many loses a finger, for a packet */
	int exchange;           /* one in so many exchanges two contacts */
	int32_t speed;          /* of hands; 0 = 1, 50 = few samples, as scripts make them */
	bool no_axes, no_slots; /* there are no A: lines, or none for the slot */
	bool hovers;            /* contacts come and go at a distance */
	bool reuses;            /* slots, within one packet */
	bool stamps;            /* scan times */
	bool lifted_by_kernel;  /* when it is silent, until it speaks again */
	bool outside;           /* fingers go over the edge of the axes */
	bool ends_down, ends_inside;
};

/* The text, to be freed, and how many contacts the panel begins in it. */
char *panel_text(const struct panel_traits *traits, uint32_t seed, int packets, uint32_t *contacts);
