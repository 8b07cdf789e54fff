/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "common/event.h"

static void test_event__every_kind_has_a_name_of_its_own(void **state)
{
	(void)state;
	for (int i = 0; i < PLEN_EVENT_KINDS; i++) {
		const char *name = plen_event_kind_to_str((enum plen_event_kind)i);
		assert_non_null(name);
		for (int j = 0; j < i; j++) {
			assert_string_not_equal(name,
						plen_event_kind_to_str((enum plen_event_kind)j));
		}
	}
}

static void check_line(struct plen_event event, const char *expected)
{
	char line[128];

	assert_int_equal(plen_event_print(&event, line, sizeof(line)), strlen(expected));
	assert_string_equal(line, expected);
}

static void test_event__lines_of_the_golden_files(void **state)
{
	(void)state;
	struct plen_event event = {
		.kind = PLEN_EVENT_INK_BEGIN, .zone = 1, .gesture = 7, .at = {120, 80.5}};

	check_line(event, "ink-begin zone 1 gesture 7 at 120.0 80.5 mm");
	event.kind = PLEN_EVENT_TRANSFORM_UPDATE;
	event.u.scale = 1.25;
	check_line(event, "transform-update zone 1 gesture 7 at 120.0 80.5 mm scale 1.250");
	event.kind = PLEN_EVENT_WIPE_END;
	event.u.extent.w_mm = 60;
	event.u.extent.h_mm = 41.25;
	check_line(event, "wipe-end zone 1 gesture 7 at 120.0 80.5 mm extent 60.0 41.2");
	event.kind = PLEN_EVENT_DEVICE_WENT;
	check_line(event, "device-went 7");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_event__every_kind_has_a_name_of_its_own),
		cmocka_unit_test(test_event__lines_of_the_golden_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
