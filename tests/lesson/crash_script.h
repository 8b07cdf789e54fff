/* SPDX-License-Identifier: MIT
 *
 * A lesson as a script: a class page, groups, forty hands, rubbing out, undo, pages, views, closing
 * and opening again. The same plan always makes the same operations; how they fall into
 * transactions is up to the store's thread. And the book of it: what every operation must look like
 * in the file, so that a file can be held against it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "crash_trace.h"
#include "lesson/lesson.h"
#include "lesson/store.h"
#include "sample.h"

/* Every operation as it must be in the file, in order. */
struct crash_book {
	struct crash_row {
		uint64_t seq, sum;
	} * rows;
	size_t count, capacity;
};

void crash_book_add(struct crash_book *book, const struct plen_op *op);
/* Ends with the last row that is not after `seq`. */
void crash_book_cut(struct crash_book *book, uint64_t seq);
void crash_book_copy(struct crash_book *copy, const struct crash_book *book);
void crash_book_finish(struct crash_book *book);
/* Holds a closed lesson file against `book`, which must be all that it has. NULL if it is sound and
 * the same, else what is wrong, to be freed. */
char *crash_book_compare(const struct crash_book *book, const char *path);

#define CRASH_CLEARS_MAX 2

/* Somebody who has a lesson open and writes; promises go to crash_vfs_promise. */
struct crash_player {
	const char *folder;
	char *path;
	struct plen_lesson *lesson;
	struct plen_store *store;
	struct crash_book book;
	struct crash_book other; /* may be true instead, while clearing was under way; else empty */
	struct crash_book before[CRASH_CLEARS_MAX]; /* what the book was before each clearing */
	struct crash_promise promise;
	struct sample_dice dice;
	int refused; /* what plen_store_open returned last, with its words */
	char error[300];
};

void crash_player_init(struct crash_player *player, const char *folder, uint64_t seed);
/* The lesson may still be open: then it is closed. */
void crash_player_finish(struct crash_player *player);
/* What plen_store_open returns. The book is cut down to what was found, or left as it is. */
int crash_player_open(struct crash_player *player);
bool crash_player_close(struct crash_player *player);
/* Writes a few operations that are possible in any lesson. */
void crash_player_go_on(struct crash_player *player);
/* Clears for good and goes on with what is left. */
void crash_player_clear(struct crash_player *player);
/* Waits until all is on disk, or has failed to get there; false then. */
bool crash_player_settle(struct crash_player *player);

struct crash_plan {
	uint64_t seed;
	int visits;  /* how often the lesson is opened and closed */
	int strokes; /* in each visit, one after the other */
	int clears;  /* of the first visits, how many end with clearing for good */
	int rounds;  /* and then, in each of which forty hands write once, and more */
};

/* Plays it all. False if opening was refused or something could not be written, which leaves the
 * player as it is then. */
bool crash_script_play(struct crash_player *player, const struct crash_plan *plan);
