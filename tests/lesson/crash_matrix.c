/* SPDX-License-Identifier: MIT */
#include "crash_matrix.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "crash_check.h"
#include "crash_vfs.h"
#include "scratch.h"

/* Sums of disks that were seen: open addressing, 0 = free. */
struct seen {
	uint64_t *sums;
	size_t count, room;
};

struct check {
	const struct crash_matrix *matrix;
	const struct crash_books *books;
	const struct crash_player *first; /* of a second cut: who recovered from the first */
	struct crash_verdict *verdict;
	struct sample_dice dice;
	struct seen seen;
	char *folder;
	size_t call;   /* where the power fails */
	bool is_again; /* these are disks of a second cut */
};

/* -- seen before -- */

static bool put_sum(struct seen *seen, uint64_t sum)
{
	size_t at = sum & (seen->room - 1);

	while (seen->sums[at] != 0 && seen->sums[at] != sum) {
		at = (at + 1) & (seen->room - 1);
	}
	bool is_new = seen->sums[at] == 0;
	seen->sums[at] = sum;
	seen->count += is_new;
	return is_new;
}

static bool is_new(struct seen *seen, uint64_t sum)
{
	if (2 * seen->count >= seen->room) {
		struct seen larger = {.room = seen->room > 0 ? 2 * seen->room : 1024};
		larger.sums = plen_calloc(larger.room, sizeof(uint64_t));
		for (size_t i = 0; i < seen->room; i++) {
			if (seen->sums[i] != 0) {
				put_sum(&larger, seen->sums[i]);
			}
		}
		free(seen->sums);
		*seen = larger;
	}
	return put_sum(seen, sum | 1);
}

/* -- one disk -- */

void crash_books_take(struct crash_books *books, const struct crash_player *player)
{
	uint32_t clears = player->promise.clears;

	for (uint32_t i = 0; i < clears; i++) {
		crash_book_copy(&books->list[i], &player->before[i]);
	}
	crash_book_copy(&books->list[clears], &player->book);
}

void crash_books_finish(struct crash_books *books)
{
	for (int i = 0; i <= CRASH_CLEARS_MAX; i++) {
		crash_book_finish(&books->list[i]);
	}
}

static void begin_player(const struct check *check, const struct crash_promise *promise,
			 struct crash_player *player)
{
	crash_player_init(player, check->folder, 1);
	if (check->first != NULL) {
		crash_book_copy(&player->book, &check->first->book);
		crash_book_copy(&player->other, &check->first->other);
		return;
	}
	crash_book_copy(&player->book, &check->books->list[promise->clears]);
	if (promise->is_clearing) {
		crash_book_copy(&player->other, &check->books->list[promise->clears + 1]);
	}
}

static void fail(struct check *check, const struct crash_event *event, enum crash_damage damage,
		 char *wrong)
{
	static const char *const calls[CRASH_CALLS] = {"make",   "write",       "truncate",
						       "sync",   "failed sync", "unlink",
						       "rename", "folder sync", "end"};
	struct crash_verdict *verdict = check->verdict;
	char line[sizeof(verdict->first)];

	snprintf(line, sizeof(line),
		 "call %zu%s, before %s (%s, file %u, %zu bytes at %" PRIu64 "): %s", check->call,
		 check->is_again ? " of a second start" : "", calls[event->call],
		 crash_damage_name(damage), event->file, event->size, event->offset, wrong);
	if (verdict->failures++ == 0) {
		memcpy(verdict->first, line, sizeof(line));
	}
	if (check->matrix->out != NULL) {
		fprintf(check->matrix->out, "%s\n", line);
	}
	free(wrong);
}

/* -- the second cut -- */

static void check_trace(struct check *check, const struct crash_trace *trace, size_t from);

/* How many events it takes to say what was there at the beginning. */
static size_t skip_beginning(const struct crash_trace *trace)
{
	size_t at = 0;

	while (trace->events[at].call != CRASH_SYNC_FOLDER) {
		at++;
	}
	return at + 1;
}

static void cut_again(struct check *check, const struct crash_remains *remains,
		      const struct crash_promise *promise)
{
	struct crash_trace trace = {0};
	struct crash_player player;
	struct check second = *check;

	crash_remains_write(remains, check->folder);
	begin_player(check, promise, &player);
	player.promise = *promise;
	crash_vfs_promise(promise);
	crash_vfs_watch(check->folder, &trace);
	char *wrong = crash_check_once(&player, promise);
	crash_vfs_watch(NULL, NULL);
	free(wrong); /* it has been told */
	second.is_again = true;
	second.first = &player;
	second.seen = (struct seen){0};
	check_trace(&second, &trace, skip_beginning(&trace));
	free(second.seen.sums);
	check->dice = second.dice;
	crash_trace_finish(&trace);
	crash_player_finish(&player);
}

/* -- all disks -- */

