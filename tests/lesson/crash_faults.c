/* SPDX-License-Identifier: MIT */
#include "crash_faults.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "crash_check.h"
#include "crash_matrix.h"
#include "scratch.h"

#define CUT_CALLS 2
#define RECOVERIES 5

const struct crash_trouble crash_troubles[] = {
	{"no space", CRASH_ON_WRITE, ENOSPC},
	{"no space for files", CRASH_ON_OPEN | CRASH_ON_WRITE | CRASH_ON_NAME, ENOSPC},
	{"quota", CRASH_ON_WRITE, EDQUOT},
	{"write error", CRASH_ON_WRITE, EIO},
	{"sync error", CRASH_ON_SYNC, EIO},
	{"read error", CRASH_ON_READ, EIO},
	{"half a call", CRASH_ON_PART, 0},
	{"read-only", CRASH_ON_OPEN | CRASH_ON_WRITE | CRASH_ON_NAME, EROFS},
	{"open error", CRASH_ON_OPEN, EMFILE},
	{"name error", CRASH_ON_NAME, EIO},
	{"no memory", CRASH_ON_MEMORY, ENOMEM},
	{0},
};

/* One fault. */
struct shot {
	const struct crash_faults *faults;
	struct crash_fault_verdict *verdict;
	const struct crash_trouble *trouble;
	struct crash_fault fault;
	const char *folder;
	bool reached;
};

static void fail(const struct shot *shot, const char *when, char *wrong)
{
	struct crash_fault_verdict *verdict = shot->verdict;
	char line[sizeof(verdict->first)];

	snprintf(line, sizeof(line), "%s at call %" PRIu64 "%s%s: %s", shot->trouble->name,
		 shot->fault.at, shot->fault.forever ? " and all after it" : "", when, wrong);
	if (verdict->failures++ == 0) {
		memcpy(verdict->first, line, sizeof(line));
	}
	if (shot->faults->out != NULL) {
		fprintf(shot->faults->out, "%s\n", line);
	}
	free(wrong);
}

/* -- what may be said of trouble -- */

/* A file that cannot be read now is not a file that is damaged. */
static char *check_refusal(const struct crash_player *player, int error)
{
	if (error == -EBADMSG) {
		return plen_asprintf("taken for damage: %s", player->error);
	}
	return player->error[0] == '\0' ? plen_strdup("refused without a word") : NULL;
}

/* -- in a script -- */

/* NULL, or what is wrong with how it was refused. */
static char *play_with_fault(struct shot *shot, struct crash_player *player)
{
	const struct crash_plan plan = {.visits = 2, .clears = 1, .strokes = 3};

	crash_vfs_fail(&shot->fault);
	bool played = crash_script_play(player, &plan);
	crash_vfs_mend();
	shot->reached = crash_vfs_calls() >= shot->fault.at;
	return !played && player->store == NULL ? check_refusal(player, player->refused) : NULL;
}

/* The trouble is over: what waited gets through. */
static char *end_well(struct crash_player *player)
{
	if (player->store == NULL) {
		return NULL;
	}
	if (!plen_store_flush(player->store, 10000)) {
		return plen_strdup("what waited did not get through");
	}
	if (plen_store_status(player->store).queued != 0) {
		return plen_strdup("something is still waiting");
	}
	return crash_player_close(player) ? NULL : plen_strdup("it did not close");
}

static void cut_after(struct shot *shot, const struct crash_trace *trace,
		      const struct crash_books *books)
{
	const struct crash_matrix matrix = {.stride = 1, .seeds = 1, .last = CUT_CALLS};
	struct crash_verdict verdict;

	crash_matrix_check(&matrix, trace, books, &verdict);
	shot->verdict->cuts += verdict.disks;
	if (verdict.failures > 0) {
		fail(shot, ", then the power", plen_strdup(verdict.first));
	}
}

