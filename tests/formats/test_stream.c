/* SPDX-License-Identifier: MIT
 *
 * Both ends of the stream against each other, through a file in memory.
 */
#include "formats/stream.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/limits.h"
#include "lesson/lesson.h"
#include "sink_text.h"
#include "stream_records.h"

static const struct plen_stroke_point points[] = {{0, -5, 0, 255}, {100, 7, 8, 3}};
static const struct plen_op_stroke strokes[] = {
	{1, PLEN_INK_GREEN, 0, 3000, 2, points},
	{2, PLEN_INK_OWN, 0x01020380, 1, 1, points},
};
static const struct plen_op_picture pictures[] = {
	{.asset = 1,
	 .sheet = 1,
	 .w_um = 210000,
	 .h_um = 297000,
	 .a_ppm = 1000000,
	 .d_ppm = 1000000},
	{.asset = 2, .part = 4, .w_um = 1, .h_um = 1, .a_ppm = -1, .b_ppm = 2, .e_um = -3},
};

/* What a reader hands to `sink`; ids of assets are as the sink says. */
static void play(const struct plen_sink *sink)
{
	struct plen_op_picture named[2];
	struct plen_op edit = {.kind = PLEN_OP_EDIT, .group = 2, .mark = 8};
	const struct plen_op_asset svg = {PLEN_MEDIA_SVG, 1, 6, (const uint8_t *)"<svg/>"};
	const struct plen_op_asset pdf = {PLEN_MEDIA_PDF, 5, 4, (const uint8_t *)"%PDF"};

	memcpy(named, pictures, sizeof(named));
	assert_int_equal(sink->progress(sink->data, 1, 2), 0);
	assert_int_equal(sink->page(sink->data, 3, PLEN_BACKGROUND_SQUARED), 0);
	assert_int_equal(sink->asset(sink->data, &svg, &named[0].asset), 0);
	assert_int_equal(sink->asset(sink->data, &pdf, &named[1].asset), 0);
	edit.u.edit = (struct plen_op_edit){.page = 1,
					    .stroke_count = 2,
					    .strokes = strokes,
					    .picture_count = 2,
					    .pictures = named};
	assert_int_equal(sink->edit(sink->data, &edit), 0);
	edit.u.edit.picture_count = 0;
	assert_int_equal(sink->page(sink->data, 0, PLEN_BACKGROUND_PLAIN), 0);
	assert_int_equal(sink->edit(sink->data, &edit), 0);
}

static uint8_t *written(size_t *size, enum plen_unreadable why)
{
	struct plen_stream_writer writer;
	struct plen_reading reading = {.losses = {[PLEN_LOSS_TEXT] = 3, [PLEN_LOSS_PRESSURE] = 1},
				       .why = why,
				       .detail = "one line"};
	int fd = memfd_create("stream", 0);
	struct stat info;

	const struct plen_sink sink = plen_stream_writer_sink(&writer, fd);
	play(&sink);
	assert_int_equal(plen_stream_writer_end(&writer, &reading), 0);
	assert_int_equal(fstat(fd, &info), 0);
	*size = (size_t)info.st_size;
	uint8_t *bytes = malloc(*size);
	assert_int_equal(pread(fd, bytes, *size, 0), info.st_size);
	close(fd);
	return bytes;
}

/* All records that are whole; *taken says how far that is. */
static int take_all(struct plen_stream_reader *reader, const uint8_t *bytes, size_t size,
		    size_t *taken)
{
	ssize_t length = 1;

	while (length > 0) {
		length = plen_stream_reader_take(reader, bytes + *taken, size - *taken);
		*taken += length > 0 ? (size_t)length : 0;
	}
	return (int)length;
}

