/* SPDX-License-Identifier: MIT */
#include "lesson/replay.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/mem.h"
#include "sample.h"

#define SECOND_US INT64_C(1000000)
#define OPS_MAX 1024

/* A lesson, and its log as a file would have it. */
struct log {
	struct plen_lesson *lesson;
	int64_t time_us;
	size_t count;
	struct plen_op ops[OPS_MAX];
};

static void on_committed(void *data, const struct plen_op *op)
{
	struct log *log = data;
	size_t size = 0;
	uint8_t *body = plen_op_encode(op, &size);

	assert_true(log->count < OPS_MAX);
	log->ops[log->count] = *op;
	assert_int_equal(plen_op_decode(&log->ops[log->count], body, size), 0);
	log->count++;
	free(body);
}

static struct log *create_log(void)
{
	struct log *log = plen_calloc(1, sizeof(*log));

	log->lesson = plen_lesson_create();
	log->time_us = 10000 * SECOND_US;
	plen_lesson_set_listener(log->lesson, &(struct plen_lesson_listener){
						      .committed = on_committed, .data = log});
	return log;
}

static void destroy_log(struct log *log)
{
	for (size_t i = 0; i < log->count; i++) {
		plen_op_finish(&log->ops[i]);
	}
	plen_lesson_destroy(log->lesson);
	free(log);
}

static uint64_t commit(struct log *log, struct plen_op *op)
{
	op->time_us = log->time_us;
	return plen_lesson_commit(log->lesson, op);
}

static uint32_t make_page(struct log *log, uint8_t owner, uint32_t behind)
{
	struct plen_op page = {.kind = PLEN_OP_PAGE, .u.page = {.owner = owner, .behind = behind}};
	struct plen_op view = {.kind = PLEN_OP_VIEW,
			       .u.view = {.group_count = 2, .dividers_ppm = {500000}}};
	uint32_t id = (uint32_t)commit(log, &page);

	commit(log, &view);
	return id;
}

/* Two points, `took_ms` apart, done at time_us. */
static uint64_t write_line(struct log *log, uint32_t page, uint32_t took_ms)
{
	const struct plen_stroke_point points[] = {
		{0, 0, 5, 255}, {50000, 0, 5 + took_ms / 2, 255}, {100000, 0, 5 + took_ms, 255}};
	const struct plen_op_stroke stroke = {.width_um = 3000, .count = 3, .points = points};
	struct plen_op op = {.kind = PLEN_OP_EDIT};

	op.u.edit = (struct plen_op_edit){.page = page, .stroke_count = 1, .strokes = &stroke};
	return commit(log, &op) * PLEN_OP_STROKES_MAX;
}

/* -- what the listener hears -- */

struct ears {
	const struct plen_lesson *lesson;
	uint32_t restarts, changes, additions;
};

static void on_page_changed(void *data, uint32_t page, const struct plen_page_rect *rect,
			    const struct plen_stroke *added)
{
	struct ears *ears = data;

	(void)page;
	assert_false(plen_page_rect_is_empty(rect));
	ears->changes++;
	ears->additions += added != NULL;
}

static void on_restarted(void *data, const struct plen_lesson *lesson)
{
	struct ears *ears = data;

	ears->lesson = lesson;
	ears->restarts++;
}

static struct plen_replay *replay_of(const struct log *log, uint32_t page, struct ears *ears)
{
	const struct plen_replay_listener listener = {on_page_changed, on_restarted, ears};
	uint32_t behind = plen_lesson_page(log->lesson, page)->behind;
	struct plen_replay *replay = plen_replay_create(page, behind, &listener);

	*ears = (struct ears){0};
	for (size_t i = 0; i < log->count; i++) {
		assert_int_equal(plen_replay_take(replay, &log->ops[i]), 0);
	}
	plen_replay_ready(replay);
	return replay;
}

static bool count_stroke(void *data, const struct plen_stroke *stroke)
{
	(void)stroke;
	(*(uint32_t *)data)++;
	return true;
}

