/* SPDX-License-Identifier: MIT */
#include "crash_disk.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "scratch.h"

#define SECTOR 512
#define NO_FILE UINT32_MAX

struct bytes {
	uint8_t *data;
	size_t size, room;
};

struct file {
	struct bytes durable;
	const struct crash_event **changes; /* not synced; borrowed from the trace */
	size_t change_count, change_capacity;
};

/* One step in what names mean. NO_FILE = nothing. */
struct naming {
	char *name;
	uint32_t file;
	char *gone; /* another name that ends in the same step; NULL = none */
};

struct names {
	struct naming *list;
	size_t count, capacity;
};

struct crash_disk {
	struct file *files;
	size_t file_count, file_capacity;
	struct names durable; /* one entry a name */
	struct names pending; /* steps, oldest first */
};

/* -- bytes -- */

static void resize(struct bytes *bytes, size_t size)
{
	if (size > bytes->room) {
		bytes->room = size + size / 4;
		bytes->data = plen_realloc(bytes->data, bytes->room, 1);
	}
	if (size > bytes->size) {
		memset(bytes->data + bytes->size, 0, size - bytes->size);
	}
	bytes->size = size;
}

static void put(struct bytes *bytes, const uint8_t *data, size_t size, size_t offset)
{
	if (size == 0) {
		return;
	}
	if (offset + size > bytes->size) {
		resize(bytes, offset + size);
	}
	assert(bytes->data != NULL);
	memcpy(bytes->data + offset, data, size);
}

static void apply(struct bytes *bytes, const struct crash_event *change)
{
	if (change->call == CRASH_TRUNCATE) {
		resize(bytes, change->offset);
	} else {
		put(bytes, change->data, change->size, change->offset);
	}
}

/* -- names -- */

static void add_name(struct names *names, const char *name, uint32_t file, const char *gone)
{
	names->list = plen_grow(names->list, names->count, &names->capacity, sizeof(*names->list));
	names->list[names->count++] =
		(struct naming){plen_strdup(name), file, gone != NULL ? plen_strdup(gone) : NULL};
}

static void drop_names(struct names *names)
{
	for (size_t i = 0; i < names->count; i++) {
		free(names->list[i].name);
		free(names->list[i].gone);
	}
	names->count = 0;
}

static void set_name(struct names *names, const char *name, uint32_t file)
{
	for (size_t i = 0; i < names->count; i++) {
		if (strcmp(names->list[i].name, name) == 0) {
			names->list[i].file = file;
			return;
		}
	}
	add_name(names, name, file, NULL);
}

static void take_step(struct names *names, const struct naming *step)
{
	set_name(names, step->name, step->file);
	if (step->gone != NULL) {
		set_name(names, step->gone, NO_FILE);
	}
}

static uint32_t file_now(const struct crash_disk *disk, const char *name)
{
	for (size_t i = disk->pending.count; i-- > 0;) {
		const struct naming *step = &disk->pending.list[i];
		if (strcmp(step->name, name) == 0) {
			return step->file;
		}
		if (step->gone != NULL && strcmp(step->gone, name) == 0) {
			return NO_FILE;
		}
	}
	for (size_t i = 0; i < disk->durable.count; i++) {
		if (strcmp(disk->durable.list[i].name, name) == 0) {
			return disk->durable.list[i].file;
		}
	}
	return NO_FILE;
}

/* -- following -- */

static struct file *file_of(struct crash_disk *disk, uint32_t number)
{
	while (disk->file_count <= number) {
		disk->files = plen_grow(disk->files, disk->file_count, &disk->file_capacity,
					sizeof(*disk->files));
		disk->files[disk->file_count++] = (struct file){0};
	}
	return &disk->files[number];
}

static void sync_file(struct file *file)
{
	for (size_t i = 0; i < file->change_count; i++) {
		apply(&file->durable, file->changes[i]);
	}
	file->change_count = 0;
}

static void sync_folder(struct crash_disk *disk)
{
	for (size_t i = 0; i < disk->pending.count; i++) {
		take_step(&disk->durable, &disk->pending.list[i]);
	}
	drop_names(&disk->pending);
}

static void change(struct file *file, const struct crash_event *event)
{
	file->changes = plen_grow(file->changes, file->change_count, &file->change_capacity,
				  sizeof(struct crash_event *));
	file->changes[file->change_count++] = event;
}

