/* SPDX-License-Identifier: MIT */
#include "edid.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "edid_sample.h"
#include "sample_ink.h"
#include "screen_size.h"

static void test_edid__tells_the_size_of_a_board(void **state)
{
	uint8_t block[EDID_SAMPLE_SIZE];
	struct plen_edid edid;

	(void)state;
	edid_sample(block, 3840, 2160, 1895, 1066);
	assert_true(plen_edid_parse(block, sizeof(block), &edid));
	assert_int_equal(edid.size.w_mm, 1895);
	assert_int_equal(edid.size.h_mm, 1066);
	assert_int_equal(edid.width_px, 3840);
	assert_int_equal(edid.height_px, 2160);
}

static void test_edid__lies_are_not_believed(void **state)
{
	static const int lies[][4] = {
		{3840, 2160, 0, 0},       /* says nothing */
		{3840, 2160, 16, 9},      /* an aspect instead of a size */
		{3840, 2160, 160, 90},    /* the same, as centimetres */
		{1920, 1080, 1200, 1100}, /* pixels far from square */
		{3840, 2160, 4095, 2303}, /* wider than any board */
	};
	uint8_t block[EDID_SAMPLE_SIZE];
	struct plen_edid edid;

	(void)state;
	for (size_t i = 0; i < sizeof(lies) / sizeof(lies[0]); i++) {
		edid_sample(block, lies[i][0], lies[i][1], lies[i][2], lies[i][3]);
		assert_true(plen_edid_parse(block, sizeof(block), &edid));
		assert_true(edid.size.w_mm == 0 && edid.size.h_mm == 0);
	}
}

static void test_edid__damaged_bytes_are_no_edid(void **state)
{
	uint8_t block[EDID_SAMPLE_SIZE];
	struct plen_edid edid;

	(void)state;
	edid_sample(block, 3840, 2160, 1895, 1066);
	assert_false(plen_edid_parse(block, 127, &edid));
	assert_false(plen_edid_parse(block, 0, &edid));
	block[66]++;
	assert_false(plen_edid_parse(block, sizeof(block), &edid));
}

static void test_edid__any_bytes_are_safe(void **state)
{
	struct sample_random random = {31};
	uint8_t block[EDID_SAMPLE_SIZE];
	struct plen_edid edid;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		edid_sample(block, sample_random_int(&random, 4096),
			    sample_random_int(&random, 4096), sample_random_int(&random, 4096),
			    sample_random_int(&random, 4096));
		assert_true(plen_edid_parse(block, sizeof(block), &edid));
		assert_true(edid.size.w_mm == 0 ||
			    (edid.size.w_mm >= 200 && edid.size.w_mm <= 4000));
	}
}

static void put_connector(const char *dir, const char *name, const char *status, int w_mm, int h_mm)
{
	uint8_t block[EDID_SAMPLE_SIZE];
	char path[256];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/%s/status", dir, name);
	FILE *file = fopen(path, "w");
	fprintf(file, "%s\n", status);
	fclose(file);
	snprintf(path, sizeof(path), "%s/%s/edid", dir, name);
	file = fopen(path, "w");
	edid_sample(block, 3840, 2160, w_mm, h_mm);
	fwrite(block, 1, sizeof(block), file);
	fclose(file);
}

static void drop_connector(const char *dir, const char *name)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/%s/status", dir, name);
	unlink(path);
	snprintf(path, sizeof(path), "%s/%s/edid", dir, name);
	unlink(path);
	snprintf(path, sizeof(path), "%s/%s", dir, name);
	rmdir(path);
}

static void test_edid__the_one_connected_screen_is_the_board(void **state)
{
	char dir[] = "/tmp/plen-edid-XXXXXX";

	(void)state;
	assert_non_null(mkdtemp(dir));
	put_connector(dir, "card0-HDMI-A-1", "connected", 1895, 1066);
	put_connector(dir, "card0-HDMI-A-2", "disconnected", 600, 340);
	assert_int_equal(plen_screen_size_read(dir, 3840, 2160).w_mm, 1895);
	/* Another mode of the same screen, but not another shape. */
	assert_int_equal(plen_screen_size_read(dir, 1920, 1080).w_mm, 1895);
	assert_int_equal(plen_screen_size_read(dir, 1024, 768).w_mm, 0);

	/* With two, nobody knows which is touched. */
	put_connector(dir, "card0-DP-1", "connected", 600, 340);
	assert_int_equal(plen_screen_size_read(dir, 3840, 2160).w_mm, 0);
	drop_connector(dir, "card0-HDMI-A-1");
	drop_connector(dir, "card0-HDMI-A-2");
	drop_connector(dir, "card0-DP-1");
	rmdir(dir);
	assert_int_equal(plen_screen_size_read(dir, 3840, 2160).w_mm, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_edid__tells_the_size_of_a_board),
		cmocka_unit_test(test_edid__lies_are_not_believed),
		cmocka_unit_test(test_edid__damaged_bytes_are_no_edid),
		cmocka_unit_test(test_edid__any_bytes_are_safe),
		cmocka_unit_test(test_edid__the_one_connected_screen_is_the_board),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
