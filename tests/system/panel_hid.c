/* SPDX-License-Identifier: MIT
 *
 * The descriptor is put together from pieces, because eight equal fingers are easier to trust when
 * they are written once.
 */
#include "panel_hid.h"

#include <assert.h>
#include <string.h>

#define AXIS_MAX 4095
#define PRESSURE_MAX 1023

#define U16(value) ((value)&0xff), ((value) >> 8)

/* Items that follow for an axis of 16 bit: what it measures, and how many mm its range is. */
#define AXIS(usage_page, usage, physical_mm)                                                       \
	0x05, (usage_page), 0x09, (usage), 0x26, U16(AXIS_MAX), 0x46, U16(physical_mm), 0x75, 16,  \
		0x95, 1, 0x81, 0x02

#define PAGE_DESKTOP 0x01
#define PAGE_DIGITIZER 0x0d

/* Laid out by hand: an item group a line. */
/* clang-format off */
static const uint8_t mouse[] = {
	0x05, PAGE_DESKTOP, 0x09, 0x02, 0xa1, 0x01,                 /* application: mouse */
	0x85, 1, 0x09, 0x01, 0xa1, 0x00,                            /* report 1: pointer */
	0x05, 0x09, 0x19, 1, 0x29, 3, 0x15, 0, 0x25, 1,             /* three buttons */
	0x75, 1, 0x95, 3, 0x81, 0x02, 0x75, 5, 0x95, 1, 0x81, 0x03, /* and padding */
	AXIS(PAGE_DESKTOP, 0x30, PANEL_WIDTH_MM),                   /* x */
	AXIS(PAGE_DESKTOP, 0x31, PANEL_HEIGHT_MM),                  /* y */
	0xc0, 0xc0,
};

static const uint8_t touch_begin[] = {
	0x05, PAGE_DIGITIZER, 0x09, 0x04, 0xa1, 0x01,               /* application: touch screen */
	0x85, PANEL_REPORT_TOUCH,
	0x55, 0x0f, 0x65, 0x11,                                     /* physical sizes are in mm */
};

static const uint8_t touch_finger[] = {
	0x05, PAGE_DIGITIZER, 0x09, 0x22, 0xa1, 0x02,               /* finger */
	0x15, 0, 0x25, 1, 0x75, 1, 0x95, 2,
	0x09, 0x42, 0x09, 0x47, 0x81, 0x02,                         /* tip, confidence */
	0x75, 6, 0x95, 1, 0x81, 0x03,                               /* padding */
	0x09, 0x51, 0x26, U16(255), 0x75, 8, 0x95, 1, 0x81, 0x02,   /* contact id */
	AXIS(PAGE_DIGITIZER, 0x48, PANEL_WIDTH_MM),                 /* width */
	AXIS(PAGE_DIGITIZER, 0x49, PANEL_HEIGHT_MM),                /* height */
	AXIS(PAGE_DESKTOP, 0x30, PANEL_WIDTH_MM),                   /* x */
	AXIS(PAGE_DESKTOP, 0x31, PANEL_HEIGHT_MM),                  /* y */
	0xc0,
};

static const uint8_t touch_end[] = {
	0x05, PAGE_DIGITIZER, 0x45, 0, 0x65, 0,                     /* no physical size */
	0x09, 0x54, 0x25, 127, 0x75, 8, 0x95, 1, 0x81, 0x02,        /* contact count */
	0x09, 0x55, 0x25, PANEL_CONTACTS, 0xb1, 0x02,               /* feature: contact maximum */
	0xc0,
};

