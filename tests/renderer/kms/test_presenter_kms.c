/* SPDX-License-Identifier: MIT
 *
 * The KMS presenter on a kernel of our own: what the display shows is the frame, whatever happens
 * to displays, cards, terminals and calls.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "fixture.h"
#include "kms_hotplug.h"
#include "kms_swap.h"

static void test_presenter_kms__the_display_shows_the_frame(void **state)
{
	(void)state;
	for (int kind = 0; kind < 16; kind++) {
		struct fixture f;

		begin(&f);
		f.front_buffer = (kind & 1) != 0;
		f.kernel->has_atomic = (kind & 2) != 0;
		f.kernel->has_damage = (kind & 4) != 0;
		f.kernel->has_dirty = (kind & 8) != 0;
		assert_int_equal(open_presenter(&f), 0);
		assert_int_equal(get_frame(&f), 0);
		assert_int_equal(f.frame.width_px, 64);
		assert_int_equal(f.frame.height_px, 48);
		assert_int_equal(draw_all(&f), 0);
		walk(&f);
		finish(&f);
	}
}

static void test_presenter_kms__presenting_waits_for_no_refresh(void **state)
{
	struct fixture f;

	(void)state;
	begin_lit(&f);
	for (int i = 0; i < 50; i++) {
		assert_int_equal(draw_somewhere(&f), 0);
	}
	assert_int_equal(f.kernel->flips, 1);
	fake_kms_refresh();
	plen_presenter_dispatch(f.presenter);
	assert_int_equal(f.kernel->flips, 2);
	fake_kms_refresh();
	plen_presenter_dispatch(f.presenter);
	/* Nothing is new: nothing is sent, and nobody is woken. */
	assert_int_equal(f.kernel->flips, 2);
	assert_true(fake_kms_shows(&f.frame));
	finish(&f);
}

static bool is_readable(const struct plen_presenter *presenter)
{
	struct pollfd poller = {.fd = plen_presenter_fd(presenter), .events = POLLIN};

	return poll(&poller, 1, 0) == 1;
}

static void test_presenter_kms__its_descriptor_tells_of_a_refresh_and_is_silent_else(void **state)
{
	struct fixture f;

	(void)state;
	begin_lit(&f);
	assert_false(is_readable(f.presenter));
	draw_all(&f);
	assert_false(is_readable(f.presenter));
	fake_kms_refresh();
	assert_true(is_readable(f.presenter));
	assert_false(plen_presenter_dispatch(f.presenter));
	assert_false(is_readable(f.presenter));
	finish(&f);
}

static void test_presenter_kms__a_busy_card_is_asked_again(void **state)
{
	struct fixture f;

	(void)state;
	begin_lit(&f);
	draw_all(&f);
	settle(&f);
	f.kernel->fail_with = EBUSY;
	f.kernel->fail_at = f.kernel->calls + 2; /* the clips, then the commit */
	assert_int_equal(draw_somewhere(&f), 0);
	f.kernel->fail_at = 0;
	assert_false(fake_kms_refresh());

	/* Nobody draws: the presenter itself comes back to it. */
	struct pollfd poller = {.fd = plen_presenter_fd(f.presenter), .events = POLLIN};
	assert_int_equal(poll(&poller, 1, -1), 1);
	plen_presenter_dispatch(f.presenter);
	assert_true(fake_kms_refresh());
	assert_true(fake_kms_shows(&f.frame));
	finish(&f);
}

static void test_presenter_kms__one_buffer_shows_at_once_what_is_drawn(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	f.front_buffer = true;
	f.kernel->has_atomic = false;
	assert_int_equal(open_presenter(&f), 0);
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(draw_all(&f), 0);
	assert_true(fake_kms_shows(&f.frame));
	assert_int_equal(draw_somewhere(&f), 0);
	assert_true(fake_kms_shows(&f.frame));
	finish(&f);
}

