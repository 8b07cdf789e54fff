/* SPDX-License-Identifier: MIT
 *
 * Understood without reading: a cross to touch, pips around it that fill while it is held (outside
 * the finger, which hides the cross), a row of pips for how far it has come. What stands beside
 * them in words says the same.
 */
#include "chrome_calibration.h"

#include <math.h>

#include "chrome_parts.h"
#include "metrics.h"
#include "zone_id.h"

#define CROSS_MM 60.0
#define CROSS_LINE_MM 1.6
#define CROSS_RING_MM 16.0
/* Wider than a finger, its tip and what it hides below. */
#define HELD_RADIUS_MM 46.0
#define HELD_PIPS 6
#define HELD_PIP_MM 9.0
#define PIP_MM 7.0
#define PIP_STEP_MM 14.0
#define LINE_MM 26.0
#define SHAPE_MM 90.0
#define FINGER_MM 22.0
#define NIB_MM 6.0
#define DOT_MM 54.0
/* Of the wall's height: between the upper crosses and the middle ones. */
#define WORDS_AT 0.29

static const char *const sentences[PLEN_BOARD_CALIBRATION_STEPS] = {
	[PLEN_BOARD_CALIBRATION_POINTS] = "Hold a finger on the cross",
	[PLEN_BOARD_CALIBRATION_FINGER] = "Hold one finger here",
	[PLEN_BOARD_CALIBRATION_PALM] = "Lay the flat hand here",
	[PLEN_BOARD_CALIBRATION_NIB] = "Hold a pen here. Without pens, wait",
	[PLEN_BOARD_CALIBRATION_TEST] =
		"Is the ring under the finger everywhere? Then tap the tick",
	[PLEN_BOARD_CALIBRATION_DONE] = "Done",
};

static struct plen_board_rect around(struct plen_board_pt at, double w_mm, double h_mm)
{
	return (struct plen_board_rect){at.x_mm - w_mm / 2, at.y_mm - h_mm / 2, w_mm, h_mm};
}

static void draw_disc(struct plen_board_chrome *chrome, struct plen_board_pt at, double d_mm,
		      enum plen_tint fill)
{
	plen_board_chrome_disc(chrome, around(at, d_mm, d_mm), fill);
}

static void draw_ring(struct plen_board_chrome *chrome, struct plen_board_pt at, double d_mm,
		      enum plen_tint line, double line_mm)
{
	struct plen_board_box ring = {.line = line, .line_mm = line_mm, .radius_mm = d_mm / 2};

	plen_board_chrome_box(chrome, around(at, d_mm, d_mm), &ring);
}

static void draw_pips_around(struct plen_board_chrome *chrome, struct plen_board_pt at, double held)
{
	struct plen_board_pips pips = {.radius_mm = HELD_RADIUS_MM,
				       .pip_mm = HELD_PIP_MM,
				       .count = HELD_PIPS,
				       .full = (int)lround(held * HELD_PIPS)};

	plen_board_chrome_pips(chrome, around(at, 0, 0), &pips);
}

static void draw_cross(const struct plen_board_calibration *calibration,
		       struct plen_board_chrome *chrome)
{
	struct plen_board_pt at = calibration->target;

	plen_board_chrome_fill(chrome, around(at, CROSS_MM, CROSS_LINE_MM), PLEN_TINT_TEXT);
	plen_board_chrome_fill(chrome, around(at, CROSS_LINE_MM, CROSS_MM), PLEN_TINT_TEXT);
	draw_ring(chrome, at, CROSS_RING_MM, PLEN_TINT_TEXT, CROSS_LINE_MM);
	draw_pips_around(chrome, at, calibration->held);
}

static void draw_progress(const struct plen_board_calibration *calibration,
			  struct plen_board_pt middle, struct plen_board_chrome *chrome)
{
	for (uint32_t i = 0; i < calibration->points; i++) {
		double offset = ((double)i - (calibration->points - 1) / 2.0) * PIP_STEP_MM;
		struct plen_board_pt pip = {middle.x_mm + offset, middle.y_mm};
		plen_board_chrome_pip(chrome, around(pip, PIP_MM, PIP_MM), i < calibration->point,
				      PLEN_TINT_ACCENT);
	}
}

static void draw_words(const char *words, struct plen_board_pt middle, double w_mm,
		       struct plen_board_chrome *chrome)
{
	struct plen_board_text style = {.tint = PLEN_TINT_TEXT, .size_mm = PLEN_BOARD_LABEL_MM};

	plen_board_chrome_label(chrome, around(middle, w_mm, LINE_MM), words, &style);
}

/* Whoever did not mean to begin, or cannot reach a cross; not where it would touch the middle one.
 */