static const uint8_t pen[] = {
	0x05, PAGE_DIGITIZER, 0x09, 0x02, 0xa1, 0x01,               /* application: pen */
	0x85, PANEL_REPORT_PEN, 0x09, 0x20, 0xa1, 0x00,             /* stylus */
	0x15, 0, 0x25, 1, 0x75, 1, 0x95, 5,
	0x09, 0x42, 0x09, 0x44, 0x09, 0x3c, 0x09, 0x45, 0x09, 0x32, /* tip barrel invert eraser near */
	0x81, 0x02, 0x95, 3, 0x81, 0x03,                            /* padding */
	0x09, 0x30, 0x26, U16(PRESSURE_MAX), 0x75, 16, 0x95, 1, 0x81, 0x02,
	0x55, 0x0f, 0x65, 0x11,                                     /* physical sizes are in mm */
	AXIS(PAGE_DESKTOP, 0x30, PANEL_WIDTH_MM),                   /* x */
	AXIS(PAGE_DESKTOP, 0x31, PANEL_HEIGHT_MM),                  /* y */
	0xc0, 0xc0,
};
/* clang-format on */

static size_t append(uint8_t *out, size_t at, size_t room, const uint8_t *piece, size_t size)
{
	assert(at + size < room);
	memcpy(out + at, piece, size);
	return at + size;
}

size_t panel_hid_descriptor(uint8_t *out, size_t room)
{
	size_t at = append(out, 0, room, mouse, sizeof(mouse));

	at = append(out, at, room, touch_begin, sizeof(touch_begin));
	for (int i = 0; i < PANEL_CONTACTS_PER_PACKET; i++) {
		at = append(out, at, room, touch_finger, sizeof(touch_finger));
	}
	at = append(out, at, room, touch_end, sizeof(touch_end));
	return append(out, at, room, pen, sizeof(pen));
}

static uint8_t *put_axis(uint8_t *out, double mm, double range_mm)
{
	double share = mm / range_mm;
	unsigned value;

	share = share < 0.0 ? 0.0 : share > 1.0 ? 1.0 : share;
	value = (unsigned)(share * AXIS_MAX + 0.5);
	*out++ = value & 0xff;
	*out++ = value >> 8;
	return out;
}

static uint8_t *put_finger(uint8_t *out, uint8_t id, const struct panel_contact *contact)
{
	*out++ = contact->down ? 0x03 : 0x00;
	*out++ = id;
	out = put_axis(out, contact->w_mm, PANEL_WIDTH_MM);
	out = put_axis(out, contact->h_mm, PANEL_HEIGHT_MM);
	out = put_axis(out, contact->x_mm, PANEL_WIDTH_MM);
	return put_axis(out, contact->y_mm, PANEL_HEIGHT_MM);
}

size_t panel_hid_touch_packet(uint8_t out[PANEL_PACKET_MAX], const struct panel_contact *contacts,
			      const uint8_t *ids, size_t count, size_t total)
{
	uint8_t *at = out;

	assert(count <= PANEL_CONTACTS_PER_PACKET);
	memset(out, 0, PANEL_PACKET_MAX);
	*at++ = PANEL_REPORT_TOUCH;
	for (size_t i = 0; i < count; i++) {
		at = put_finger(at, ids[i], &contacts[ids[i]]);
	}
	out[PANEL_PACKET_MAX - 1] = (uint8_t)total;
	return PANEL_PACKET_MAX;
}

size_t panel_hid_pen_packet(uint8_t out[PANEL_PACKET_MAX], const struct panel_pen *pen_now)
{
	unsigned pressure = (unsigned)(pen_now->pressure * PRESSURE_MAX + 0.5);
	uint8_t *at = out;

	*at++ = PANEL_REPORT_PEN;
	*at++ = (pen_now->tip && !pen_now->eraser ? 0x01 : 0) | (pen_now->eraser ? 0x04 : 0) |
		(pen_now->tip && pen_now->eraser ? 0x08 : 0) | (pen_now->near ? 0x10 : 0);
	*at++ = pressure & 0xff;
	*at++ = pressure >> 8;
	at = put_axis(at, pen_now->x_mm, PANEL_WIDTH_MM);
	at = put_axis(at, pen_now->y_mm, PANEL_HEIGHT_MM);
	return (size_t)(at - out);
}