static void test_presenter_kms__a_display_goes_and_comes_back(void **state)
{
	struct plen_frame before;
	struct fixture f;

	(void)state;
	begin_lit(&f);
	before = f.frame;
	draw_all(&f);
	draw_somewhere(&f);
	f.kernel->cards[0].is_plugged = false;
	assert_true(hear(&f));
	assert_int_equal(get_frame(&f), -EAGAIN);
	assert_false(fake_kms_is_lit());
	/* What was under way when it went says nothing of what comes. */
	fake_kms_repeat_event();
	plen_presenter_dispatch(f.presenter);
	for (int i = 0; i < 3600; i++) {
		assert_int_equal(get_frame(&f), -EAGAIN);
	}
	assert_int_equal(draw_somewhere(&f), -EAGAIN);

	f.kernel->cards[0].is_plugged = true;
	assert_true(hear(&f));
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.frame.generation, before.generation);
	assert_ptr_equal(f.frame.pixels, before.pixels);
	assert_true(fake_kms_shows(&f.frame));
	walk(&f);
	finish(&f);
}

static void test_presenter_kms__another_display_has_another_size(void **state)
{
	struct plen_frame before;
	struct fixture f;

	(void)state;
	begin_lit(&f);
	before = f.frame;
	f.kernel->cards[0].width_px = 80;
	f.kernel->cards[0].height_px = 60;
	assert_int_equal(get_frame(&f), 0); /* nobody has said so */
	assert_int_equal(f.frame.width_px, 64);
	assert_true(hear(&f));
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.frame.width_px, 80);
	assert_int_equal(f.frame.height_px, 60);
	assert_int_not_equal(f.frame.generation, before.generation);
	draw_all(&f);
	walk(&f);
	finish(&f);
}

static void test_presenter_kms__news_of_nothing_new_changes_nothing(void **state)
{
	struct fixture f;
	uint32_t lit = 0;

	(void)state;
	begin_lit(&f);
	lit = f.kernel->lit;
	assert_true(hear(&f));
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.kernel->lit, lit);

	/* Nor does a display that has lost its tongue. */
	f.kernel->cards[0].has_edid = false;
	assert_true(hear(&f));
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.kernel->lit, lit);
	assert_int_equal(f.frame.width_px, 64);
	finish(&f);
}

static void test_presenter_kms__a_broken_link_is_lit_anew(void **state)
{
	struct fixture f;
	uint32_t lit = 0;

	(void)state;
	begin_lit(&f);
	draw_all(&f);
	settle(&f);
	lit = f.kernel->lit;
	f.kernel->cards[0].is_link_bad = true;
	assert_true(hear(&f));
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.kernel->lit, lit + 1);
	assert_true(fake_kms_shows(&f.frame));
	finish(&f);
}

static void test_presenter_kms__a_refused_mode_leaves_the_next(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	f.kernel->refuses_over = 40;
	assert_int_equal(open_presenter(&f), 0);
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.frame.width_px, 32);
	draw_all(&f);
	walk(&f);
	finish(&f);
}

static void test_presenter_kms__many_large_modes_leave_the_small_one(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	f.kernel->cards[0].is_television = true;
	f.kernel->refuses_over = 40;
	assert_int_equal(open_presenter(&f), 0);
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.frame.width_px, 32);
	finish(&f);
}

/* A cable that is too slow for the display's own mode, and not for its own size. */
static void test_presenter_kms__a_slower_mode_of_the_size_comes_before_others(void **state)
{
	struct fixture f;
	char text[128];

	(void)state;
	begin(&f);
	f.kernel->cards[0].is_television = true;
	f.kernel->fastest = 64 * 48 / 4 * 3;
	assert_int_equal(open_presenter(&f), 0);
	assert_int_equal(get_frame(&f), 0);
	plen_presenter_describe(f.presenter, text, sizeof(text));
	assert_string_equal(text, "KMS, card0 HDMI-A-1, 64x48 at 30 Hz, atomic, two buffers");
	finish(&f);
}