static uint32_t seen(const struct plen_replay *replay, uint32_t page)
{
	uint32_t count = 0;

	plen_lesson_each_stroke(plen_replay_lesson(replay), page, NULL, count_stroke, &count);
	return count;
}

static void keep_wet(void *data, const struct plen_replay_wet *wet)
{
	uint32_t *points = data;

	points[0]++;
	points[1] += wet->count;
}

static uint32_t wet_points(const struct plen_replay *replay)
{
	uint32_t points[2] = {0};

	plen_replay_each_wet(replay, keep_wet, points);
	return points[1];
}

/* -- the timeline -- */

static void test_replay__begins_with_the_first_pen(void **state)
{
	struct log *log = create_log();
	struct ears ears;

	(void)state;
	uint32_t page = make_page(log, 0, 0);
	log->time_us += 100 * SECOND_US;
	write_line(log, page, 3000);
	struct plen_replay *replay = replay_of(log, page, &ears);
	assert_int_equal(plen_replay_length_us(replay), 3 * SECOND_US);
	assert_int_equal(plen_replay_position_us(replay), 0);
	assert_int_equal(seen(replay, page), 0);
	plen_replay_destroy(replay);
	destroy_log(log);
}

static void test_replay__waits_no_longer_than_it_must(void **state)
{
	struct log *log = create_log();
	struct ears ears;

	(void)state;
	uint32_t page = make_page(log, 0, 0);
	write_line(log, page, 1000);
	log->time_us += 60 * SECOND_US; /* becomes two */
	write_line(log, page, 1000);
	log->time_us += 2 * SECOND_US; /* a second of air, a second of writing */
	write_line(log, page, 1000);
	struct plen_replay *replay = replay_of(log, page, &ears);
	assert_int_equal(plen_replay_length_us(replay), (1 + 2 + 1 + 1 + 1) * SECOND_US);
	plen_replay_seek(replay, 3 * SECOND_US - 1);
	assert_int_equal(wet_points(replay), 0);
	plen_replay_seek(replay, 3 * SECOND_US);
	assert_int_equal(wet_points(replay), 1);
	plen_replay_destroy(replay);
	destroy_log(log);
}

static void test_replay__shows_a_stroke_as_far_as_it_has_come(void **state)
{
	struct log *log = create_log();
	struct ears ears;

	(void)state;
	uint32_t page = make_page(log, 0, 0);
	log->time_us += 5 * SECOND_US;
	write_line(log, page, 1000);
	struct plen_replay *replay = replay_of(log, page, &ears);
	assert_int_equal(wet_points(replay), 1);
	plen_replay_seek(replay, SECOND_US / 2);
	assert_int_equal(wet_points(replay), 2);
	assert_int_equal(seen(replay, page), 0);
	plen_replay_seek(replay, SECOND_US);
	assert_int_equal(wet_points(replay), 0);
	assert_int_equal(seen(replay, page), 1);
	assert_int_equal(ears.additions, 1);
	plen_replay_destroy(replay);
	destroy_log(log);
}

static void test_replay__shows_two_who_write_at_once(void **state)
{
	struct log *log = create_log();
	struct ears ears;

	(void)state;
	uint32_t page = make_page(log, 0, 0);
	log->time_us += 2 * SECOND_US;
	write_line(log, page, 1000); /* within the other */
	log->time_us += SECOND_US;
	write_line(log, page, 3000);
	struct plen_replay *replay = replay_of(log, page, &ears);
	assert_int_equal(plen_replay_length_us(replay), 3 * SECOND_US);
	plen_replay_seek(replay, 1500000);
	assert_int_equal(wet_points(replay), 2 + 2);
	plen_replay_seek(replay, 2500000);
	assert_int_equal(wet_points(replay), 2);
	assert_int_equal(seen(replay, page), 1);
	plen_replay_destroy(replay);
	destroy_log(log);
}

