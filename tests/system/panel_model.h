/* SPDX-License-Identifier: MIT
 *
 * What touch panels are, as tables: the reports that each has, and what stands in them. From one
 * table come both the descriptor for the kernel and the packets that go with it; see panel_hid.h.
 * Made after what is known of real panels; the descriptors are our own.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PANEL_WIDTH_MM 1428
#define PANEL_HEIGHT_MM 804
#define PANEL_CONTACTS_MAX 60

/* A contact, a pen or a mouse at one instant. Numbers are of its own report. */
struct panel_sample {
	bool down;      /* the tip or the button */
	bool near;      /* in range; a contact that hovers is near and not down */
	bool eraser;    /* a pen's other end */
	bool confident; /* no palm, and not an empty place in a packet */
	bool reported;  /* near in the last frame: its going is still to be told */
	uint8_t id;
	double x_mm, y_mm, w_mm, h_mm;
	double pressure; /* 0..1 */
};

/* What a field holds. */
enum panel_value {
	PANEL_NOTHING, /* padding, or what no hand makes */
	PANEL_TIP,
	PANEL_CONFIDENCE,
	PANEL_IN_RANGE,
	PANEL_INVERT,
	PANEL_ERASER,
	PANEL_BUTTON,
	PANEL_ID,
	PANEL_PRESSURE,
	PANEL_TILT, /* all pens lean alike */
	PANEL_WIDTH,
	PANEL_HEIGHT,
	PANEL_X,
	PANEL_Y,
	PANEL_COUNT,
	PANEL_SCAN_TIME,
};

enum panel_unit {
	PANEL_NO_UNIT,
	PANEL_MM,
	PANEL_CENTIDEGREES,
};

struct panel_field {
	uint8_t page, usage; /* usage 0: padding */
	uint8_t bits, times;
	uint32_t max;
	enum panel_unit unit;
	uint16_t physical_max;
	enum panel_value value;
};

#define PANEL_FIELDS_MAX 12

/* A report: `parts` equal collections of fields, and what comes once, at the end. */
enum panel_role {
	PANEL_ROLE_MOUSE,
	PANEL_ROLE_CHANNEL, /* a vendor's own */
	PANEL_ROLE_TOUCH,
	PANEL_ROLE_STYLUSES,
	PANEL_ROLE_PEN,
};

struct panel_report {
	enum panel_role role;
	uint8_t id;
	uint8_t page, application, part_usage;
	uint8_t parts;
	const struct panel_field *part, *once; /* end with a field of no bits; `once` may be NULL */
	bool has_contact_max;                  /* as a feature */
	bool has_windows8_blob;
};

struct panel_model {
	const char *key;  /* what commands call it */
	const char *name; /* what the kernel calls it */
	uint16_t vendor, product;
	uint8_t contacts;
	const struct panel_report *reports; /* NULL: not a HID device */
	size_t report_count;
};

extern const struct panel_model panel_models[];
extern const size_t panel_model_count;

/* The report that plays this part, `number` counting those that do; NULL if there is none. */
const struct panel_report *panel_model_report(const struct panel_model *model, enum panel_role role,
					      unsigned number);