static void test_presenter_kms__a_board_may_begin_without_a_display(void **state)
{
	struct fixture f;
	char text[128];

	(void)state;
	begin(&f);
	f.kernel->cards[0].is_plugged = false;
	assert_int_equal(open_presenter(&f), 0);
	assert_int_equal(get_frame(&f), -EAGAIN);
	plen_presenter_describe(f.presenter, text, sizeof(text));
	assert_string_equal(text, "KMS, no display");

	/* Without a word of the kernel, it is found in the end. */
	f.kernel->cards[0].is_plugged = true;
	for (int i = 0; i < 20 && get_frame(&f) != 0; i++) {
	}
	assert_int_equal(get_frame(&f), 0);
	plen_presenter_describe(f.presenter, text, sizeof(text));
	assert_string_equal(text, "KMS, card0 HDMI-A-1, 64x48 at 60 Hz, atomic, two buffers");
	assert_true(plen_presenter_size(f.presenter).w_mm == 640);
	finish(&f);
}

static void test_presenter_kms__a_display_on_another_card_is_found(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	f.kernel->cards[1] = f.kernel->cards[0];
	f.kernel->cards[0].has_connector = false;
	f.kernel->cards[1].width_px = 80;
	f.kernel->cards[1].is_plugged = false;
	assert_int_equal(open_presenter(&f), 0);
	assert_int_equal(get_frame(&f), -EAGAIN);
	f.kernel->cards[1].is_plugged = true;
	assert_true(hear(&f));
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.frame.width_px, 80);
	draw_all(&f);
	walk(&f);

	/* And it goes for good, while the first one gets a display. */
	f.kernel->cards[1].is_there = false;
	f.kernel->cards[0].has_connector = true;
	assert_true(hear(&f));
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.frame.width_px, 64);
	draw_all(&f);
	walk(&f);
	finish(&f);
}

static void begin_built_in(struct fixture *f)
{
	begin(f);
	f->kernel->cards[1] = f->kernel->cards[0];
	f->kernel->cards[0].is_built_in = true;
	f->kernel->cards[1].width_px = 80;
}

static void test_presenter_kms__what_is_built_in_comes_last_of_all_cards(void **state)
{
	struct fixture f;

	(void)state;
	begin_built_in(&f);
	assert_int_equal(open_presenter(&f), 0);
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.frame.width_px, 80);
	close_presenter(&f);

	f.connector = "eDP-1";
	assert_int_equal(open_presenter(&f), 0);
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.frame.width_px, 64);
	finish(&f);
}

static void test_presenter_kms__an_outer_display_that_comes_later_is_taken(void **state)
{
	struct fixture f;

	(void)state;
	begin_built_in(&f);
	f.kernel->cards[1].is_plugged = false;
	assert_int_equal(open_presenter(&f), 0);
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.frame.width_px, 64);
	assert_true(hear(&f)); /* of nothing new */
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.kernel->lit, 1);

	f.kernel->cards[1].is_plugged = true;
	assert_true(hear(&f));
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.frame.width_px, 80);
	draw_all(&f);
	walk(&f);

	f.kernel->cards[1].is_plugged = false;
	assert_true(hear(&f));
	assert_int_equal(get_frame(&f), 0);
	assert_int_equal(f.frame.width_px, 64);
	finish(&f);
}

/* As a driver does that takes over from the firmware's: the same number, another card. */
static void test_presenter_kms__a_card_that_was_replaced_is_opened_again(void **state)
{
	struct fixture f;

	(void)state;
	begin_lit(&f);
	draw_all(&f);
	f.kernel->cards[0].is_there = false;
	assert_int_equal(draw_somewhere(&f), 0); /* goes nowhere: a flip is under way */
	fake_kms_refresh();
	plen_presenter_dispatch(f.presenter);
	assert_int_equal(get_frame(&f), -EAGAIN);
	f.kernel->cards[0].is_there = true;
	assert_true(hear(&f));
	assert_int_equal(get_frame(&f), 0);
	assert_true(fake_kms_shows(&f.frame));
	walk(&f);
	finish(&f);
}

