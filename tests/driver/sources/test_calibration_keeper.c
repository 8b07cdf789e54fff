/* SPDX-License-Identifier: MIT
 *
 * The keeper with real files. Nothing here sleeps: the test waits until it is told, however long
 * that takes.
 */
#include <errno.h>
#include <ftw.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/log.h"
#include "driver/calibration_file.h"
#include "driver/calibration_keeper.h"

/* A test may look at one while the next comes. */
#define TABLES_MAX 16

struct room {
	struct plen_calibration_keeper *keeper;
	struct plen_calibration_folders folders;
	char base[64];
	sem_t changed, requested, kept;
	bool was_kept;                                /* read after `kept` */
	struct plen_calibration_table *_Atomic table; /* the newest */
	struct plen_calibration_table *tables[TABLES_MAX];
	size_t table_count;
	atomic_uint points;
};

static atomic_int warnings;

static void count_warning(enum plen_log_level level, const char *module, const char *line)
{
	(void)module;
	(void)line;
	atomic_fetch_add(&warnings, level == PLEN_LOG_WARN);
}

static void changed(void *data, struct plen_calibration_table *table)
{
	struct room *room = data;

	assert_true(room->table_count < TABLES_MAX);
	room->tables[room->table_count++] = table;
	atomic_store(&room->table, table);
	sem_post(&room->changed);
}

static void requested(void *data, uint32_t points)
{
	struct room *room = data;

	atomic_store(&room->points, points);
	sem_post(&room->requested);
}

static void kept(void *data, const char *error)
{
	struct room *room = data;

	room->was_kept = error == NULL;
	sem_post(&room->kept);
}

static void wait_for(sem_t *sem)
{
	while (sem_wait(sem) < 0) {
		assert_int_equal(errno, EINTR);
	}
}

static void start(struct room *room)
{
	struct plen_calibration_keeper_options options = {
		.folders = room->folders,
		.changed = changed,
		.requested = requested,
		.kept = kept,
		.data = room,
	};
	char error[256] = "";

	assert_int_equal(
		plen_calibration_keeper_start(&room->keeper, &options, error, sizeof(error)), 0);
	wait_for(&room->changed);
}

static int set_up(void **state)
{
	struct room *room = calloc(1, sizeof(*room));

	assert_non_null(room);
	*state = room;
	atomic_store(&warnings, 0);
	plen_log_set_sink(count_warning);
	snprintf(room->base, sizeof(room->base), "/tmp/plenary-keeper-XXXXXX");
	assert_non_null(mkdtemp(room->base));
	snprintf(room->folders.shared, sizeof(room->folders.shared), "%s/etc", room->base);
	snprintf(room->folders.own, sizeof(room->folders.own), "%s/state/calibration", room->base);
	mkdir(room->folders.shared, 0755);
	sem_init(&room->changed, 0, 0);
	sem_init(&room->requested, 0, 0);
	sem_init(&room->kept, 0, 0);
	return 0;
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
	(void)about;
	(void)kind;
	(void)where;
	return remove(path);
}

static int tear_down(void **state)
{
	struct room *room = *state;
	int result = nftw(room->base, remove_one, 8, FTW_DEPTH | FTW_PHYS);

	plen_log_set_sink(NULL);
	for (size_t i = 0; i < room->table_count; i++) {
		plen_calibration_table_free(room->tables[i]);
	}
	sem_destroy(&room->changed);
	sem_destroy(&room->requested);
	sem_destroy(&room->kept);
	free(room);
	return result;
}

static struct plen_calibration_record sample(double finger_mm, uint32_t strokes)
{
	return (struct plen_calibration_record){
		.id = {.bus = 3, .vendor = 0x1ff7, .product = 0x13},
		.has_map = strokes == 0,
		.map = plen_calibration_identity(),
		.size = {.finger_mm = finger_mm, .strokes = strokes},
	};
}