static void test_stream__what_is_written_is_read_in_any_parts(void **state)
{
	static const size_t parts[] = {1, 2, 7, 1000000};
	struct sink_text expected;
	const struct plen_sink to = sink_text_init(&expected);
	size_t size = 0;
	uint8_t *bytes = written(&size, PLEN_UNREADABLE_PAGES);

	(void)state;
	play(&to);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct sink_text text;
		const struct plen_sink sink = sink_text_init(&text);
		struct plen_stream_reader *reader = plen_stream_reader_create(&sink);
		struct plen_reading reading;
		size_t taken = 0;
		for (size_t here = 0; here < size;) {
			here = size - here < parts[i] ? size : here + parts[i];
			assert_false(plen_stream_reader_ended(reader, &reading));
			assert_int_equal(take_all(reader, bytes, here, &taken), 0);
		}
		assert_int_equal(taken, size);
		assert_true(plen_stream_reader_ended(reader, &reading));
		assert_int_equal(reading.why, PLEN_UNREADABLE_PAGES);
		assert_int_equal(reading.losses[PLEN_LOSS_TEXT], 3);
		assert_int_equal(reading.losses[PLEN_LOSS_PRESSURE], 1);
		assert_string_equal(reading.detail, "one line");
		assert_string_equal((char *)text.text.data, (char *)expected.text.data);
		plen_stream_reader_destroy(reader);
		plen_buffer_finish(&text.text);
	}
	plen_buffer_finish(&expected.text);
	free(bytes);
}

/* A JPEG with a comment. */
static void test_stream__sends_of_a_photograph_what_it_shows(void **state)
{
	static const uint8_t photo[] = "\xff\xd8\xff\xfe\0\6Anna\xff\xda\0\2ink\xff\xd9";
	const struct plen_op_asset asset = {PLEN_MEDIA_JPEG, 1, sizeof(photo) - 1, photo};
	struct plen_stream_writer writer;
	int fd = memfd_create("stream", 0);
	const struct plen_sink sink = plen_stream_writer_sink(&writer, fd);
	struct stat info;
	uint32_t id = 0;

	(void)state;
	assert_int_equal(sink.asset(sink.data, &asset, &id), 0);
	assert_int_equal(fstat(fd, &info), 0);
	size_t size = (size_t)info.st_size;
	uint8_t *bytes = malloc(size);
	assert_int_equal(pread(fd, bytes, size, 0), size);
	assert_null(memmem(bytes, size, "Anna", 4));
	assert_non_null(memmem(bytes, size, "\xff\xd8\xff\xda\0\2ink\xff\xd9", 11));
	free(bytes);
	close(fd);
}

static void test_stream__stops_where_the_sink_stops(void **state)
{
	struct sink_text text;
	const struct plen_sink sink = sink_text_init(&text);
	struct plen_stream_reader *reader = plen_stream_reader_create(&sink);
	struct plen_reading reading;
	size_t size = 0;
	uint8_t *bytes = written(&size, PLEN_READABLE);
	size_t taken = 0;

	(void)state;
	text.fail_after = 4;
	assert_int_equal(take_all(reader, bytes, size, &taken), -ENOSPC);
	assert_int_equal(text.assets, 2);
	assert_int_equal(text.strokes, 0);
	assert_int_equal(take_all(reader, bytes, size, &taken), -ENOSPC);
	assert_false(plen_stream_reader_ended(reader, &reading));
	plen_stream_reader_destroy(reader);
	plen_buffer_finish(&text.text);
	free(bytes);
}

static void put_record(struct plen_buffer *out, uint8_t kind, const void *body, size_t size)
{
	*plen_buffer_space(out, 1) = kind;
	plen_stream_put(plen_buffer_space(out, 4), size, 4);
	plen_buffer_add(out, body, size);
}

static void put_op_record(struct plen_buffer *out, uint8_t kind, const struct plen_op *op)
{
	uint8_t before[PLEN_STREAM_EDIT_BYTES] = {0};
	struct plen_buffer body = {0};
	size_t size = 0;
	uint8_t *encoded = plen_op_encode(op, &size);

	plen_buffer_add(&body, before, kind == 'E' ? sizeof(before) : 0);
	plen_buffer_add(&body, encoded, size);
	put_record(out, kind, body.data, body.size);
	plen_buffer_finish(&body);
	free(encoded);
}