static void test_presenter_kms__what_cannot_be_is_told_in_words(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	f.kernel->is_elsewhere = true;
	assert_int_equal(open_presenter(&f), -EACCES);
	assert_non_null(strstr(f.error, "/dev/dri/card0: another program has the screen"));
	close(f.kernel_fd);
	f.kernel->is_elsewhere = false;
	f.kernel->cards[0].has_dumb = false;
	assert_int_equal(open_presenter(&f), -ENOTSUP);
	assert_non_null(strstr(f.error, "/dev/dri/card0"));
	close(f.kernel_fd);
	f.kernel->cards[0].is_there = false;
	assert_int_equal(open_presenter(&f), -ENODEV);
	assert_non_null(strstr(f.error, "no graphics card"));
	close(f.kernel_fd);
	fake_kms_end();
}

static void test_presenter_kms__only_the_connector_that_is_wanted(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	f.connector = "DP-1";
	assert_int_equal(open_presenter(&f), 0);
	assert_int_equal(get_frame(&f), -EAGAIN);
	close_presenter(&f);
	f.connector = "HDMI-A-1";
	assert_int_equal(open_presenter(&f), 0);
	assert_int_equal(get_frame(&f), 0);
	finish(&f);
}

static void test_presenter_kms__another_display_keeps_its_picture(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	f.kernel->cards[0].has_other = true;
	assert_int_equal(open_presenter(&f), 0);
	assert_int_equal(get_frame(&f), 0);
	assert_false(f.kernel->has_taken);
	draw_all(&f);
	walk(&f);
	finish(&f);
}

static void test_presenter_kms__what_there_is_but_one_of_is_for_the_board(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	f.kernel->cards[0].has_other = true;
	f.kernel->cards[0].is_confined = true;
	assert_int_equal(open_presenter(&f), 0);
	assert_int_equal(get_frame(&f), 0);
	assert_true(f.kernel->has_taken);
	draw_all(&f);
	walk(&f);
	finish(&f);
}

static void test_presenter_kms__somebody_else_takes_the_screen_and_leaves_it(void **state)
{
	struct fixture f;

	(void)state;
	begin_lit(&f);
	draw_all(&f);
	settle(&f);
	f.kernel->is_elsewhere = true;
	assert_int_equal(draw_somewhere(&f), -EAGAIN);
	assert_int_equal(get_frame(&f), -EAGAIN);
	assert_int_equal(get_frame(&f), -EAGAIN);
	f.kernel->is_elsewhere = false;
	assert_int_equal(get_frame(&f), 0);
	assert_true(fake_kms_shows(&f.frame));
	walk(&f);
	finish(&f);
}

static void test_presenter_kms__another_terminal_has_the_screen_for_a_while(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	f.tty = open("/dev/null", O_RDWR | O_CLOEXEC);
	assert_int_equal(open_presenter(&f), 0);
	assert_false(f.kernel->is_text);
	assert_int_equal(get_frame(&f), 0);
	draw_all(&f);
	raise(SIGUSR1);
	assert_true(is_readable(f.presenter));
	assert_false(plen_presenter_dispatch(f.presenter));
	assert_false(fake_kms_is_master());
	assert_int_equal(get_frame(&f), -EAGAIN);
	assert_int_equal(draw_somewhere(&f), -EAGAIN);
	fake_kms_refresh();
	plen_presenter_dispatch(f.presenter);

	raise(SIGUSR2);
	assert_true(plen_presenter_dispatch(f.presenter));
	assert_int_equal(get_frame(&f), 0);
	assert_true(fake_kms_shows(&f.frame));
	walk(&f);
	close_presenter(&f);
	assert_true(f.kernel->is_text);
	close(f.tty);
	fake_kms_end();
}

static void open_on_terminal(struct fixture *f, int front)
{
	begin(f);
	f->kernel->front = front;
	f->tty = open("/dev/null", O_RDWR | O_CLOEXEC);
	assert_int_equal(open_presenter(f), 0);
}