void crash_disk_follow(struct crash_disk *disk, const struct crash_event *event)
{
	switch (event->call) {
	case CRASH_MAKE:
		file_of(disk, event->file);
		add_name(&disk->pending, event->name, event->file, NULL);
		break;
	case CRASH_WRITE:
	case CRASH_TRUNCATE:
		change(file_of(disk, event->file), event);
		break;
	case CRASH_SYNC:
		sync_file(file_of(disk, event->file));
		break;
	case CRASH_SYNC_FAILED:
		file_of(disk, event->file)->change_count = 0;
		break;
	case CRASH_UNLINK:
		add_name(&disk->pending, event->name, NO_FILE, NULL);
		break;
	case CRASH_RENAME:
		add_name(&disk->pending, event->to, file_now(disk, event->name), event->name);
		break;
	case CRASH_SYNC_FOLDER:
		sync_folder(disk);
		break;
	default:
		break;
	}
}

struct crash_disk *crash_disk_create(void)
{
	return plen_calloc(1, sizeof(struct crash_disk));
}

void crash_disk_destroy(struct crash_disk *disk)
{
	if (disk == NULL) {
		return;
	}
	for (size_t i = 0; i < disk->file_count; i++) {
		free(disk->files[i].durable.data);
		free(disk->files[i].changes);
	}
	drop_names(&disk->durable);
	drop_names(&disk->pending);
	free(disk->durable.list);
	free(disk->pending.list);
	free(disk->files);
	free(disk);
}

/* -- the power fails -- */

static bool coin(struct sample_dice *dice)
{
	return sample_roll(dice, 2) == 0;
}

static void put_garbage(struct bytes *bytes, size_t size, size_t offset, struct sample_dice *dice)
{
	uint8_t noise[SECTOR];

	for (size_t i = 0; i < size; i++) {
		noise[i] = (uint8_t)sample_roll(dice, 256);
	}
	put(bytes, noise, size, offset);
}

/* Sector by sector, as the platter has them. */
static void keep_sectors(struct bytes *bytes, const struct crash_event *change, bool garbage,
			 struct sample_dice *dice)
{
	size_t done = 0;

	while (done < change->size) {
		size_t at = change->offset + done;
		size_t size = SECTOR - at % SECTOR;
		size = size < change->size - done ? size : change->size - done;
		uint32_t fate = sample_roll(dice, garbage ? 3 : 2);
		if (fate == 0) {
			put(bytes, change->data + done, size, at);
		} else if (fate == 2) {
			put_garbage(bytes, size, at, dice);
		}
		done += size;
	}
}

/* As much of a change as got through before the end. */
static void tear(struct bytes *bytes, const struct crash_event *change, size_t unit,
		 struct sample_dice *dice)
{
	size_t units = change->size / unit;
	size_t kept = unit * sample_roll(dice, (uint32_t)units + 1);

	if (change->call == CRASH_WRITE) {
		put(bytes, change->data, kept, change->offset);
	}
}

static void extend_only(struct bytes *bytes, const struct crash_event *change)
{
	if (change->call == CRASH_WRITE && change->offset + change->size > bytes->size) {
		resize(bytes, change->offset + change->size);
	}
}

/* Number `index` of a file's changes, of which `turn` is where things turn. */
static void damage_one(struct bytes *bytes, const struct crash_event *change, size_t index,
		       size_t turn, enum crash_damage damage, struct sample_dice *dice)
{
	bool is_write = change->call == CRASH_WRITE;

	switch (damage) {
	case CRASH_KEPT:
	case CRASH_BYTES_FIRST:
		apply(bytes, change);
		break;
	case CRASH_NAMES_FIRST:
		extend_only(bytes, change);
		break;
	case CRASH_SOME:
		if (coin(dice)) {
			apply(bytes, change);
		}
		break;
	case CRASH_LATER_FIRST:
		if (index >= turn) {
			apply(bytes, change);
		}
		break;
	case CRASH_TORN:
	case CRASH_TORN_INSIDE:
		if (index < turn) {
			apply(bytes, change);
		} else if (index == turn) {
			tear(bytes, change, damage == CRASH_TORN ? SECTOR : 1, dice);
		}
		break;
	case CRASH_SECTORS:
	case CRASH_GARBAGE:
		if (is_write) {
			keep_sectors(bytes, change, damage == CRASH_GARBAGE, dice);
		} else if (coin(dice)) {
			apply(bytes, change);
		}
		break;
	default:
		break;
	}
}

static struct bytes damage_file(const struct file *file, enum crash_damage damage,
				struct sample_dice *dice)
{
	struct bytes bytes = {0};
	size_t turn = sample_roll(dice, (uint32_t)file->change_count + 1);

