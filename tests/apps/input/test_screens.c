/* SPDX-License-Identifier: MIT */
#include "screens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "edid_sample.h"

static char folder[] = "/tmp/plen-screens-XXXXXX";

static void write_file(const char *connector, const char *name, const void *bytes, size_t size)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/%s", folder, connector);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/%s/%s", folder, connector, name);

	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

static void remove_all(void)
{
	static const char *const connectors[] = {"card0-HDMI-A-1", "card0-DP-1", "card0-DP-2",
						 "card0-VGA-1"};
	static const char *const names[] = {"status", "edid"};
	char path[256];

	for (size_t i = 0; i < 4; i++) {
		for (size_t j = 0; j < 2; j++) {
			snprintf(path, sizeof(path), "%s/%s/%s", folder, connectors[i], names[j]);
			unlink(path);
		}
		snprintf(path, sizeof(path), "%s/%s", folder, connectors[i]);
		rmdir(path);
	}
	rmdir(folder);
}

static void test_screens__are_those_that_are_plugged_in(void **state)
{
	uint8_t edid[EDID_SAMPLE_SIZE];
	struct plen_screens screens;

	(void)state;
	assert_non_null(mkdtemp(folder));
	edid_sample(edid, 3840, 2160, 1895, 1066);
	write_file("card0-HDMI-A-1", "status", "connected\n", 10);
	write_file("card0-HDMI-A-1", "edid", edid, sizeof(edid));
	write_file("card0-DP-1", "status", "disconnected\n", 13);
	write_file("card0-DP-1", "edid", edid, sizeof(edid));
	write_file("card0-DP-2", "status", "connected\n", 10);
	write_file("card0-DP-2", "edid", "nonsense", 8);
	write_file("card0-VGA-1", "status", "unknown\n", 8);
	plen_screens_read(&screens, folder);
	remove_all();
	assert_int_equal(screens.count, 2);
	assert_string_equal(screens.screens[0].name, "DP-2");
	assert_false(screens.screens[0].tells);
	assert_string_equal(screens.screens[1].name, "HDMI-A-1");
	assert_true(screens.screens[1].tells);
	assert_true(screens.screens[1].size.w_mm == 1895);
}

static void test_screens__there_may_be_none(void **state)
{
	struct plen_screens screens;

	(void)state;
	plen_screens_read(&screens, "/no/such/folder");
	assert_int_equal(screens.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_screens__are_those_that_are_plugged_in),
		cmocka_unit_test(test_screens__there_may_be_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