static void finish_on_terminal(struct fixture *f)
{
	close_presenter(f);
	close(f->tty);
	fake_kms_end();
}

static void come_back(struct fixture *f)
{
	f->kernel->front = FAKE_KMS_TERMINAL;
	raise(SIGUSR2);
	assert_true(plen_presenter_dispatch(f->presenter));
	assert_int_equal(get_frame(f), 0);
	draw_all(f);
	walk(f);
}

/* While nobody looks, the terminal comes back and goes again: the signals are read the other way
 * about. */
static void test_presenter_kms__a_terminal_that_came_and_went_is_not_painted_over(void **state)
{
	struct fixture f;
	uint32_t lit = 0;

	(void)state;
	open_on_terminal(&f, FAKE_KMS_TERMINAL);
	assert_int_equal(get_frame(&f), 0);
	draw_all(&f);
	raise(SIGUSR1);
	plen_presenter_dispatch(f.presenter);
	lit = f.kernel->lit;
	f.kernel->front = 2;
	raise(SIGUSR2);
	raise(SIGUSR1);
	while (is_readable(f.presenter)) {
		assert_false(plen_presenter_dispatch(f.presenter));
	}
	assert_int_equal(get_frame(&f), -EAGAIN);
	assert_int_equal(f.kernel->lit, lit);
	assert_false(fake_kms_is_master());
	come_back(&f);
	finish_on_terminal(&f);
}

static void test_presenter_kms__behind_another_terminal_it_leaves_the_screen_alone(void **state)
{
	struct fixture f;

	(void)state;
	open_on_terminal(&f, 2);
	assert_false(fake_kms_is_master());
	assert_int_equal(get_frame(&f), -EAGAIN);
	assert_int_equal(f.kernel->lit, 0);
	come_back(&f);
	finish_on_terminal(&f);
}

/* A board's day, with one call that fails: the day after, the picture is there. */
static void live_a_day(struct fixture *f)
{
	for (int turn = 0; turn < 6; turn++) {
		if (get_frame(f) == 0) {
			draw_all(f);
			draw_somewhere(f);
		}
		fake_kms_refresh();
		plen_presenter_dispatch(f->presenter);
	}
	f->kernel->cards[0].is_plugged = false;
	hear(f);
	get_frame(f);
	f->kernel->cards[0].is_plugged = true;
	hear(f);
	get_frame(f);
	settle(f);
}

static void live_the_day_after(struct fixture *f)
{
	f->kernel->fail_at = 0;
	hear(f);
	assert_true(get_frame(f) == 0 || get_frame(f) == 0);
	assert_int_equal(draw_all(f), 0);
	walk(f);
}

/* False once there are fewer calls than that. */
static bool fail_at(struct fixture *f, uint32_t at)
{
	f->kernel->fail_at = at;
	if (open_presenter(f) < 0) {
		close(f->kernel_fd);
		return true;
	}
	live_a_day(f);

	bool has_failed = f->kernel->calls >= at;
	live_the_day_after(f);
	close_presenter(f);
	return has_failed;
}

static void test_presenter_kms__each_call_may_fail(void **state)
{
	static const int codes[] = {EIO, ENOMEM, EINVAL, ENODEV, EACCES, EBUSY};

	(void)state;
	for (uint32_t kind = 0; kind < 24; kind++) {
		bool has_failed = true;
		uint32_t at = 0;

		while (has_failed) {
			struct fixture f;

			begin(&f);
			f.front_buffer = (kind & 1) != 0;
			f.kernel->has_atomic = (kind & 2) != 0;
			f.kernel->fail_with = codes[kind / 4];
			has_failed = fail_at(&f, ++at);
			fake_kms_end();
		}
		assert_true(at > 60);
	}
}

