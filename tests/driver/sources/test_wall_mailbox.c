/* SPDX-License-Identifier: MIT
 *
 * The letters that cross threads must be whole, with the writer and the reader really at work at
 * the same time, and none may take back what an earlier one said.
 */
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "wall_mailbox.h"

#define ROUNDS 2000

static int set_up(void **state)
{
	static struct plen_wall_mailbox mailbox;

	*state = &mailbox;
	return plen_wall_mailbox_init(&mailbox);
}

static int tear_down(void **state)
{
	plen_wall_mailbox_finish(*state);
	return 0;
}

static bool is_readable(const struct plen_wall_mailbox *mailbox)
{
	struct pollfd fd = {.fd = mailbox->fd, .events = POLLIN};

	return poll(&fd, 1, 0) == 1;
}

/* In every third round the size alone changes, so that letters are added to as well. */
static void *write_letters(void *data)
{
	for (uint32_t id = 1; id <= ROUNDS; id++) {
		struct plen_zone zones[3] = {{.id = id}, {.id = id}, {.id = id}};
		struct plen_board_size board = {id, id};
		plen_wall_mailbox_put_board(data, board);
		if (id % 3 != 0 || id == ROUNDS) {
			plen_wall_mailbox_put_zones(data, zones, 1 + id % 3);
		}
	}
	return NULL;
}

static void check_letter(const struct plen_wall_letter *letter, uint32_t *zone, double *board)
{
	if (letter->has_board) {
		assert_true(letter->board.w_mm > *board);
		assert_true(letter->board.w_mm == letter->board.h_mm);
		*board = letter->board.w_mm;
	}
	if (letter->has_zones) {
		assert_true(letter->zones[0].id > *zone);
		*zone = letter->zones[0].id;
		assert_int_equal(letter->count, 1 + *zone % 3);
		for (uint32_t i = 0; i < letter->count; i++) {
			assert_int_equal(letter->zones[i].id, *zone);
		}
	}
}

static void test_wall_mailbox__hands_over_whole_letters_newest_last(void **state)
{
	struct plen_wall_mailbox *mailbox = *state;
	pthread_t writer;
	uint32_t zone = 0;
	double board = 0;

	assert_null(plen_wall_mailbox_take(mailbox));
	assert_int_equal(pthread_create(&writer, NULL, write_letters, mailbox), 0);
	while (zone < ROUNDS) {
		struct plen_wall_letter *letter = plen_wall_mailbox_take(mailbox);
		if (letter != NULL) {
			check_letter(letter, &zone, &board);
		}
		plen_wall_mailbox_give_back(mailbox, letter);
	}
	pthread_join(writer, NULL);
	assert_true(board == ROUNDS);
	plen_wall_mailbox_give_back(mailbox, plen_wall_mailbox_take(mailbox));
	assert_false(is_readable(mailbox));
}

static void test_wall_mailbox__adds_to_a_letter_that_waits(void **state)
{
	struct plen_wall_mailbox *mailbox = *state;
	struct plen_zone zone = {.id = 7};
	struct plen_board_size board = {1000, 500};
	struct plen_board_size larger = {2000, 1000};

	plen_wall_mailbox_put_board(mailbox, board);
	plen_wall_mailbox_put_zones(mailbox, &zone, 1);
	plen_wall_mailbox_put_board(mailbox, larger);
	assert_true(is_readable(mailbox));

	struct plen_wall_letter *letter = plen_wall_mailbox_take(mailbox);
	assert_non_null(letter);
	assert_true(letter->has_board && letter->has_zones);
	assert_true(letter->board.w_mm == 2000);
	assert_int_equal(letter->count, 1);
	assert_int_equal(letter->zones[0].id, 7);
	plen_wall_mailbox_give_back(mailbox, letter);
	assert_false(is_readable(mailbox));

	plen_wall_mailbox_put_board(mailbox, board);
	letter = plen_wall_mailbox_take(mailbox);
	assert_true(letter->has_board && !letter->has_zones);
	plen_wall_mailbox_give_back(mailbox, letter);
}

static void test_wall_mailbox__keeps_to_the_limit(void **state)
{
	static struct plen_zone zones[PLEN_ZONE_MAX + 1];
	struct plen_wall_mailbox *mailbox = *state;

	plen_wall_mailbox_put_zones(mailbox, NULL, 0);
	plen_wall_mailbox_put_zones(mailbox, zones, PLEN_ZONE_MAX + 1);

	struct plen_wall_letter *letter = plen_wall_mailbox_take(mailbox);
	assert_non_null(letter);
	assert_int_equal(letter->count, PLEN_ZONE_MAX);
	plen_wall_mailbox_give_back(mailbox, letter);
}

/* -- how panels lie, and who calibrates: from two threads, read by a third -- */

static struct plen_calibration_table *make_table(uint16_t number)
{
	struct plen_calibration_table *table = plen_calibration_table_copy(NULL);
	struct plen_calibration_record record = {.id = {.product = number}};

	plen_calibration_table_add(table, &record);
	plen_calibration_table_add(table, &record);
	return table;
}

static void *write_tables(void *data)
{
	for (uint16_t number = 1; number <= ROUNDS; number++) {
		plen_wall_mailbox_put_calibrations(data, make_table(number));
	}
	return NULL;
}

static void *write_runs(void *data)
{
	struct plen_calibration_run_options options = {.board = {1000, 500}, .points = 4};

	for (options.number = 1; options.number <= ROUNDS; options.number++) {
		plen_wall_mailbox_put_run(data, options.number % 2 == 0 ? &options : NULL);
	}
	return NULL;
}

/* One of each is held while newer ones come, as the input thread does. */
static void test_wall_mailbox__hands_over_tables_and_runs(void **state)
{
	struct plen_wall_mailbox *mailbox = *state;
	pthread_t writers[2];
	struct plen_wall_table *table = NULL;
	struct plen_wall_run *run = NULL;
	uint32_t last_table = 0;
	uint32_t last_run = 0;

	assert_null(plen_wall_mailbox_take_calibrations(mailbox));
	assert_null(plen_wall_mailbox_take_run(mailbox));
	assert_int_equal(pthread_create(&writers[0], NULL, write_tables, mailbox), 0);
	assert_int_equal(pthread_create(&writers[1], NULL, write_runs, mailbox), 0);
	while (last_table < ROUNDS || last_run < ROUNDS) {
		struct plen_wall_table *newer = plen_wall_mailbox_take_calibrations(mailbox);
		struct plen_wall_run *wanted = plen_wall_mailbox_take_run(mailbox);
		if (newer != NULL) {
			plen_wall_mailbox_give_back_calibrations(mailbox, table);
			table = newer;
			assert_true(table->table->records[1].id.product > last_table);
			last_table = table->table->records[1].id.product;
		}
		if (wanted != NULL) {
			plen_wall_mailbox_give_back_run(mailbox, run);
			run = wanted;
		}
		if (run != NULL && run->run != NULL) {
			assert_true(plen_calibration_run_state(run->run)->number >= last_run);
			last_run = plen_calibration_run_state(run->run)->number;
		}
	}
	pthread_join(writers[0], NULL);
	pthread_join(writers[1], NULL);
	plen_wall_mailbox_give_back_calibrations(mailbox, table);
	plen_wall_mailbox_give_back_run(mailbox, run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_wall_mailbox__hands_over_whole_letters_newest_last, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_wall_mailbox__adds_to_a_letter_that_waits,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_wall_mailbox__hands_over_tables_and_runs,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_wall_mailbox__keeps_to_the_limit, set_up,
						tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
