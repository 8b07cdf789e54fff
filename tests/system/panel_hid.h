/* SPDX-License-Identifier: MIT
 *
 * What a large touch panel says to the kernel: a report descriptor of our own, made after what is
 * known of SMART's panels (a mouse, a touch screen that sends a frame in several packets, a pen
 * without tilt, no scan time), and the reports that go with it. Plain values; opens nothing.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PANEL_VENDOR 0x0b8c
#define PANEL_PRODUCT 0x0092
#define PANEL_WIDTH_MM 1428
#define PANEL_HEIGHT_MM 804
#define PANEL_CONTACTS 40
#define PANEL_CONTACTS_PER_PACKET 8

#define PANEL_REPORT_TOUCH 3
#define PANEL_REPORT_PEN 7

struct panel_contact {
	bool down;
	bool reported; /* down in the last frame: its lifting is still to be told */
	double x_mm, y_mm, w_mm, h_mm;
};

struct panel_pen {
	bool near, tip, eraser;
	double x_mm, y_mm;
	double pressure; /* 0..1 */
};

/* The largest packet of any report, its number included. */
#define PANEL_PACKET_MAX (2 + 10 * PANEL_CONTACTS_PER_PACKET)

/* Writes the report descriptor and returns its length, which is below `room`. */
size_t panel_hid_descriptor(uint8_t *out, size_t room);

/* Writes one packet with the contacts `ids`, at most PANEL_CONTACTS_PER_PACKET of them; `total` is
 * the number of contacts in the whole frame for its first packet and 0 for the others. Returns the
 * length. */
size_t panel_hid_touch_packet(uint8_t out[PANEL_PACKET_MAX], const struct panel_contact *contacts,
			      const uint8_t *ids, size_t count, size_t total);
size_t panel_hid_pen_packet(uint8_t out[PANEL_PACKET_MAX], const struct panel_pen *pen);
