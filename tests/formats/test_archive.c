/* SPDX-License-Identifier: MIT */
#include "archive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>

#include "common/mem.h"
#include "formats/limits.h"
#include "hand_zip.h"

static struct plen_archive *open_by_hand(const struct hand_zip_entry *entries, size_t count,
					 uint8_t **bytes, struct plen_reading *reading)
{
	struct plen_archive *archive = NULL;
	size_t size = 0;

	*bytes = hand_zip(entries, count, &size);
	assert_true(plen_archive_is(*bytes, size));
	assert_int_equal(plen_archive_open(&archive, *bytes, size, reading), 0);
	return archive;
}

static void test_archive__holds_what_was_written(void **state)
{
	struct plen_archive_writer *writer = plen_archive_writer_create();
	struct plen_reading reading = {0};
	struct plen_archive *archive = NULL;
	uint8_t *bytes = NULL, *out = NULL;
	size_t size = 0, out_size = 0;

	(void)state;
	plen_archive_writer_add(writer, "mimetype", (uint8_t *)plen_strdup("a/b"), 3, false);
	plen_archive_writer_add(writer, "images/1.png", plen_calloc(100000, 1), 100000, true);
	plen_archive_writer_add(writer, "empty", plen_calloc(1, 1), 0, true);
	assert_int_equal(plen_archive_writer_finish(writer, &bytes, &size), 0);
	assert_true(size < 1000);
	assert_memory_equal(bytes + 30, "mimetypea/b", 11);

	assert_int_equal(plen_archive_open(&archive, bytes, size, &reading), 0);
	assert_string_equal(plen_archive_name(archive, 1), "images/1.png");
	assert_null(plen_archive_name(archive, 3));
	assert_int_equal(plen_archive_read(archive, "images/1.png", &out, &out_size), 0);
	assert_int_equal(out_size, 100000);
	free(out);
	assert_int_equal(plen_archive_read(archive, "empty", &out, &out_size), 0);
	assert_int_equal(out_size, 0);
	free(out);
	assert_int_equal(plen_archive_read(archive, "nothing", &out, &out_size), -ENOENT);
	plen_archive_close(archive);
	free(bytes);
}

static void test_archive__is_the_same_every_time(void **state)
{
	uint8_t *bytes[2];
	size_t sizes[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct plen_archive_writer *writer = plen_archive_writer_create();

		/* The zone would show in MS-DOS' times. */
		setenv("TZ", i == 0 ? "UTC-11" : "UTC+11", 1);
		plen_archive_writer_add(writer, "a", (uint8_t *)plen_strdup("text"), 4, true);
		assert_int_equal(plen_archive_writer_finish(writer, &bytes[i], &sizes[i]), 0);
	}
	assert_int_equal(sizes[0], sizes[1]);
	assert_memory_equal(bytes[0], bytes[1], sizes[0]);
	free(bytes[0]);
	free(bytes[1]);
}

static void test_archive__refuses_names_that_lead_elsewhere(void **state)
{
	static const struct hand_zip_entry entries[] = {
		{.name = "../up", .content = "x"},
		{.name = "a/../../up", .content = "x"},
		{.name = "a/..", .content = "x"},
		{.name = "/absolute", .content = "x"},
		{.name = "C:/drive", .content = "x"},
		{.name = "back\\slash", .content = "x"},
		{.name = "a//b", .content = "x"},
		{.name = "./a", .content = "x"},
		{.name = "new\nline", .content = "x"},
		{.name = "link", .content = "/etc/passwd", .mode = 0120777},
		{.name = "device", .content = "", .mode = 0020666},
		{.name = "good", .content = "fine", .mode = 0100644},
		{.name = "good", .content = "second"},
		{.name = "folder/", .content = ""},
		{.name = "folder/..good..", .content = "fine"},
	};
	struct plen_reading reading = {0};
	uint8_t *bytes = NULL, *out = NULL;
	size_t size = 0;

	(void)state;
	struct plen_archive *archive =
		open_by_hand(entries, sizeof(entries) / sizeof(entries[0]), &bytes, &reading);
	assert_int_equal(reading.losses[PLEN_LOSS_BROKEN], 12);
	assert_string_equal(plen_archive_name(archive, 0), "good");
	assert_string_equal(plen_archive_name(archive, 1), "folder/..good..");
	assert_null(plen_archive_name(archive, 2));
	assert_false(plen_archive_has(archive, "link"));
	assert_int_equal(plen_archive_read(archive, "../up", &out, &size), -ENOENT);
	assert_int_equal(plen_archive_read(archive, "good", &out, &size), 0);
	assert_string_equal((char *)out, "fine");
	free(out);
	plen_archive_close(archive);
	free(bytes);
}