static void write_text(const char *folder, const char *name, const char *text)
{
	char path[PATH_MAX + NAME_MAX];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void test_calibration_keeper__keeps_and_tells(void **state)
{
	struct room *room = *state;
	struct plen_calibration_record record = sample(9, 0);

	start(room);
	assert_int_equal(atomic_load(&room->table)->count, 0);
	plen_calibration_keeper_keep(room->keeper, &record);
	wait_for(&room->changed);
	/* It comes once more as news of the folder, so that only an end makes the table ours. */
	plen_calibration_keeper_stop(room->keeper);
	assert_int_equal(atomic_load(&room->table)->count, 1);
	assert_true(plen_calibration_table_size(atomic_load(&room->table), &record.id).finger_mm ==
		    9);
}

/* What comes last is what counts, and all of it is written before the end. */
static void test_calibration_keeper__writes_all_before_it_ends(void **state)
{
	struct room *room = *state;
	struct plen_calibration_table table = {0};

	start(room);
	for (uint32_t i = 1; i <= 50; i++) {
		struct plen_calibration_record record = sample(5 + i * 0.5, i);
		plen_calibration_keeper_keep(room->keeper, &record);
	}
	plen_calibration_keeper_stop(room->keeper);
	plen_calibration_folders_load(&room->folders, &table, NULL, NULL);
	assert_int_equal(table.count, 1);
	assert_true(table.records[0].size.finger_mm == 30 && table.records[0].size.strokes == 50);
	plen_calibration_table_finish(&table);
}

static void test_calibration_keeper__sees_what_it_puts_in(void **state)
{
	struct room *room = *state;

	start(room);
	write_text(room->folders.shared, "x.calibration",
		   "plenary-calibration 1\ntouch 0003:1ff7:0013\nfinger 9\nend\n");
	wait_for(&room->changed);
	assert_int_equal(atomic_load(&room->table)->count, 1);
	write_text(room->folders.shared, "x.calibration", "plenary-calibration 1\noops\n");
	wait_for(&room->changed);
	assert_int_equal(atomic_load(&room->table)->count, 0);
	assert_int_equal(atomic_load(&warnings), 1);
	plen_calibration_keeper_stop(room->keeper);
}

/* Whoever asked sees that the file was opened and closed again. */
static void wait_for_answer(const char *folder, const char *name)
{
	_Alignas(struct inotify_event) char event[4096];
	char path[PATH_MAX + NAME_MAX];
	int watch = inotify_init1(IN_CLOEXEC);

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_true(inotify_add_watch(watch, path, IN_CLOSE_NOWRITE) >= 0);
	fclose(file);
	assert_true(read(watch, event, sizeof(event)) > 0);
	close(watch);
}

static void test_calibration_keeper__shows_crosses_when_asked(void **state)
{
	struct room *room = *state;

	start(room);
	write_text(room->folders.shared, PLEN_CALIBRATION_REQUEST "7", "");
	wait_for_answer(room->folders.shared, PLEN_CALIBRATION_REQUEST "9");
	wait_for(&room->requested);
	assert_int_equal(atomic_load(&room->points), 9);
	wait_for_answer(room->folders.own, PLEN_CALIBRATION_REQUEST "4");
	wait_for(&room->requested);
	assert_int_equal(atomic_load(&room->points), 4);
	plen_calibration_keeper_stop(room->keeper);
}

/* There were two alike, each with a file of its own; now there is one, and it lies elsewhere. */
static void test_calibration_keeper__what_is_confirmed_counts(void **state)
{
	struct room *room = *state;
	struct plen_calibration_record record = sample(9, 0);

	record.map.m[2] = 0.222;
	record.rank = PLEN_CALIBRATION_OWN;
	record.measured_on = record.id;
	plen_calibration_set_text(record.measured_on.serial, "S1");
	start(room);
	write_text(room->folders.own, "old.calibration",
		   "plenary-calibration 1\ntouch 0003:1ff7:0013\nserial S1\n"
		   "map 1 0 0.111 0 1 0 0 0\ntouch 0003:1ff7:0013\nserial S2\n"
		   "map 1 0 0.333 0 1 0 0 0\nend\n");
	wait_for(&room->changed);
	plen_calibration_keeper_keep(room->keeper, &record);
	wait_for(&room->kept);
	assert_true(room->was_kept);
	plen_calibration_keeper_stop(room->keeper);
	assert_true(
		plen_calibration_table_map(atomic_load(&room->table), &record.measured_on)->m[2] ==
		0.222);

	/* So it is after a new start; and the other panel lies as it did. */
	start(room);
	assert_int_equal(atomic_load(&room->table)->count, 2);
	assert_true(
		plen_calibration_table_map(atomic_load(&room->table), &record.measured_on)->m[2] ==
		0.222);
	plen_calibration_set_text(record.measured_on.serial, "S2");
	assert_true(
		plen_calibration_table_map(atomic_load(&room->table), &record.measured_on)->m[2] ==
		0.333);
	plen_calibration_keeper_stop(room->keeper);
}

static void test_calibration_keeper__counts_though_it_cannot_be_written(void **state)
{
	struct room *room = *state;
	struct plen_calibration_record record = sample(9, 0);

	/* In a file there is no room, not even for root. */
	write_text(room->base, "state", "");
	start(room);
	plen_calibration_keeper_keep(room->keeper, &record);
	wait_for(&room->changed);
	wait_for(&room->kept);
	assert_false(room->was_kept);
	assert_int_equal(atomic_load(&room->table)->count, 1);
	assert_int_equal(atomic_load(&warnings), 1);

	/* Nor does it end with the next news of the folders. */
	write_text(room->folders.shared, "x.calibration",
		   "plenary-calibration 1\ntouch 0003:1ff7:0013\nfinger 12\nend\n");
	wait_for(&room->changed);
	assert_true(plen_calibration_table_size(atomic_load(&room->table), &record.id).finger_mm ==
		    9);
	plen_calibration_keeper_stop(room->keeper);
}

static void test_calibration_keeper__does_without_a_place(void **state)
{
	struct room *room = *state;
	struct plen_calibration_record record = sample(9, 0);

	room->folders.own[0] = '\0';
	start(room);
	plen_calibration_keeper_keep(room->keeper, &record);
	plen_calibration_keeper_stop(room->keeper);
	assert_int_equal(atomic_load(&room->table)->count, 1);
	assert_int_equal(atomic_load(&warnings), 1);
	plen_calibration_keeper_stop(NULL);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_calibration_keeper__keeps_and_tells),
		TEST(test_calibration_keeper__writes_all_before_it_ends),
		TEST(test_calibration_keeper__sees_what_it_puts_in),
		TEST(test_calibration_keeper__shows_crosses_when_asked),
		TEST(test_calibration_keeper__what_is_confirmed_counts),
		TEST(test_calibration_keeper__counts_though_it_cannot_be_written),
		TEST(test_calibration_keeper__does_without_a_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