static void assert_refused(struct plen_buffer *bytes)
{
	struct sink_text text;
	const struct plen_sink sink = sink_text_init(&text);
	struct plen_stream_reader *reader = plen_stream_reader_create(&sink);

	size_t taken = 0;
	assert_int_equal(take_all(reader, bytes->data, bytes->size, &taken), -EBADMSG);
	plen_stream_reader_destroy(reader);
	plen_buffer_finish(&text.text);
	plen_buffer_finish(bytes);
}

static struct plen_op edit_with(const struct plen_op_picture *picture)
{
	return (struct plen_op){.seq = 1,
				.kind = PLEN_OP_EDIT,
				.u.edit = {.page = 1,
					   .stroke_count = 1,
					   .strokes = strokes,
					   .picture_count = picture != NULL,
					   .pictures = picture}};
}

static void put_page(struct plen_buffer *out)
{
	const struct plen_op page = {.seq = 1, .kind = PLEN_OP_PAGE};

	put_op_record(out, 'N', &page);
}

static void test_stream__believes_nothing(void **state)
{
	const struct plen_op_cut cut = {4096, {0, 256}};
	struct plen_op behind = {.seq = 1, .kind = PLEN_OP_PAGE, .u.page = {.behind = 4}};
	struct plen_op edit = edit_with(NULL);
	struct plen_buffer bytes = {0};
	uint8_t numbers[8] = {1};

	(void)state;
	put_record(&bytes, '?', "", 0);
	assert_refused(&bytes);
	put_record(&bytes, 'P', numbers, 7);
	assert_refused(&bytes);
	plen_stream_put(numbers + 4, 1, 4);
	plen_stream_put(numbers, 2, 4);
	put_record(&bytes, 'P', numbers, 8);
	assert_refused(&bytes);
	plen_stream_put(numbers, PLEN_LOSS_COUNT, 4);
	put_record(&bytes, 'L', numbers, 8);
	assert_refused(&bytes);
	plen_stream_put(numbers, PLEN_LOSS_TEXT, 4);
	plen_stream_put(numbers + 4, UINT32_MAX, 4);
	put_record(&bytes, 'L', numbers, 8);
	assert_refused(&bytes);
	plen_stream_put(numbers, PLEN_UNREADABLE_COUNT, 4);
	put_record(&bytes, 'X', numbers, 4);
	assert_refused(&bytes);
	plen_stream_put(numbers, (uint32_t)INT32_MIN, 4);
	put_record(&bytes, 'X', numbers, 4);
	assert_refused(&bytes);
	put_op_record(&bytes, 'N', &behind);
	assert_refused(&bytes);
	/* Without a page; on another; of a chain; with cuts; of nothing. */
	put_op_record(&bytes, 'E', &edit);
	assert_refused(&bytes);
	put_page(&bytes);
	edit.u.edit.page = 2;
	put_op_record(&bytes, 'E', &edit);
	assert_refused(&bytes);
	put_page(&bytes);
	edit = edit_with(NULL);
	edit.u.edit.chain = 1;
	put_op_record(&bytes, 'E', &edit);
	assert_refused(&bytes);
	put_page(&bytes);
	edit = edit_with(NULL);
	edit.u.edit.cut_count = 1;
	edit.u.edit.cuts = &cut;
	put_op_record(&bytes, 'E', &edit);
	assert_refused(&bytes);
	put_page(&bytes);
	edit.u.edit = (struct plen_op_edit){.page = 1};
	put_op_record(&bytes, 'E', &edit);
	assert_refused(&bytes);
	/* A picture of nothing. */
	put_page(&bytes);
	edit = edit_with(&pictures[0]);
	put_op_record(&bytes, 'E', &edit);
	assert_refused(&bytes);
	/* After the end. */
	memset(numbers, 0, sizeof(numbers));
	put_record(&bytes, 'X', numbers, 4);
	put_page(&bytes);
	assert_refused(&bytes);
	/* More than any record holds: said, not sent. */
	plen_buffer_add(&bytes, "A\xff\xff\xff\xff", 5);
	assert_refused(&bytes);
}

static int pass_page(void *data, uint8_t owner, uint8_t background)
{
	(void)data;
	(void)owner;
	(void)background;
	return 0;
}

static int pass_asset(void *data, const struct plen_op_asset *asset, uint32_t *id)
{
	(void)data;
	(void)asset;
	*id = 1;
	return 0;
}

