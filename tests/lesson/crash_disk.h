/* SPDX-License-Identifier: MIT
 *
 * A disk that loses its power: follows a trace, and says at any point of it what would be left.
 *
 * Durable is what was synced: bytes of a file by a sync of the file, names by a sync of the folder,
 * and nothing else (a journalling file system keeps more; not every one does). What was done since
 * survives by dice, in one of the ways below. The disk keeps one promise that SQLite needs of it:
 * bytes that were not written to do not change ("power-safe overwrite").
 */
#pragma once

#include "crash_trace.h"
#include "sample.h"

enum crash_damage {
	CRASH_LOST,        /* nothing that was not synced */
	CRASH_KEPT,        /* everything */
	CRASH_NAMES_FIRST, /* names, but no bytes: files as long as they were, and of zeros */
	CRASH_BYTES_FIRST, /* bytes, but no names */
	CRASH_SOME,        /* some writes, some names */
	CRASH_LATER_FIRST, /* the last writes, not those before them */
	CRASH_TORN,        /* the first writes; the last of them up to some sector */
	CRASH_TORN_INSIDE, /* the first writes; the last of them up to some byte */
	CRASH_SECTORS,     /* each sector by itself, in any of its versions */
	CRASH_GARBAGE,     /* the same, and some are neither old nor new */
	CRASH_DAMAGES
};

const char *crash_damage_name(enum crash_damage damage);

/* A folder as it was found after a power cut. */
struct crash_remains {
	struct crash_remain {
		char *name;
		uint8_t *data;
		size_t size;
	} * files;
	size_t count, capacity;
	uint64_t sum; /* of all names and bytes */
};

void crash_remains_finish(struct crash_remains *remains);
/* Makes `folder`, which is there, hold exactly this. */
void crash_remains_write(const struct crash_remains *remains, const char *folder);

struct crash_disk;

struct crash_disk *crash_disk_create(void);
void crash_disk_destroy(struct crash_disk *disk);

/* One more call has been made, and has come back. */
void crash_disk_follow(struct crash_disk *disk, const struct crash_event *event);
/* The power fails now. */
void crash_disk_cut(const struct crash_disk *disk, enum crash_damage damage,
		    struct sample_dice *dice, struct crash_remains *remains);
