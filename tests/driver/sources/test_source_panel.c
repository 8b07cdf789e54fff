/* SPDX-License-Identifier: MIT
 *
 * A panel that is calibrated while people write on it: what they write goes on as it began.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "source_panel.h"

static const struct plen_board_size board = {1000, 500};
static const struct plen_panel_axes axes = {{0, 1000, 0}, {0, 500, 0}};
/* To the right by a tenth, by a fifth. */
static const struct plen_calibration tenth = {{1, 0, 0.1, 0, 1, 0, 0, 0, 1}};
static const struct plen_calibration fifth = {{1, 0, 0.2, 0, 1, 0, 0, 0, 1}};

struct stage {
	struct plen_source_panel panel;
	struct plen_source_sink sink;
	uint32_t count;
	double x_mm[4];
};

static void take_frame(void *data, const struct plen_contact_frame *frame, int64_t read_us)
{
	struct stage *stage = data;

	(void)read_us;
	assert_true(frame->count <= 4);
	stage->count = frame->count;
	for (uint32_t i = 0; i < frame->count; i++) {
		stage->x_mm[i] = frame->contacts[i].at.x_mm;
	}
}

static int set_up(void **state)
{
	static struct stage stage;

	stage = (struct stage){.sink = {.frame = take_frame, .data = &stage}};
	plen_source_panel_init(&stage.panel, 1, &axes);
	*state = &stage;
	return 0;
}

static int tear_down(void **state)
{
	plen_source_panel_finish(&((struct stage *)*state)->panel);
	return 0;
}

struct felt {
	uint32_t id;
	uint8_t flags;
	double x;
};

static void send(struct stage *stage, const struct felt *felt, uint32_t count)
{
	struct plen_panel_contact contacts[4] = {0};
	struct plen_panel_frame frame = {.count = count, .contacts = contacts};

	for (uint32_t i = 0; i < count; i++) {
		contacts[i].id = felt[i].id;
		contacts[i].flags = felt[i].flags;
		contacts[i].at = (struct plen_dev_pt){felt[i].x, 250};
	}
	plen_source_panel_frame(&stage->panel, &stage->sink, board, &frame, 0);
}

static void is_at(const struct stage *stage, uint32_t index, double x_mm)
{
	assert_true(index < stage->count);
	assert_true(fabs(stage->x_mm[index] - x_mm) < 1e-9);
}

static void test_source_panel__a_stroke_goes_on_as_it_began(void **state)
{
	struct stage *stage = *state;
	const struct felt begins[] = {{1, PLEN_CONTACT_BEGIN, 100}};
	const struct felt joined[] = {{1, 0, 110}, {2, PLEN_CONTACT_BEGIN, 300}};
	const struct felt third[] = {{1, 0, 120}, {2, 0, 310}, {3, PLEN_CONTACT_BEGIN, 500}};

	send(stage, begins, 1);
	is_at(stage, 0, 100);
	plen_source_panel_calibrate(&stage->panel, &tenth);
	send(stage, joined, 2);
	is_at(stage, 0, 110);
	is_at(stage, 1, 400);
	plen_source_panel_calibrate(&stage->panel, &fifth);
	plen_source_panel_calibrate(&stage->panel, NULL);
	send(stage, third, 3);
	is_at(stage, 0, 120);
	is_at(stage, 1, 410);
	is_at(stage, 2, 500);
}

/* Its end is where it was; the next of that slot lies as the panel does by then. */
static void test_source_panel__holds_to_the_end_and_no_longer(void **state)
{
	struct stage *stage = *state;
	const struct felt begins[] = {{1, PLEN_CONTACT_BEGIN, 100}, {2, PLEN_CONTACT_BEGIN, 300}};
	const struct felt changes[] = {{1, PLEN_CONTACT_END, 100}, {3, PLEN_CONTACT_BEGIN, 100}};

	send(stage, begins, 2);
	plen_source_panel_calibrate(&stage->panel, &tenth);
	send(stage, changes, 2);
	is_at(stage, 0, 100);
	is_at(stage, 1, 200);
	assert_int_equal(stage->panel.held_count, 0);
}

/* A pen in the air has drawn nothing that could be bent. */
static void test_source_panel__a_pen_in_the_air_is_not_held(void **state)
{
	struct stage *stage = *state;
	const struct felt hovers[] = {{1, PLEN_CONTACT_BEGIN | PLEN_CONTACT_HOVER, 100}};
	const struct felt lands[] = {{1, 0, 100}};

	send(stage, hovers, 1);
	plen_source_panel_calibrate(&stage->panel, &tenth);
	send(stage, lands, 1);
	is_at(stage, 0, 200);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_source_panel__a_stroke_goes_on_as_it_began),
		TEST(test_source_panel__holds_to_the_end_and_no_longer),
		TEST(test_source_panel__a_pen_in_the_air_is_not_held),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