static int pass_edit(void *data, const struct plen_op *edit)
{
	(void)data;
	(void)edit;
	return 0;
}

/* Takes `count` times what is in `edit`, and then no more. */
static void assert_limit(const struct plen_op *edit, uint32_t count)
{
	const struct plen_sink sink = {.page = pass_page, .asset = pass_asset, .edit = pass_edit};
	struct plen_stream_reader *reader = plen_stream_reader_create(&sink);
	const struct plen_op_asset svg = {PLEN_MEDIA_SVG, 1, 6, (const uint8_t *)"<svg/>"};
	const struct plen_op asset = {.seq = 1, .kind = PLEN_OP_ASSET, .u.asset = svg};
	struct plen_buffer bytes = {0};
	size_t taken = 0;

	put_page(&bytes);
	put_op_record(&bytes, 'A', &asset);
	assert_int_equal(take_all(reader, bytes.data, bytes.size, &taken), 0);
	bytes.size = 0;
	put_op_record(&bytes, (uint8_t)(edit->kind == PLEN_OP_EDIT ? 'E' : 'N'), edit);
	for (uint32_t i = 0; i < count; i++) {
		assert_int_equal(plen_stream_reader_take(reader, bytes.data, bytes.size),
				 bytes.size);
	}
	assert_int_equal(plen_stream_reader_take(reader, bytes.data, bytes.size), -EBADMSG);
	plen_stream_reader_destroy(reader);
	plen_buffer_finish(&bytes);
}

/* A helper that keeps on sending what is good does not fill the lesson. */
static void test_stream__takes_no_more_than_a_file_may_hold(void **state)
{
	static struct plen_stroke_point many[10000];
	static struct plen_op_stroke dots[PLEN_OP_STROKES_MAX];
	static struct plen_op_picture images[PLEN_OP_PICTURES_MAX];
	const struct plen_op page = {.seq = 1, .kind = PLEN_OP_PAGE};
	struct plen_op edit = edit_with(NULL);

	(void)state;
	assert_limit(&page, PLEN_LIMIT_PAGES - 1);
	for (uint32_t i = 0; i < PLEN_OP_STROKES_MAX; i++) {
		dots[i] = strokes[1];
	}
	edit.u.edit.strokes = dots;
	edit.u.edit.stroke_count = PLEN_OP_STROKES_MAX;
	assert_limit(&edit, PLEN_LIMIT_STROKES / PLEN_OP_STROKES_MAX);
	for (uint32_t i = 0; i < PLEN_OP_PICTURES_MAX; i++) {
		images[i] = pictures[0];
	}
	edit.u.edit = (struct plen_op_edit){
		.page = 1, .picture_count = PLEN_OP_PICTURES_MAX, .pictures = images};
	assert_limit(&edit, PLEN_LIMIT_PICTURES / PLEN_OP_PICTURES_MAX);
	for (uint32_t i = 0; i < 400; i++) {
		dots[i] = strokes[0];
		dots[i].count = 10000;
		dots[i].points = many;
	}
	edit.u.edit = (struct plen_op_edit){.page = 1, .stroke_count = 400, .strokes = dots};
	assert_limit(&edit, PLEN_LIMIT_POINTS / 4000000);
}

static int keep_bytes(void *data, const struct plen_op_asset *asset, uint32_t *id)
{
	*id = 1;
	*(const uint8_t **)data = asset->bytes;
	return 0;
}

/* A file of sixty megabytes is handed on where it lies: to copy it takes longer than a frame. */
static void test_stream__an_asset_is_not_copied(void **state)
{
	const struct plen_op asset = {.seq = 1,
				      .kind = PLEN_OP_ASSET,
				      .u.asset = {PLEN_MEDIA_PDF, 300, 4, (const uint8_t *)"%PDF"}};
	const uint8_t *kept = NULL;
	const struct plen_sink sink = {.asset = keep_bytes, .data = &kept};
	struct plen_stream_reader *reader = plen_stream_reader_create(&sink);
	struct plen_buffer bytes = {0};

	(void)state;
	put_op_record(&bytes, 'A', &asset);
	assert_int_equal(plen_stream_reader_take(reader, bytes.data, bytes.size - 1), 0);
	assert_null(kept);
	assert_int_equal(plen_stream_reader_take(reader, bytes.data, bytes.size), bytes.size);
	assert_ptr_equal(kept, bytes.data + bytes.size - 4);
	plen_stream_reader_destroy(reader);
	plen_buffer_finish(&bytes);
}