static void test_archive__a_nul_hides_nothing(void **state)
{
	static const struct hand_zip_entry entries[] = {
		{.name = "page.svg\0.exe", .name_size = 13, .content = "x"},
	};
	struct plen_reading reading = {0};
	uint8_t *bytes = NULL;

	(void)state;
	struct plen_archive *archive = open_by_hand(entries, 1, &bytes, &reading);
	assert_false(plen_archive_has(archive, "page.svg"));
	plen_archive_close(archive);
	free(bytes);
}

static void test_archive__believes_no_header(void **state)
{
	static const struct hand_zip_entry entries[] = {
		{.name = "crc", .content = "some text", .told_crc = 1},
		{.name = "odd", .content = "some text", .method = 14},
		{.name = "long", .content = "some text", .told_size = 1000},
	};
	struct plen_reading reading = {0};
	uint8_t *bytes = NULL, *out = NULL;
	size_t size = 0;

	(void)state;
	struct plen_archive *archive = open_by_hand(entries, 3, &bytes, &reading);
	assert_int_equal(plen_archive_read(archive, "crc", &out, &size), -EBADMSG);
	assert_int_equal(plen_archive_read(archive, "odd", &out, &size), -EBADMSG);
	assert_int_equal(plen_archive_read(archive, "long", &out, &size), -EBADMSG);
	plen_archive_close(archive);
	free(bytes);
}

static void test_archive__counts_what_comes_out(void **state)
{
	struct plen_archive_writer *writer = plen_archive_writer_create();
	struct plen_reading reading = {0};
	struct plen_archive *archive = NULL;
	uint8_t *bytes = NULL, *out = NULL;
	size_t size = 0, out_size = 0;

	(void)state;
	plen_archive_writer_add(writer, "bomb", plen_calloc(10u << 20, 1), 10u << 20, true);
	assert_int_equal(plen_archive_writer_finish(writer, &bytes, &size), 0);
	assert_int_equal(plen_archive_open(&archive, bytes, size, &reading), 0);
	/* As often as it is asked for: entries of a real one lie upon each other. What is looked
	 * into first is not counted twice, but has an end too. */
	for (int i = 0; i < 2; i++) {
		assert_int_equal(plen_archive_peek(archive, "bomb", &out, &out_size), 0);
		free(out);
		assert_int_equal(plen_archive_read(archive, "bomb", &out, &out_size), 0);
		free(out);
	}
	assert_int_equal(plen_archive_read(archive, "bomb", &out, &out_size), -E2BIG);
	assert_int_equal(plen_archive_peek(archive, "bomb", &out, &out_size), -E2BIG);
	plen_archive_close(archive);
	free(bytes);
}

static void test_archive__refuses_what_has_a_password(void **state)
{
	static const struct hand_zip_entry entries[] = {
		{.name = "open", .content = "some text"},
		{.name = "secret", .content = "some text", .flags = 1},
	};
	struct plen_reading reading = {0};
	struct plen_archive *archive = NULL;
	size_t size = 0;
	uint8_t *bytes = hand_zip(entries, 2, &size);

	(void)state;
	assert_int_equal(plen_archive_open(&archive, bytes, size, &reading), -EACCES);
	assert_string_equal(reading.detail, "the archive has a password");
	assert_null(archive);
	free(bytes);
}

static void test_archive__refuses_what_is_none(void **state)
{
	static const uint8_t text[] = "PK\3\4 and nothing more";
	struct plen_reading reading = {0};
	struct plen_archive *archive = NULL;

	(void)state;
	assert_int_equal(plen_archive_open(&archive, text, sizeof(text), &reading), -EBADMSG);
	assert_string_not_equal(reading.detail, "");
	assert_false(plen_archive_is((const uint8_t *)"<iwb>", 5));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_archive__holds_what_was_written),
		cmocka_unit_test(test_archive__is_the_same_every_time),
		cmocka_unit_test(test_archive__refuses_names_that_lead_elsewhere),
		cmocka_unit_test(test_archive__a_nul_hides_nothing),
		cmocka_unit_test(test_archive__believes_no_header),
		cmocka_unit_test(test_archive__counts_what_comes_out),
		cmocka_unit_test(test_archive__refuses_what_has_a_password),
		cmocka_unit_test(test_archive__refuses_what_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
