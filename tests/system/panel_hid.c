/* SPDX-License-Identifier: MIT */
#include "panel_hid.h"

#include <assert.h>
#include <string.h>

/* Items of a descriptor, their lowest two bits clear: these are for the size of what follows. */
enum item {
	ITEM_INPUT = 0x80,
	ITEM_COLLECTION = 0xa0,
	ITEM_FEATURE = 0xb0,
	ITEM_COLLECTION_END = 0xc0,
	ITEM_USAGE_PAGE = 0x04,
	ITEM_LOGICAL_MIN = 0x14,
	ITEM_LOGICAL_MAX = 0x24,
	ITEM_PHYSICAL_MAX = 0x44,
	ITEM_EXPONENT = 0x54,
	ITEM_UNIT = 0x64,
	ITEM_SIZE = 0x74,
	ITEM_REPORT_ID = 0x84,
	ITEM_TIMES = 0x94,
	ITEM_USAGE = 0x08,
};

#define VARIABLE 0x02
#define CONSTANT 0x03
#define PHYSICAL 0x00
#define APPLICATION 0x01
#define LOGICAL 0x02

struct writer {
	uint8_t *out;
	size_t size, room;
	struct panel_field last; /* what the global items say so far */
};

static void put_byte(struct writer *writer, unsigned byte)
{
	assert(writer->size < writer->room);
	writer->out[writer->size++] = (uint8_t)byte;
}

/* Values are signed to the reader, and so a byte goes up to 127. */
static void put_item(struct writer *writer, enum item item, uint32_t value)
{
	unsigned bytes = value < 0x80 ? 1 : value < 0x8000 ? 2 : 4;

	put_byte(writer, item | (bytes == 4 ? 3 : bytes));
	for (unsigned i = 0; i < bytes; i++) {
		put_byte(writer, value >> 8 * i & 0xff);
	}
}

static void put_changed(struct writer *writer, enum item item, uint32_t last, uint32_t value)
{
	if (value != last) {
		put_item(writer, item, value);
	}
}

/* Vendors' pages are 0xff00 and up; the tables have a byte for it. */
static void put_page(struct writer *writer, uint8_t page)
{
	put_item(writer, ITEM_USAGE_PAGE, page == 0xff ? 0xff00 : page);
	writer->last.page = page;
}

static void put_unit(struct writer *writer, enum panel_unit unit)
{
	static const struct {
		uint8_t unit, exponent;
	} units[] = {
		[PANEL_NO_UNIT] = {0, 0},
		[PANEL_MM] = {0x11, 0x0f},           /* centimetres, by ten to the -1 */
		[PANEL_CENTIDEGREES] = {0x14, 0x0e}, /* degrees, by ten to the -2 */
	};

	put_item(writer, ITEM_UNIT, units[unit].unit);
	put_item(writer, ITEM_EXPONENT, units[unit].exponent);
}

static void put_field(struct writer *writer, const struct panel_field *field, enum item item)
{
	const struct panel_field last = writer->last;

	put_changed(writer, ITEM_SIZE, last.bits, field->bits);
	put_changed(writer, ITEM_TIMES, last.times, field->times);
	writer->last.bits = field->bits;
	writer->last.times = field->times;
	if (field->usage == 0) {
		put_item(writer, item, CONSTANT);
		return;
	}
	if (field->page != last.page) {
		put_page(writer, field->page);
	}
	if (field->unit != last.unit) {
		put_unit(writer, field->unit);
	}
	put_changed(writer, ITEM_LOGICAL_MAX, last.max, field->max);
	put_changed(writer, ITEM_PHYSICAL_MAX, last.physical_max, field->physical_max);
	put_item(writer, ITEM_USAGE, field->usage);
	put_item(writer, item, VARIABLE);
	writer->last = *field;
}

static void put_fields(struct writer *writer, const struct panel_field *fields)
{
	for (; fields->bits != 0; fields++) {
		put_field(writer, fields, ITEM_INPUT);
	}
}

static void put_features(struct writer *writer, const struct panel_report *report)
{
	static const struct panel_field contact_max = {0x0d, 0x55, 8, 1, 250, 0, 0, 0};
	static const struct panel_field blob = {0xff, 0xc5, 8, 255, 255, 0, 0, 0};

	if (report->has_contact_max) {
		put_field(writer, &contact_max, ITEM_FEATURE);
	}
	if (report->has_windows8_blob) {
		/* The kernel looks at the size alone, and that does not fit a field's byte. */
		put_item(writer, ITEM_REPORT_ID, report->id + 0x40u);
		put_item(writer, ITEM_TIMES, PANEL_WINDOWS8_BLOB_SIZE);
		writer->last.times = blob.times;
		put_field(writer, &blob, ITEM_FEATURE);
	}
}