static void check_disk(struct check *check, const struct crash_remains *remains,
		       const struct crash_event *event, enum crash_damage damage)
{
	struct crash_verdict *verdict = check->verdict;
	const struct crash_promise *promise = &event->promise;
	const uint64_t what[] = {remains->sum, promise->exists, promise->kept, promise->asked};
	uint64_t sum = 0;
	struct crash_player player;

	for (size_t i = 0; i < sizeof(what) / sizeof(what[0]); i++) {
		sum = (sum ^ what[i]) * UINT64_C(0x9e3779b97f4a7c15);
		sum ^= sum >> 32;
	}
	/* Clearing that failed before anybody knew what it would have led to. */
	bool is_unknown = promise->is_clearing && check->first == NULL &&
			  check->books->list[promise->clears + 1].count == 0;
	if (is_unknown || !is_new(&check->seen, sum)) {
		return;
	}
	verdict->distinct += !check->is_again;
	crash_remains_write(remains, check->folder);
	begin_player(check, promise, &player);
	char *wrong = crash_check_once(&player, promise);
	if (wrong == NULL) {
		wrong = crash_check_again(&player);
	}
	if (wrong != NULL) {
		fail(check, event, damage, wrong);
	}
	crash_player_finish(&player);
	if (!check->is_again && check->matrix->again > 0 &&
	    verdict->distinct % check->matrix->again == 0) {
		cut_again(check, remains, promise);
	}
}

static void cut(struct check *check, const struct crash_disk *disk, const struct crash_event *event)
{
	for (uint32_t damage = 0; damage < CRASH_DAMAGES; damage++) {
		uint32_t seeds = damage < CRASH_SOME || check->is_again ? 1 : check->matrix->seeds;
		for (uint32_t i = 0; i < seeds; i++) {
			struct crash_remains remains;
			crash_disk_cut(disk, (enum crash_damage)damage, &check->dice, &remains);
			check->verdict->disks += !check->is_again;
			check->verdict->again += check->is_again;
			check_disk(check, &remains, event, (enum crash_damage)damage);
			crash_remains_finish(&remains);
		}
	}
}

static void check_trace(struct check *check, const struct crash_trace *trace, size_t from)
{
	struct crash_disk *disk = crash_disk_create();
	uint32_t stride = check->is_again ? 1 : check->matrix->stride;
	uint32_t first = check->is_again ? 0 : check->matrix->first;

	for (size_t i = 0; i < trace->count; i++) {
		if (i >= from && (i - from) % stride == first) {
			check->call = i - from + 1;
			check->verdict->points += !check->is_again;
			cut(check, disk, &trace->events[i]);
		}
		crash_disk_follow(disk, &trace->events[i]);
	}
	crash_disk_destroy(disk);
}

void crash_matrix_check(const struct crash_matrix *matrix, const struct crash_trace *trace,
			const struct crash_books *books, struct crash_verdict *verdict)
{
	struct check check = {
		.matrix = matrix,
		.books = books,
		.verdict = verdict,
		.dice = {7},
		.folder = scratch_make(),
	};

	*verdict = (struct crash_verdict){0};
	size_t from = skip_beginning(trace);
	if (matrix->last > 0 && trace->count - from > matrix->last) {
		from = trace->count - matrix->last;
	}
	check_trace(&check, trace, from);
	free(check.seen.sums);
	scratch_remove(check.folder);
}

/* What was written down is what was done: a call that went by another way would be missed. */
static bool is_complete(const struct crash_trace *trace, const char *folder)
{
	struct crash_disk *disk = crash_disk_create();
	struct sample_dice dice = {0};
	struct crash_remains remains;

	for (size_t i = 0; i < trace->count; i++) {
		crash_disk_follow(disk, &trace->events[i]);
	}
	crash_disk_cut(disk, CRASH_KEPT, &dice, &remains);
	bool is_same = remains.count > 0;
	for (size_t i = 0; i < remains.count && is_same; i++) {
		char *path = scratch_path(folder, remains.files[i].name);
		struct scratch_bytes bytes = scratch_read(path);
		is_same = bytes.size == remains.files[i].size && bytes.data != NULL &&
			  memcmp(bytes.data, remains.files[i].data, bytes.size) == 0;
		free(bytes.data);
		free(path);
	}
	crash_remains_finish(&remains);
	crash_disk_destroy(disk);
	return is_same;
}

bool crash_matrix_record(const struct crash_plan *plan, struct crash_trace *trace,
			 struct crash_books *books)
{
	char *folder = scratch_make();
	struct crash_player player;

	crash_player_init(&player, folder, plan->seed);
	crash_vfs_watch(folder, trace);
	bool played = crash_script_play(&player, plan);
	crash_vfs_watch(NULL, NULL);
	played = played && is_complete(trace, folder);
	crash_books_take(books, &player);
	crash_player_finish(&player);
	scratch_remove(folder);
	return played;
}