static void test_stream__a_lesson_takes_it(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_lesson_sink into;
	const struct plen_sink sink = plen_lesson_sink_init(&into, lesson, 1000);

	(void)state;
	play(&sink);
	assert_int_equal(into.pages, 2);
	assert_int_equal(into.first_page, 1);
	assert_int_equal(plen_lesson_page_at(lesson, 3, 0)->id, 1);
	assert_int_equal(plen_lesson_page_at(lesson, 3, 0)->background, PLEN_BACKGROUND_SQUARED);
	assert_int_equal(plen_lesson_page_at(lesson, 0, 0)->id, into.page);
	assert_int_equal(plen_lesson_asset(lesson, 3)->media, PLEN_MEDIA_PDF);
	assert_non_null(plen_lesson_seen_stroke(lesson, UINT64_C(4) * PLEN_OP_STROKES_MAX + 1));
	assert_int_equal(plen_lesson_undo_chain(lesson, 2, NULL, NULL, NULL), 6);
	plen_lesson_destroy(lesson);
}

/* What a board takes in is one tap's to take back, whoever wrote it and however many pages it is.
 */
static void test_stream__a_lesson_takes_it_as_one_deed(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_lesson_sink into;
	struct plen_op undo = {.kind = PLEN_OP_UNDO};
	uint32_t page = 0;

	(void)state;
	const struct plen_sink sink = plen_lesson_sink_init(&into, lesson, 1000);
	into.is_one_deed = true;
	play(&sink);
	play(&sink);
	assert_int_equal(plen_lesson_undo_chain(lesson, 2, NULL, NULL, NULL), 0);
	uint64_t chain = plen_lesson_undo_chain(lesson, 0, NULL, NULL, &page);
	assert_int_equal(page, into.page);
	undo.u.chain = chain;
	plen_lesson_commit(lesson, &undo);
	assert_int_equal(plen_lesson_undo_chain(lesson, 0, NULL, NULL, NULL), 0);
	undo.group = 3;
	undo.u.chain = plen_lesson_undo_chain(lesson, 3, NULL, NULL, NULL);
	plen_lesson_commit(lesson, &undo);
	assert_int_equal(plen_lesson_undo_chain(lesson, 3, NULL, NULL, NULL), 0);
	/* Taken back while it comes: what comes then is another. */
	play(&sink);
	assert_true(plen_lesson_undo_chain(lesson, 0, NULL, NULL, NULL) > chain);
	plen_lesson_destroy(lesson);
}

static bool never(void *data, uint32_t done, uint32_t total)
{
	(void)data;
	(void)done;
	(void)total;
	return false;
}

static void test_stream__a_lesson_may_have_enough(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_lesson_sink into;
	const struct plen_sink sink = plen_lesson_sink_init(&into, lesson, 1000);

	(void)state;
	assert_int_equal(sink.progress(sink.data, 1, 2), 0);
	into.progress = never;
	assert_int_equal(sink.progress(sink.data, 1, 2), -ECANCELED);
	plen_lesson_destroy(lesson);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stream__what_is_written_is_read_in_any_parts),
		cmocka_unit_test(test_stream__sends_of_a_photograph_what_it_shows),
		cmocka_unit_test(test_stream__stops_where_the_sink_stops),
		cmocka_unit_test(test_stream__believes_nothing),
		cmocka_unit_test(test_stream__takes_no_more_than_a_file_may_hold),
		cmocka_unit_test(test_stream__an_asset_is_not_copied),
		cmocka_unit_test(test_stream__a_lesson_takes_it),
		cmocka_unit_test(test_stream__a_lesson_takes_it_as_one_deed),
		cmocka_unit_test(test_stream__a_lesson_may_have_enough),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