static void test_presenter_kms__a_flip_that_never_ends_is_noticed(void **state)
{
	struct plen_kms_swap swap = {.count = 2, .is_flipping = true, .since_us = 0, .number = 7};
	const struct plen_frame frame = {0};
	const struct plen_kms_output output = {0};

	(void)state;
	assert_int_equal(plen_kms_swap_flush(&swap, &output, &frame), -ETIME);
	assert_false(plen_kms_swap_flipped(&swap, 6));
	assert_true(plen_kms_swap_flipped(&swap, 7));
	assert_int_equal(plen_kms_swap_flush(&swap, &output, &frame), 0);
}

static void test_presenter_kms__the_kernel_speaks_of_much_else(void **state)
{
	static const char other[] = "change@/x\0SUBSYSTEM=power_supply\0DRM=SUBSYSTEM=drm";
	static const char longer[] = "add@/x\0SUBSYSTEM=drm_dp_aux_dev";

	(void)state;
	assert_true(plen_kms_hotplug_is_display(HEARD, sizeof(HEARD)));
	assert_false(plen_kms_hotplug_is_display(other, sizeof(other)));
	assert_false(plen_kms_hotplug_is_display(longer, sizeof(longer)));
	assert_false(plen_kms_hotplug_is_display("SUBSYSTEM=dr", 12));
	assert_true(plen_kms_hotplug_is_display("SUBSYSTEM=drm", 13));
	assert_false(plen_kms_hotplug_is_display("", 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_presenter_kms__the_display_shows_the_frame),
		cmocka_unit_test(test_presenter_kms__presenting_waits_for_no_refresh),
		cmocka_unit_test(
			test_presenter_kms__its_descriptor_tells_of_a_refresh_and_is_silent_else),
		cmocka_unit_test(test_presenter_kms__a_busy_card_is_asked_again),
		cmocka_unit_test(test_presenter_kms__one_buffer_shows_at_once_what_is_drawn),
		cmocka_unit_test(test_presenter_kms__a_display_goes_and_comes_back),
		cmocka_unit_test(test_presenter_kms__another_display_has_another_size),
		cmocka_unit_test(test_presenter_kms__news_of_nothing_new_changes_nothing),
		cmocka_unit_test(test_presenter_kms__a_broken_link_is_lit_anew),
		cmocka_unit_test(test_presenter_kms__a_refused_mode_leaves_the_next),
		cmocka_unit_test(test_presenter_kms__many_large_modes_leave_the_small_one),
		cmocka_unit_test(test_presenter_kms__a_slower_mode_of_the_size_comes_before_others),
		cmocka_unit_test(test_presenter_kms__a_board_may_begin_without_a_display),
		cmocka_unit_test(test_presenter_kms__a_display_on_another_card_is_found),
		cmocka_unit_test(test_presenter_kms__what_is_built_in_comes_last_of_all_cards),
		cmocka_unit_test(test_presenter_kms__an_outer_display_that_comes_later_is_taken),
		cmocka_unit_test(test_presenter_kms__a_card_that_was_replaced_is_opened_again),
		cmocka_unit_test(test_presenter_kms__what_cannot_be_is_told_in_words),
		cmocka_unit_test(test_presenter_kms__only_the_connector_that_is_wanted),
		cmocka_unit_test(test_presenter_kms__another_display_keeps_its_picture),
		cmocka_unit_test(test_presenter_kms__what_there_is_but_one_of_is_for_the_board),
		cmocka_unit_test(test_presenter_kms__somebody_else_takes_the_screen_and_leaves_it),
		cmocka_unit_test(test_presenter_kms__another_terminal_has_the_screen_for_a_while),
		cmocka_unit_test(
			test_presenter_kms__a_terminal_that_came_and_went_is_not_painted_over),
		cmocka_unit_test(
			test_presenter_kms__behind_another_terminal_it_leaves_the_screen_alone),
		cmocka_unit_test(test_presenter_kms__each_call_may_fail),
		cmocka_unit_test(test_presenter_kms__a_flip_that_never_ends_is_noticed),
		cmocka_unit_test(test_presenter_kms__the_kernel_speaks_of_much_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
