/* SPDX-License-Identifier: MIT
 *
 * Laid out by hand: a field a line.
 */
#include "panel_model.h"

#define DESKTOP 0x01
#define BUTTONS 0x09
#define DIGITIZER 0x0d
#define VENDOR 0xff /* stands for 0xff00 */

#define MOUSE_USAGE 0x02
#define POINTER_USAGE 0x01
#define PEN_USAGE 0x02
#define TOUCH_USAGE 0x04
#define WHITEBOARD_USAGE 0x06
#define STYLUS_USAGE 0x20
#define FINGER_USAGE 0x22

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
#define END {0, 0, 0, 0, 0, PANEL_NO_UNIT, 0, PANEL_NOTHING}
#define FLAG(usage, value) {DIGITIZER, usage, 1, 1, 1, PANEL_NO_UNIT, 0, value}
#define PADDING(bits) {0, 0, bits, 1, 0, PANEL_NO_UNIT, 0, PANEL_NOTHING}
#define BYTE(usage, max, value) {DIGITIZER, usage, 8, 1, max, PANEL_NO_UNIT, 0, value}
#define SIZED(page, usage, max, mm, value) {page, usage, 16, 1, max, PANEL_MM, mm, value}
#define UNSIZED(page, usage, max, value) {page, usage, 16, 1, max, PANEL_NO_UNIT, 0, value}

#define TIP FLAG(0x42, PANEL_TIP)
#define CONFIDENCE FLAG(0x47, PANEL_CONFIDENCE)
#define IN_RANGE FLAG(0x32, PANEL_IN_RANGE)
#define BARREL FLAG(0x44, PANEL_NOTHING)
#define INVERT FLAG(0x3c, PANEL_INVERT)
#define ERASER FLAG(0x45, PANEL_ERASER)
#define PRESSURE(bits, max) {DIGITIZER, 0x30, bits, 1, max, PANEL_NO_UNIT, 0, PANEL_PRESSURE}
#define TILT(usage) BYTE(usage, 120, PANEL_TILT)
#define ID BYTE(0x51, 255, PANEL_ID)
#define TRANSDUCER BYTE(0x38, 15, PANEL_ID)
#define AZIMUTH {DIGITIZER, 0x3f, 16, 1, 36000, PANEL_CENTIDEGREES, 36000, PANEL_NOTHING}
#define MM_PLACE(max) SIZED(DESKTOP, 0x30, max, PANEL_WIDTH_MM, PANEL_X), \
	SIZED(DESKTOP, 0x31, max, PANEL_HEIGHT_MM, PANEL_Y)
#define MM_SIZE(max) SIZED(DIGITIZER, 0x48, max, PANEL_WIDTH_MM, PANEL_WIDTH), \
	SIZED(DIGITIZER, 0x49, max, PANEL_HEIGHT_MM, PANEL_HEIGHT)
#define PLACE(max) UNSIZED(DESKTOP, 0x30, max, PANEL_X), UNSIZED(DESKTOP, 0x31, max, PANEL_Y)
#define SIZE(max) UNSIZED(DIGITIZER, 0x48, max, PANEL_WIDTH), \
	UNSIZED(DIGITIZER, 0x49, max, PANEL_HEIGHT)
#define COUNT BYTE(0x54, 127, PANEL_COUNT)

/* A mouse that is moved to where a finger is, for computers that know no touch. */
static const struct panel_field mouse[] = {
	{BUTTONS, 1, 1, 1, 1, PANEL_NO_UNIT, 0, PANEL_BUTTON},
	{BUTTONS, 2, 1, 1, 1, PANEL_NO_UNIT, 0, PANEL_NOTHING},
	{BUTTONS, 3, 1, 1, 1, PANEL_NO_UNIT, 0, PANEL_NOTHING},
	PADDING(5), MM_PLACE(4095), END,
};
static const struct panel_field count[] = {COUNT, END};

/* Forty hands, and a pen with fine pressure. */
static const struct panel_field wall_finger[] = {
	TIP, CONFIDENCE, PADDING(6), ID, MM_SIZE(4095), MM_PLACE(4095), END,
};
static const struct panel_field wall_pen[] = {
	TIP, BARREL, INVERT, ERASER, IN_RANGE, PADDING(3), PRESSURE(16, 1023), MM_PLACE(4095), END,
};
static const struct panel_report wall[] = {
	{PANEL_ROLE_MOUSE, 1, DESKTOP, MOUSE_USAGE, POINTER_USAGE, 1, mouse, NULL, false, false},
	{PANEL_ROLE_TOUCH, 3, DIGITIZER, TOUCH_USAGE, FINGER_USAGE, 8, wall_finger, count, true,
	 false},
	{PANEL_ROLE_PEN, 7, DIGITIZER, PEN_USAGE, STYLUS_USAGE, 1, wall_pen, NULL, false, false},
};

/* A 65-inch SMART panel: three kinds of touch screen and four pens beside each other. */
static const struct panel_field channel[] = {
	{VENDOR, 0x01, 8, 63, 255, PANEL_NO_UNIT, 0, PANEL_NOTHING}, END,
};
static const struct panel_field pens_finger[] = {
	TIP, CONFIDENCE, PADDING(2), PRESSURE(4, 15), ID, AZIMUTH, MM_SIZE(4095), MM_PLACE(4095), END,
};
static const struct panel_field pens_stylus[] = {
	TIP, ERASER, PADDING(2), PRESSURE(4, 15), ID, TRANSDUCER, SIZE(4095), PLACE(4095), END,
};
static const struct panel_field pens_single[] = {
	TIP, CONFIDENCE, PADDING(6), MM_SIZE(4095), MM_PLACE(4095), END,
};
static const struct panel_field pens_pen[] = {
	TIP, BARREL, INVERT, ERASER, PRESSURE(4, 15), TRANSDUCER, AZIMUTH, MM_SIZE(4095),
	MM_PLACE(4095), END,
};
#define PENS_PEN(id) \
	{PANEL_ROLE_PEN, id, DIGITIZER, PEN_USAGE, STYLUS_USAGE, 1, pens_pen, NULL, false, false}
