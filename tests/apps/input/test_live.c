/* SPDX-License-Identifier: MIT
 *
 * The loop, with a recording whose second packet is so far away that it never comes.
 */
#include "live.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "command.h"
#include "recorded_source.h"

struct seen {
	int64_t deadline_us;
	int turned, dues;
	bool interrupts; /* as soon as it is shown, as somebody might */
	char order[64];
};

static void note(struct seen *seen, const char *what)
{
	strncat(seen->order, what, sizeof(seen->order) - strlen(seen->order) - 1);
}

static bool is_blocked(int number)
{
	sigset_t mask;

	assert_int_equal(sigprocmask(SIG_BLOCK, NULL, &mask), 0);
	return sigismember(&mask, number) == 1;
}

static void show(void *data, bool shown)
{
	struct seen *seen = data;

	note(seen, shown ? "shown " : "hidden ");
	/* Nothing can end us while the terminal is not its owner's. */
	assert_true(is_blocked(SIGINT) && is_blocked(SIGQUIT) && is_blocked(SIGTSTP));
	if (shown && seen->interrupts) {
		raise(SIGINT);
	}
}

static int64_t deadline_us(void *data)
{
	return ((struct seen *)data)->deadline_us;
}

static void due(void *data, int64_t now_us)
{
	struct seen *seen = data;

	if (now_us >= seen->deadline_us) {
		seen->deadline_us = INT64_MAX;
		seen->dues++;
	}
}

static void turned(void *data)
{
	((struct seen *)data)->turned++;
}

static bool has_told_due(void *data)
{
	struct seen *seen = data;

	/* Once for the first packet, or with it; at last for what was due. */
	return seen->dues == 1 && seen->turned >= 2;
}

static struct plen_source *open_recording(void)
{
	static const char text[] = "plenary-recording 1\ndevice 1\nx 0 99\ny 0 99\n"
				   "frame 1 0\ndown 1 5 5\nframe 1 100000\nup 1\nend\n";
	struct plen_source_sink sink = {.data = NULL};
	struct plen_board_size board;
	char path[] = "/tmp/plen-live-XXXXXX";
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, sizeof(text) - 1), sizeof(text) - 1);
	close(fd);
	struct plen_source *source = plen_input_recorded_source(path, &sink, &board);
	unlink(path);
	assert_non_null(source);
	return source;
}

static void test_live__a_signal_at_once_ends_it_in_order(void **state)
{
	struct seen seen = {.deadline_us = INT64_MAX, .interrupts = true};
	struct plen_input_live live = {.show = show, .data = &seen};
	struct plen_source *source = open_recording();

	(void)state;
	assert_int_equal(plen_input_live_play(source, &live), PLEN_INPUT_GOOD);
	assert_string_equal(seen.order, "shown hidden ");
	plen_source_destroy(source);
}

/* Questions come after it, which Ctrl-C must be able to end. */
static void test_live__signals_are_as_before_afterwards(void **state)
{
	struct seen seen = {.deadline_us = INT64_MAX, .interrupts = true};
	struct plen_input_live live = {.show = show, .data = &seen};
	struct plen_source *source = open_recording();
	sigset_t mask;

	(void)state;
	sigemptyset(&mask);
	sigaddset(&mask, SIGWINCH);
	assert_int_equal(sigprocmask(SIG_SETMASK, &mask, NULL), 0);
	assert_int_equal(plen_input_live_play(source, &live), PLEN_INPUT_GOOD);
	assert_false(is_blocked(SIGINT) || is_blocked(SIGTERM) || is_blocked(SIGHUP));
	assert_true(is_blocked(SIGWINCH));
	plen_source_destroy(source);
}

/* What a deadline brings is shown at once, not with the packet that comes next. */
static void test_live__what_was_due_is_told(void **state)
{
	struct seen seen = {.deadline_us = 1000};
	struct plen_input_live live = {.deadline_us = deadline_us,
				       .due = due,
				       .turned = turned,
				       .done = has_told_due,
				       .data = &seen};
	struct plen_source *source = open_recording();

	(void)state;
	assert_int_equal(plen_input_live_play(source, &live), PLEN_INPUT_GOOD);
	plen_source_destroy(source);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_live__a_signal_at_once_ends_it_in_order),
		cmocka_unit_test(test_live__signals_are_as_before_afterwards),
		cmocka_unit_test(test_live__what_was_due_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