static void shoot_at_script(struct shot *shot)
{
	struct crash_trace trace = {0};
	struct crash_books books = {0};
	struct crash_player player;

	crash_player_init(&player, shot->folder, 3);
	crash_vfs_watch(shot->folder, &trace);
	char *wrong = play_with_fault(shot, &player);
	crash_vfs_watch(NULL, NULL);
	crash_books_take(&books, &player);
	struct crash_promise promise = player.promise;
	if (wrong == NULL) {
		wrong = end_well(&player);
	}
	if (wrong == NULL) {
		promise.kept = player.promise.kept;
		wrong = crash_check_once(&player, &promise);
	}
	if (wrong != NULL) {
		fail(shot, "", wrong);
	}
	cut_after(shot, &trace, &books);
	crash_player_finish(&player);
	crash_books_finish(&books);
	crash_trace_finish(&trace);
}

/* -- while a power cut is recovered from -- */

struct recovery {
	struct crash_remains remains;
	struct crash_promise promise;
	const struct crash_book *book;
};

static void shoot_at_recovery(struct shot *shot, const struct recovery *recovery)
{
	struct crash_player player;
	char *wrong = NULL;

	crash_remains_write(&recovery->remains, shot->folder);
	crash_player_init(&player, shot->folder, 5);
	crash_book_copy(&player.book, recovery->book);
	crash_vfs_watch(shot->folder, NULL);
	crash_vfs_fail(&shot->fault);
	int error = crash_player_open(&player);
	if (error == 0) {
		crash_player_go_on(&player);
		crash_player_settle(&player);
	} else {
		wrong = check_refusal(&player, error);
	}
	crash_vfs_mend();
	crash_vfs_watch(NULL, NULL);
	shot->reached = crash_vfs_calls() >= shot->fault.at;

	struct crash_promise promise = recovery->promise;
	if (wrong == NULL && error == 0) {
		wrong = end_well(&player);
		promise = player.promise;
	}
	if (wrong == NULL) {
		wrong = crash_check_once(&player, &promise);
	}
	if (wrong != NULL) {
		fail(shot, " of an opening after a power cut", wrong);
	}
	crash_player_finish(&player);
}

/* -- one after the other -- */

static void shoot_all(const struct crash_faults *faults, const struct crash_trouble *trouble,
		      const struct recovery *recovery, struct crash_fault_verdict *verdict)
{
	struct shot shot = {.faults = faults, .verdict = verdict, .trouble = trouble};

	for (int forever = 0; forever < 2; forever++) {
		shot.fault = (struct crash_fault){trouble->on, 1 + faults->first, trouble->error,
						  forever != 0};
		do {
			char *folder = scratch_make();
			shot.folder = folder;
			verdict->runs++;
			if (recovery != NULL) {
				shoot_at_recovery(&shot, recovery);
			} else {
				shoot_at_script(&shot);
			}
			scratch_remove(folder);
			shot.fault.at += faults->stride;
		} while (shot.reached);
	}
}

void crash_faults_in_script(const struct crash_faults *faults, const struct crash_trouble *trouble,
			    struct crash_fault_verdict *verdict)
{
	shoot_all(faults, trouble, NULL, verdict);
}

void crash_faults_in_recovery(const struct crash_faults *faults,
			      const struct crash_trouble *trouble,
			      struct crash_fault_verdict *verdict)
{
	const struct crash_plan plan = {.seed = 4, .visits = 2, .strokes = 6};
	struct sample_dice dice = {11};
	struct crash_trace trace = {0};
	struct crash_books books = {0};
	struct crash_disk *disk = crash_disk_create();

	if (!crash_matrix_record(&plan, &trace, &books)) {
		abort();
	}
	for (size_t i = 0; i < trace.count; i++) {
		const struct crash_event *event = &trace.events[i];
		if (event->promise.exists && i % (trace.count / RECOVERIES) == 0) {
			struct recovery recovery = {.promise = event->promise,
						    .book = &books.list[0]};
			crash_disk_cut(disk, CRASH_SECTORS, &dice, &recovery.remains);
			shoot_all(faults, trouble, &recovery, verdict);
			crash_remains_finish(&recovery.remains);
		}
		crash_disk_follow(disk, event);
	}
	crash_disk_destroy(disk);
	crash_trace_finish(&trace);
	crash_books_finish(&books);
}