static const struct panel_report pens[] = {
	{PANEL_ROLE_MOUSE, 1, DESKTOP, MOUSE_USAGE, POINTER_USAGE, 1, mouse, NULL, false, false},
	{PANEL_ROLE_CHANNEL, 2, DIGITIZER, WHITEBOARD_USAGE, 0, 1, channel, NULL, false, false},
	{PANEL_ROLE_TOUCH, 3, DIGITIZER, TOUCH_USAGE, FINGER_USAGE, 4, pens_finger, count, true,
	 false},
	{PANEL_ROLE_STYLUSES, 5, DIGITIZER, TOUCH_USAGE, STYLUS_USAGE, 4, pens_stylus, NULL, false,
	 false},
	{PANEL_ROLE_TOUCH, 6, DIGITIZER, TOUCH_USAGE, FINGER_USAGE, 1, pens_single, NULL, false,
	 false},
	PENS_PEN(7), PENS_PEN(8), PENS_PEN(9), PENS_PEN(10),
};

/* A class at one panel; six contacts a packet, ten packets a frame. The kernel takes only contacts
 * with confidence, and halves their size. */
static const struct panel_field crowd_finger[] = {
	TIP, CONFIDENCE, PADDING(6), ID, MM_SIZE(32767), MM_PLACE(32767), END,
};
static const struct panel_report crowd[] = {
	{PANEL_ROLE_TOUCH, 1, DIGITIZER, TOUCH_USAGE, FINGER_USAGE, 6, crowd_finger, count, true,
	 false},
};

/* A display with a pen that leans, and fingers beside it; no table knows it. */
static const struct panel_field display_pen[] = {
	TIP, BARREL, INVERT, ERASER, IN_RANGE, PADDING(3), PRESSURE(16, 4095), TILT(0x3d), TILT(0x3e),
	MM_PLACE(32767), END,
};
static const struct panel_report display[] = {
	{PANEL_ROLE_TOUCH, 3, DIGITIZER, TOUCH_USAGE, FINGER_USAGE, 8, wall_finger, count, true,
	 false},
	{PANEL_ROLE_PEN, 7, DIGITIZER, PEN_USAGE, STYLUS_USAGE, 1, display_pen, NULL, false, false},
};

/* An infrared frame: equal ranges on unequal sides, sizes in those, and no unit anywhere. */
static const struct panel_field frame_finger[] = {
	TIP, IN_RANGE, PADDING(6), ID, SIZE(32767), PLACE(32767), END,
};
static const struct panel_report frame[] = {
	{PANEL_ROLE_TOUCH, 1, DIGITIZER, TOUCH_USAGE, FINGER_USAGE, 2, frame_finger, count, true,
	 false},
};

/* As Windows 8 wants it: a scan time, a certificate, and the kernel lifts what falls silent. */
static const struct panel_field modern_finger[] = {
	TIP, IN_RANGE, CONFIDENCE, PADDING(5), ID, MM_SIZE(16383), MM_PLACE(16383), END,
};
static const struct panel_field modern_end[] = {
	{DIGITIZER, 0x56, 16, 1, 65535, PANEL_NO_UNIT, 0, PANEL_SCAN_TIME}, COUNT, END,
};
static const struct panel_report modern[] = {
	{PANEL_ROLE_TOUCH, 1, DIGITIZER, TOUCH_USAGE, FINGER_USAGE, 5, modern_finger, modern_end,
	 true, true},
};

#define HID(key, name, vendor, product, contacts, reports) \
	{key, name, vendor, product, contacts, reports, COUNT_OF(reports)}
const struct panel_model panel_models[] = {
	HID("wall", "Plenary Test Panel", 0x0b8c, 0x0092, 40, wall),
	HID("pens", "Plenary Test Pens", 0x0b8c, 0x0092, 10, pens),
	HID("crowd", "Plenary Test Crowd", 0x0596, 0x0506, 60, crowd),
	HID("frame", "Plenary Test Frame", 0x23c9, 0x5666, 6, frame),
	HID("display", "Plenary Test Display", 0x1209, 0x0014, 10, display),
	HID("modern", "Plenary Test Modern", 0x0596, 0x051c, 20, modern),
	{"packets", "Plenary Test Packets", 0x0eef, 0x0001, 10, NULL, 0},
	{"single", "Plenary Test Single", 0x6615, 0x0001, 1, NULL, 0},
	{"pointer", "Plenary Test Pointer", 0x0b8c, 0x0001, 1, NULL, 0},
};
/* clang-format on */
const size_t panel_model_count = COUNT_OF(panel_models);

const struct panel_report *panel_model_report(const struct panel_model *model, enum panel_role role,
					      unsigned number)
{
	for (size_t i = 0; i < model->report_count; i++) {
		if (model->reports[i].role == role && number-- == 0) {
			return &model->reports[i];
		}
	}
	return NULL;
}