static void test_replay__survives_a_clock_that_is_set_back(void **state)
{
	struct log *log = create_log();
	struct ears ears;

	(void)state;
	uint32_t page = make_page(log, 0, 0);
	write_line(log, page, 1000);
	log->time_us -= 500 * SECOND_US;
	write_line(log, page, 1000);
	struct plen_replay *replay = replay_of(log, page, &ears);
	assert_int_equal(plen_replay_length_us(replay), 2 * SECOND_US);
	plen_replay_seek(replay, 3 * SECOND_US / 2);
	assert_int_equal(seen(replay, page), 1);
	assert_int_equal(wet_points(replay), 2);
	plen_replay_seek(replay, 2 * SECOND_US);
	assert_int_equal(seen(replay, page), 2);
	plen_replay_destroy(replay);
	destroy_log(log);
}

/* As when it ran an hour ahead until the network told it the time. */
static void test_replay__keeps_its_pace_after_a_clock_is_set_back(void **state)
{
	struct log *log = create_log();
	struct ears ears;

	(void)state;
	uint32_t page = make_page(log, 0, 0);
	write_line(log, page, 1000);
	log->time_us -= 3600 * SECOND_US;
	for (int i = 0; i < 4; i++) {
		write_line(log, page, 1000);
		log->time_us += (i < 2 ? 2 : 60) * SECOND_US;
	}
	struct plen_replay *replay = replay_of(log, page, &ears);
	assert_int_equal(plen_replay_length_us(replay),
			 (1 + 1 + (1 + 1) + (1 + 1) + (2 + 1)) * SECOND_US);
	plen_replay_seek(replay, 4 * SECOND_US);
	assert_int_equal(seen(replay, page), 3);
	plen_replay_destroy(replay);
	destroy_log(log);
}

static void test_replay__any_times_will_do(void **state)
{
	static const int64_t times_us[] = {0, INT64_MAX, INT64_MIN, INT64_MAX, -1, 1, INT64_MIN};
	const size_t count = sizeof(times_us) / sizeof(times_us[0]);
	struct log *log = create_log();
	struct ears ears;

	(void)state;
	uint32_t page = make_page(log, 0, 0);
	for (size_t i = 0; i < count; i++) {
		log->time_us = times_us[i];
		write_line(log, page, 1000);
	}
	struct plen_replay *replay = replay_of(log, page, &ears);
	plen_replay_seek(replay, plen_replay_length_us(replay));
	assert_int_equal(seen(replay, page), count);
	plen_replay_destroy(replay);
	destroy_log(log);
}

static void assert_time_goes_on(struct plen_replay *replay)
{
	int64_t length_us = plen_replay_length_us(replay);

	assert_true(length_us > 0);
	for (int64_t i = 0; i <= 10; i++) {
		plen_replay_seek(replay, length_us / 10 * i);
		assert_true(plen_replay_position_us(replay) == length_us / 10 * i);
	}
}

static void test_replay__survives_any_clock(void **state)
{
	static const int64_t clocks[] = {INT64_MIN, INT64_MAX, -1, 0};
	struct log *log = create_log();
	struct ears ears;

	(void)state;
	uint32_t page = make_page(log, 0, 0);
	for (size_t i = 0; i < sizeof(clocks) / sizeof(clocks[0]); i++) {
		log->time_us = clocks[i];
		write_line(log, page, UINT32_MAX - 5);
		write_line(log, page, UINT32_MAX); /* less than none */
	}
	struct plen_replay *replay = replay_of(log, page, &ears);
	assert_time_goes_on(replay);
	plen_replay_destroy(replay);
	destroy_log(log);
}

/* What cannot be counted any more, as a stranger's file may have it, is not replayed. */
static void test_replay__survives_numbers_that_have_come_to_their_end(void **state)
{
	struct log *log = create_log();
	struct ears ears;

	(void)state;
	uint32_t page = make_page(log, 0, 0);
	write_line(log, page, 1000);
	uint64_t next = plen_lesson_seq(log->lesson) + 1;
	struct plen_op gap = {.kind = PLEN_OP_GAP, .u.count = PLEN_OP_GAP_END_MAX - next + 1};
	commit(log, &gap);
	write_line(log, make_page(log, 0, 0), 1000);
	log->time_us += SECOND_US;
	write_line(log, page, 1000);
	struct plen_replay *replay = replay_of(log, page, &ears);
	assert_time_goes_on(replay);
	plen_replay_destroy(replay);
	destroy_log(log);
}