static void draw_way_out(struct plen_board_pt middle, struct plen_board_size size,
			 struct plen_board_chrome *chrome)
{
	struct plen_board_text style = {.tint = PLEN_TINT_TEXT_QUIET,
					.size_mm = PLEN_BOARD_LABEL_SMALL_MM};

	if (middle.y_mm + LINE_MM / 2 < size.h_mm / 2 - HELD_RADIUS_MM - HELD_PIP_MM) {
		plen_board_chrome_label(chrome, around(middle, size.w_mm, LINE_MM),
					"To stop, touch nothing for half a minute", &style);
	}
}

/* What to lay on the board, in its own size. */
static void draw_shape(const struct plen_board_calibration *calibration,
		       struct plen_board_pt middle, struct plen_board_chrome *chrome)
{
	switch ((enum plen_board_calibration_step)calibration->step) {
	case PLEN_BOARD_CALIBRATION_FINGER:
		draw_disc(chrome, middle, FINGER_MM, PLEN_TINT_TEXT);
		break;
	case PLEN_BOARD_CALIBRATION_PALM:
		plen_board_chrome_large_icon(chrome, around(middle, SHAPE_MM, SHAPE_MM),
					     PLEN_ICON_HAND, PLEN_TINT_TEXT);
		return;
	case PLEN_BOARD_CALIBRATION_NIB:
		draw_disc(chrome, middle, NIB_MM, PLEN_TINT_TEXT);
		break;
	default:
		return;
	}
	draw_pips_around(chrome, middle, calibration->held);
}

static void draw_button(struct plen_board_chrome *chrome, struct plen_board_rect rect,
			enum plen_icon icon, bool is_yes)
{
	struct plen_board_box box = {
		.fill = is_yes ? PLEN_TINT_ACCENT : PLEN_TINT_CHROME,
		.line = is_yes ? PLEN_TINT_ACCENT : PLEN_TINT_CHROME_EDGE,
		.line_mm = 1,
		.radius_mm = fmin(rect.w_mm, rect.h_mm) / 2,
		.shadow = true,
	};

	plen_board_chrome_box(chrome, rect, &box);
	plen_board_chrome_icon(chrome, rect, icon, is_yes ? PLEN_TINT_ON_ACCENT : PLEN_TINT_TEXT);
}

static void draw_test(const struct plen_board_calibration *calibration,
		      struct plen_board_chrome *chrome)
{
	draw_button(chrome, calibration->no, PLEN_ICON_CLOSE, false);
	draw_button(chrome, calibration->yes, PLEN_ICON_TICK, true);
	if (calibration->has_dot) {
		draw_ring(chrome, calibration->dot, DOT_MM, PLEN_TINT_ACCENT, PLEN_BOARD_RING_MM);
		draw_disc(chrome, calibration->dot, NIB_MM, PLEN_TINT_ACCENT);
	}
}

void plen_board_chrome_calibration(const struct plen_board_calibration *calibration,
				   struct plen_board_size size, enum plen_theme theme,
				   const struct plen_board_presses *presses,
				   struct plen_board_chrome *chrome)
{
	struct plen_board_rect whole = {0, 0, size.w_mm, size.h_mm};
	struct plen_board_pt middle = {size.w_mm / 2, size.h_mm / 2};
	struct plen_board_pt words = {middle.x_mm, size.h_mm * WORDS_AT};
	struct plen_board_pt pips = {middle.x_mm, words.y_mm + LINE_MM};
	struct plen_board_pt way_out = {middle.x_mm, pips.y_mm + LINE_MM};

	plen_board_chrome_begin(chrome, size, theme, presses);
	plen_board_chrome_zone(chrome, PLEN_BOARD_ZONE_PANEL, PLEN_ZONE_LOCKED, whole);
	plen_board_chrome_fill(chrome, whole, PLEN_TINT_PAPER);
	if (sentences[calibration->step] != NULL) {
		draw_words(sentences[calibration->step], words, size.w_mm, chrome);
	}
	if (calibration->step == PLEN_BOARD_CALIBRATION_POINTS) {
		draw_progress(calibration, pips, chrome);
		draw_way_out(way_out, size, chrome);
		draw_cross(calibration, chrome);
	} else if (calibration->step == PLEN_BOARD_CALIBRATION_TEST) {
		draw_test(calibration, chrome);
	} else if (calibration->step == PLEN_BOARD_CALIBRATION_DONE) {
		plen_board_chrome_large_icon(chrome, around(middle, SHAPE_MM, SHAPE_MM),
					     PLEN_ICON_TICK, PLEN_TINT_ACCENT);
	}
	draw_shape(calibration, middle, chrome);
	if (calibration->message[0] != '\0') {
		plen_board_chrome_banner(calibration->message, true, whole, chrome);
	}
}