static void put_part(struct writer *writer, const struct panel_report *report)
{
	bool is_finger = report->role == PANEL_ROLE_TOUCH || report->role == PANEL_ROLE_STYLUSES;

	if (report->part_usage == 0) {
		put_fields(writer, report->part);
		return;
	}
	put_page(writer, report->page);
	put_item(writer, ITEM_USAGE, report->part_usage);
	put_item(writer, ITEM_COLLECTION, is_finger ? LOGICAL : PHYSICAL);
	put_fields(writer, report->part);
	put_byte(writer, ITEM_COLLECTION_END);
}

static void put_report(struct writer *writer, const struct panel_report *report)
{
	put_page(writer, report->page);
	put_item(writer, ITEM_USAGE, report->application);
	put_item(writer, ITEM_COLLECTION, APPLICATION);
	put_item(writer, ITEM_REPORT_ID, report->id);
	for (uint8_t i = 0; i < report->parts; i++) {
		put_part(writer, report);
	}
	if (report->once != NULL) {
		put_fields(writer, report->once);
	}
	put_features(writer, report);
	put_byte(writer, ITEM_COLLECTION_END);
}

size_t panel_hid_descriptor(uint8_t *out, size_t room, const struct panel_model *model)
{
	struct writer writer = {.out = out, .room = room};

	put_item(&writer, ITEM_LOGICAL_MIN, 0);
	for (size_t i = 0; i < model->report_count; i++) {
		put_report(&writer, &model->reports[i]);
	}
	return writer.size;
}

static unsigned share(double part, double whole, uint32_t max)
{
	double share = part / whole;

	share = share < 0.0 ? 0.0 : share > 1.0 ? 1.0 : share;
	return (unsigned)(share * max + 0.5);
}

static unsigned value_of(const struct panel_field *field, const struct panel_sample *sample)
{
	switch (field->value) {
	case PANEL_TIP:
		return sample->down && !sample->eraser;
	case PANEL_BUTTON:
		return sample->down;
	case PANEL_CONFIDENCE:
		return sample->confident;
	case PANEL_IN_RANGE:
		return sample->near;
	case PANEL_INVERT:
		return sample->near && sample->eraser;
	case PANEL_ERASER:
		return sample->down && sample->eraser;
	case PANEL_ID:
		return sample->id;
	case PANEL_PRESSURE:
		return share(sample->pressure, 1.0, field->max);
	case PANEL_TILT:
		return sample->near ? field->max * 3 / 4 : field->max / 2;
	case PANEL_WIDTH:
		return share(sample->w_mm, PANEL_WIDTH_MM, field->max);
	case PANEL_HEIGHT:
		return share(sample->h_mm, PANEL_HEIGHT_MM, field->max);
	case PANEL_X:
		return share(sample->x_mm, PANEL_WIDTH_MM, field->max);
	case PANEL_Y:
		return share(sample->y_mm, PANEL_HEIGHT_MM, field->max);
	case PANEL_NOTHING:
	case PANEL_COUNT:
	case PANEL_SCAN_TIME:
		break;
	}
	return 0;
}

static size_t put_bits(uint8_t *out, size_t at, unsigned bits, unsigned value)
{
	for (unsigned i = 0; i < bits; i++, at++) {
		assert(at < (size_t)8 * PANEL_PACKET_MAX);
		out[at / 8] |= (uint8_t)((value >> i & 1) << at % 8);
	}
	return at;
}

static size_t put_sample(uint8_t *out, size_t at, const struct panel_field *field,
			 const struct panel_sample *sample)
{
	for (; field->bits != 0; field++) {
		for (unsigned i = 0; i < field->times; i++) {
			at = put_bits(out, at, field->bits, value_of(field, sample));
		}
	}
	return at;
}

size_t panel_hid_packet(uint8_t out[PANEL_PACKET_MAX], const struct panel_packet *packet)
{
	static const struct panel_sample nobody;
	const struct panel_report *report = packet->report;
	size_t at = 8;

	assert(packet->sample_count <= report->parts);
	memset(out, 0, PANEL_PACKET_MAX);
	out[0] = report->id;
	for (size_t i = 0; i < report->parts; i++) {
		at = put_sample(out, at, report->part,
				i < packet->sample_count ? packet->samples[i] : &nobody);
	}
	for (const struct panel_field *field = report->once; field != NULL && field->bits != 0;
	     field++) {
		at = put_bits(out, at, field->bits,
			      field->value == PANEL_COUNT ? packet->contact_count
							  : packet->scan_time);
	}
	return (at + 7) / 8;
}

size_t panel_hid_packet_size(const struct panel_report *report)
{
	const struct panel_packet empty = {.report = report};
	uint8_t packet[PANEL_PACKET_MAX];

	return panel_hid_packet(packet, &empty);
}