static void test_replay__knows_nothing_of_other_pages(void **state)
{
	struct log *log = create_log();
	struct ears ears;

	(void)state;
	uint32_t page = make_page(log, 1, 0);
	uint32_t other = make_page(log, 2, 0);
	write_line(log, page, 1000);
	log->time_us += SECOND_US;
	write_line(log, other, 1000);
	struct plen_replay *replay = replay_of(log, page, &ears);
	assert_int_equal(plen_replay_length_us(replay), SECOND_US);
	plen_replay_seek(replay, SECOND_US);
	assert_int_equal(seen(replay, page), 1);
	assert_null(plen_lesson_page(plen_replay_lesson(replay), other));
	plen_replay_destroy(replay);
	destroy_log(log);
}

static void test_replay__the_page_behind_is_as_it_was(void **state)
{
	struct log *log = create_log();
	struct ears ears;

	(void)state;
	uint32_t behind = make_page(log, 0, 0);
	write_line(log, behind, 1000);
	uint32_t page = make_page(log, 1, behind);
	log->time_us += 10 * SECOND_US;
	write_line(log, page, 1000);
	log->time_us += 10 * SECOND_US;
	write_line(log, behind, 1000);
	log->time_us += 10 * SECOND_US;
	write_line(log, page, 1000);
	struct plen_replay *replay = replay_of(log, page, &ears);
	assert_int_equal(plen_replay_length_us(replay), 4 * SECOND_US);
	assert_int_equal(seen(replay, behind), 1);
	plen_replay_seek(replay, 4 * SECOND_US);
	assert_int_equal(seen(replay, behind), 2);
	plen_replay_destroy(replay);
	destroy_log(log);
}

static void test_replay__a_page_on_which_nothing_happened_has_no_length(void **state)
{
	struct log *log = create_log();
	struct ears ears;

	(void)state;
	uint32_t page = make_page(log, 0, 0);
	struct plen_replay *replay = replay_of(log, page, &ears);
	assert_int_equal(plen_replay_length_us(replay), 0);
	plen_replay_seek(replay, 5);
	assert_int_equal(plen_replay_position_us(replay), 0);
	plen_replay_destroy(replay);
	destroy_log(log);
}

/* -- by dice: the end is the lesson, and every way to a moment leads to the same -- */

static bool print_stroke(void *data, const struct plen_stroke *stroke)
{
	FILE *out = data;

	fprintf(out, "%" PRIu64 " %u %u:", stroke->id, stroke->group, stroke->count);
	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		fprintf(out, " %u-%u", stroke->kept[i].from, stroke->kept[i].to);
	}
	fprintf(out, "\n");
	return true;
}

static void print_wet(void *data, const struct plen_replay_wet *wet)
{
	fprintf(data, "wet %" PRIu64 " %u\n", wet->id, wet->count);
}

static char *show(const struct plen_lesson *lesson, uint32_t page, const struct plen_replay *replay)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	plen_lesson_each_stroke(lesson, page, NULL, print_stroke, out);
	if (replay != NULL) {
		plen_replay_each_wet(replay, print_wet, out);
	}
	fclose(out);
	return text;
}

static bool is_of_page(void *data, uint64_t chain, uint32_t page)
{
	(void)chain;
	return page == *(const uint32_t *)data;
}

/* What one hand does in one go is done on one page. */
static void keep_to_page(const struct log *log, struct plen_op *op)
{
	if (op->kind == PLEN_OP_EDIT && op->u.edit.chain != 0) {
		op->u.edit.chain = plen_lesson_undo_chain(log->lesson, op->group, is_of_page,
							  &op->u.edit.page, NULL);
	}
}