	put(&bytes, file->durable.data, file->durable.size, 0);
	for (size_t i = 0; i < file->change_count; i++) {
		damage_one(&bytes, file->changes[i], i, turn, damage, dice);
	}
	return bytes;
}

/* Steps of names: none, all, those before some moment, or each by itself. */
static void damage_names(const struct names *pending, struct names *names, enum crash_damage damage,
			 struct sample_dice *dice)
{
	size_t turn = sample_roll(dice, (uint32_t)pending->count + 1);

	for (size_t i = 0; i < pending->count; i++) {
		bool is_kept = false;
		switch (damage) {
		case CRASH_LOST:
		case CRASH_BYTES_FIRST:
			break;
		case CRASH_KEPT:
		case CRASH_NAMES_FIRST:
		case CRASH_TORN_INSIDE:
			is_kept = true;
			break;
		case CRASH_SOME:
		case CRASH_SECTORS:
			is_kept = coin(dice);
			break;
		default:
			is_kept = i < turn;
			break;
		}
		if (is_kept) {
			take_step(names, &pending->list[i]);
		}
	}
}

static int compare_remains(const void *a, const void *b)
{
	return strcmp(((const struct crash_remain *)a)->name,
		      ((const struct crash_remain *)b)->name);
}

static uint64_t add_to_sum(uint64_t sum, const void *data, size_t size)
{
	const uint8_t *bytes = data;

	sum = (sum ^ size) * UINT64_C(0x100000001b3);
	for (; size >= 8; size -= 8, bytes += 8) {
		uint64_t word = 0;
		memcpy(&word, bytes, 8);
		sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
		sum ^= sum >> 29;
	}
	for (; size > 0; size--) {
		sum = (sum ^ *bytes++) * UINT64_C(0x100000001b3);
	}
	return sum;
}

static void finish_sum(struct crash_remains *remains)
{
	if (remains->count > 0) {
		qsort(remains->files, remains->count, sizeof(*remains->files), compare_remains);
	}
	remains->sum = UINT64_C(0xcbf29ce484222325);
	for (size_t i = 0; i < remains->count; i++) {
		const struct crash_remain *file = &remains->files[i];
		remains->sum = add_to_sum(remains->sum, file->name, strlen(file->name));
		remains->sum = add_to_sum(remains->sum, file->data, file->size);
	}
}

void crash_disk_cut(const struct crash_disk *disk, enum crash_damage damage,
		    struct sample_dice *dice, struct crash_remains *remains)
{
	struct names names = {0};

	*remains = (struct crash_remains){0};
	for (size_t i = 0; i < disk->durable.count; i++) {
		set_name(&names, disk->durable.list[i].name, disk->durable.list[i].file);
	}
	damage_names(&disk->pending, &names, damage, dice);
	for (size_t i = 0; i < names.count; i++) {
		if (names.list[i].file == NO_FILE) {
			continue;
		}
		struct bytes bytes = damage_file(&disk->files[names.list[i].file], damage, dice);
		remains->files = plen_grow(remains->files, remains->count, &remains->capacity,
					   sizeof(*remains->files));
		remains->files[remains->count++] = (struct crash_remain){
			plen_strdup(names.list[i].name), bytes.data, bytes.size};
	}
	drop_names(&names);
	free(names.list);
	finish_sum(remains);
}

void crash_remains_finish(struct crash_remains *remains)
{
	for (size_t i = 0; i < remains->count; i++) {
		free(remains->files[i].name);
		free(remains->files[i].data);
	}
	free(remains->files);
	*remains = (struct crash_remains){0};
}

void crash_remains_write(const struct crash_remains *remains, const char *folder)
{
	scratch_clear(folder);
	for (size_t i = 0; i < remains->count; i++) {
		char *path = scratch_path(folder, remains->files[i].name);
		scratch_write(path, remains->files[i].data, remains->files[i].size);
		free(path);
	}
}

const char *crash_damage_name(enum crash_damage damage)
{
	static const char *const names[CRASH_DAMAGES] = {
		[CRASH_LOST] = "all lost",
		[CRASH_KEPT] = "all kept",
		[CRASH_NAMES_FIRST] = "names without bytes",
		[CRASH_BYTES_FIRST] = "bytes without names",
		[CRASH_SOME] = "some writes",
		[CRASH_LATER_FIRST] = "later writes first",
		[CRASH_TORN] = "torn at a sector",
		[CRASH_TORN_INSIDE] = "torn inside a sector",
		[CRASH_SECTORS] = "sectors in any order",
		[CRASH_GARBAGE] = "garbage",
	};

	return names[damage];
}
