/* SPDX-License-Identifier: MIT
 *
 * SDL events are made here; no display is needed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "source_window.h"

static char trace[2048];

static void on_frame(void *data, const struct plen_contact_frame *frame, int64_t read_us)
{
	(void)data;
	(void)read_us;
	for (uint32_t i = 0; i < frame->count; i++) {
		const struct plen_contact *contact = &frame->contacts[i];
		size_t used = strlen(trace);
		snprintf(trace + used, sizeof(trace) - used, "%u:%u%s%s %.0f,%.0f;", frame->device,
			 contact->id, (contact->flags & PLEN_CONTACT_BEGIN) != 0 ? "+" : "",
			 (contact->flags & PLEN_CONTACT_END) != 0 ? "-" : "", contact->at.x_mm,
			 contact->at.y_mm);
	}
}

static struct plen_source *create(void)
{
	struct plen_source_sink sink = {.frame = on_frame};

	trace[0] = '\0';
	return plen_source_window_create(&sink, (struct plen_board_size){1000, 500}, 1000, 500);
}

static void finger(struct plen_source *source, Uint32 type, SDL_FingerID id, float x, float y)
{
	SDL_Event event = {.tfinger = {.type = type, .touchId = 7, .fingerId = id, .x = x, .y = y}};

	plen_source_window_handle(source, &event, 1);
}

static void button(struct plen_source *source, Uint32 type, Uint8 which, Uint32 from, int x)
{
	SDL_Event event = {.button = {.type = type,
				      .which = from,
				      .button = which,
				      .state = type == SDL_MOUSEBUTTONDOWN,
				      .x = x,
				      .y = 10}};

	plen_source_window_handle(source, &event, 1);
}

static void test_source_window__fingers_keep_their_ids(void **state)
{
	(void)state;
	struct plen_source *source = create();

	finger(source, SDL_FINGERDOWN, 100, 0.1f, 0.5f);
	finger(source, SDL_FINGERDOWN, 200, 0.5f, 0.5f);
	finger(source, SDL_FINGERUP, 100, 0.1f, 0.5f);
	finger(source, SDL_FINGERMOTION, 200, 0.25f, 0.5f);
	assert_string_equal(trace, "1:1+ 100,250;1:1 100,250;1:2+ 500,250;"
				   "1:1- 100,250;1:2 500,250;1:2 250,250;");
	plen_source_destroy(source);
}

static void test_source_window__same_finger_down_twice_ends_the_first(void **state)
{
	(void)state;
	struct plen_source *source = create();

	finger(source, SDL_FINGERDOWN, 100, 0.1f, 0.5f);
	finger(source, SDL_FINGERDOWN, 100, 0.2f, 0.5f);
	assert_string_equal(trace, "1:1+ 100,250;1:1- 100,250;1:2+ 200,250;");
	plen_source_destroy(source);
}

static void test_source_window__mouse_of_touches_is_ignored(void **state)
{
	(void)state;
	struct plen_source *source = create();

	button(source, SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID, 10);
	button(source, SDL_MOUSEBUTTONDOWN, SDL_BUTTON_RIGHT, 0, 10);
	button(source, SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 0, 10);
	assert_string_equal(trace, "");
	button(source, SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 0, 10);
	button(source, SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 0, 20);
	assert_string_equal(trace, "2:1+ 10,10;2:1- 20,10;");
	plen_source_destroy(source);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_source_window__fingers_keep_their_ids),
		cmocka_unit_test(test_source_window__same_finger_down_twice_ends_the_first),
		cmocka_unit_test(test_source_window__mouse_of_touches_is_ignored),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