static void roll_ops(struct sample_dice *dice, struct log *log, int count)
{
	for (int i = 0; i < count; i++) {
		struct plen_op op;
		sample_op(dice, log->lesson, &op);
		keep_to_page(log, &op);
		log->time_us += sample_roll(dice, 5) == 0 ? sample_roll(dice, 9000000)
							  : sample_roll(dice, 300000);
		commit(log, &op);
		plen_op_finish(&op);
	}
}

static uint32_t busiest_page(const struct log *log)
{
	uint32_t best = 0;
	uint32_t most = 0;

	for (uint8_t owner = 0; owner < PLEN_GROUP_COUNT; owner++) {
		for (uint32_t i = 0; i < plen_lesson_page_count(log->lesson, owner); i++) {
			uint32_t page = plen_lesson_page_at(log->lesson, owner, i)->id;
			uint32_t count = 0;
			plen_lesson_each_stroke(log->lesson, page, NULL, count_stroke, &count);
			best = best == 0 || count > most ? page : best;
			most = count > most ? count : most;
		}
	}
	return best;
}

static void assert_same(const struct log *log, uint32_t page, const struct plen_replay *walked)
{
	struct ears ears;
	struct plen_replay *fresh = replay_of(log, page, &ears);

	plen_replay_seek(fresh, plen_replay_position_us(walked));
	char *a = show(plen_replay_lesson(walked), page, walked);
	char *b = show(plen_replay_lesson(fresh), page, fresh);
	assert_string_equal(a, b);
	free(a);
	free(b);
	plen_replay_destroy(fresh);
}

static void walk(struct sample_dice *dice, const struct log *log, uint32_t page)
{
	struct ears ears;
	struct plen_replay *replay = replay_of(log, page, &ears);
	int64_t length_us = plen_replay_length_us(replay);

	for (int i = 0; i < 25; i++) {
		plen_replay_seek(replay, length_us * sample_roll(dice, 1001) / 1000);
		assert_ptr_equal(ears.lesson, plen_replay_lesson(replay));
		assert_same(log, page, replay);
	}
	plen_replay_seek(replay, INT64_MAX);
	assert_int_equal(plen_replay_position_us(replay), length_us);
	char *is = show(plen_replay_lesson(replay), page, NULL);
	char *wanted = show(log->lesson, page, NULL);
	assert_string_equal(is, wanted);
	assert_int_equal(wet_points(replay), 0);
	free(is);
	free(wanted);
	plen_replay_destroy(replay);
}

static void test_replay__every_way_to_a_moment_leads_to_the_same(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 25; seed++) {
		struct sample_dice dice = {seed};
		struct log *log = create_log();
		roll_ops(&dice, log, 250);
		walk(&dice, log, busiest_page(log));
		destroy_log(log);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_replay__begins_with_the_first_pen),
		cmocka_unit_test(test_replay__waits_no_longer_than_it_must),
		cmocka_unit_test(test_replay__shows_a_stroke_as_far_as_it_has_come),
		cmocka_unit_test(test_replay__shows_two_who_write_at_once),
		cmocka_unit_test(test_replay__survives_a_clock_that_is_set_back),
		cmocka_unit_test(test_replay__keeps_its_pace_after_a_clock_is_set_back),
		cmocka_unit_test(test_replay__any_times_will_do),
		cmocka_unit_test(test_replay__survives_any_clock),
		cmocka_unit_test(test_replay__survives_numbers_that_have_come_to_their_end),
		cmocka_unit_test(test_replay__knows_nothing_of_other_pages),
		cmocka_unit_test(test_replay__the_page_behind_is_as_it_was),
		cmocka_unit_test(test_replay__a_page_on_which_nothing_happened_has_no_length),
		cmocka_unit_test(test_replay__every_way_to_a_moment_leads_to_the_same),
	};

	return cmocka_run_group_tests_name("replay", tests, NULL, NULL);
}
