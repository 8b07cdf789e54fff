/* SPDX-License-Identifier: MIT */
#include "shim.h"

#include <assert.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "scratch.h"

#define SECTOR 512

/* -- what the disk would have -- */

/* One change that is not synced. `data` is NULL for a change of size to `offset`. */
struct change {
	uint8_t *data;
	size_t size;
	uint64_t offset;
};

struct image {
	char *name;
	bool exists;  /* as the program sees it */
	bool durable; /* its name is on the disk */
	uint8_t *data;
	size_t size;
	struct change *changes;
	size_t change_count, change_capacity;
};

#define IMAGES_MAX 8

static struct {
	pthread_mutex_t mutex;
	const char *folder;
	struct image images[IMAGES_MAX];
	size_t image_count;
	uint64_t calls, fail_at;
	const char *fail_in;
	int fail_code;
	bool fail_forever;
	void (*watch)(void *data, uint64_t call);
	void *watch_data;
} disk = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static void drop_changes(struct image *image)
{
	for (size_t i = 0; i < image->change_count; i++) {
		free(image->changes[i].data);
	}
	image->change_count = 0;
}

/* The first `kept` bytes of a change reach the platter. */
static void bring(struct image *image, const struct change *change, size_t kept)
{
	size_t end = change->offset + kept;

	if (change->data == NULL) {
		end = change->offset;
	} else if (end < image->size) {
		end = image->size;
	}
	if (end > image->size) {
		image->data = plen_realloc(image->data, end, 1);
		memset(image->data + image->size, 0, end - image->size);
	}
	image->size = end;
	if (change->data != NULL && kept > 0) {
		memcpy(image->data + change->offset, change->data, kept);
	}
}

static struct image *find_image(const char *path)
{
	size_t length = disk.folder != NULL ? strlen(disk.folder) : 0;

	if (path == NULL || length == 0 || strncmp(path, disk.folder, length) != 0) {
		return NULL;
	}
	for (size_t i = 0; i < disk.image_count; i++) {
		if (strcmp(disk.images[i].name, path + length + 1) == 0) {
			return &disk.images[i];
		}
	}
	assert(disk.image_count < IMAGES_MAX);
	struct image *image = &disk.images[disk.image_count++];
	*image = (struct image){.name = plen_strdup(path + length + 1)};
	/* What was there before was synced by whoever made it. */
	struct scratch_bytes bytes = scratch_read(path);
	image->data = bytes.data;
	image->size = bytes.size;
	image->durable = bytes.data != NULL;
	return image;
}

static void add_change(struct image *image, const void *data, size_t size, uint64_t offset)
{
	struct change change = {NULL, size, offset};

	if (data != NULL) {
		change.data = plen_realloc(NULL, size, 1);
		memcpy(change.data, data, size);
	}
	image->changes = plen_grow(image->changes, image->change_count, &image->change_capacity,
				   sizeof(*image->changes));
	image->changes[image->change_count++] = change;
}

void shim_cut_power(const char *folder, struct sample_dice *dice)
{
	for (size_t i = 0; i < disk.image_count; i++) {
		const struct image *image = &disk.images[i];
		struct image after = {.data = plen_realloc(NULL, image->size, 1),
				      .size = image->size};
		bool is_there = image->durable || (image->exists && sample_roll(dice, 2) == 0);
		if (image->size > 0) {
			memcpy(after.data, image->data, image->size);
		}
		for (size_t k = 0; k < image->change_count; k++) {
			const struct change *change = &image->changes[k];
			size_t sectors = (change->size + SECTOR - 1) / SECTOR;
			size_t kept = 0;
			switch (sample_roll(dice, 3)) {
			case 0:
				bring(&after, change, change->size);
				break;
			case 1:
				kept = SECTOR * sample_roll(dice, (uint32_t)sectors + 1);
				bring(&after, change, kept < change->size ? kept : change->size);
				break;
			default:
				break;
			}
		}
		if (is_there) {
			char *path = scratch_path(folder, image->name);
			scratch_write(path, after.data, after.size);
			free(path);
		}
		free(after.data);
	}
}

/* -- control -- */

void shim_reset(const char *folder)
{
	for (size_t i = 0; i < disk.image_count; i++) {
		drop_changes(&disk.images[i]);
		free(disk.images[i].changes);
		free(disk.images[i].data);
		free(disk.images[i].name);
	}
	disk.image_count = 0;
	disk.folder = folder;
	disk.calls = 0;
	disk.watch = NULL;
	disk.fail_in = NULL;
	shim_fail(0, SQLITE_OK, false);
}

void shim_fail(uint64_t at, int code, bool forever)
{
	pthread_mutex_lock(&disk.mutex);
	disk.fail_at = at;
	disk.fail_code = code;
	disk.fail_forever = forever;
	pthread_mutex_unlock(&disk.mutex);
}

void shim_fail_in(const char *name)
{
	pthread_mutex_lock(&disk.mutex);
	disk.fail_in = name;
	pthread_mutex_unlock(&disk.mutex);
}

uint64_t shim_calls(void)
{
	pthread_mutex_lock(&disk.mutex);
	uint64_t calls = disk.calls;
	pthread_mutex_unlock(&disk.mutex);
	return calls;
}

void shim_set_watch(void (*watch)(void *data, uint64_t call), void *data)
{
	disk.watch = watch;
	disk.watch_data = data;
}

/* With the mutex held. Counts a call; the code with which it fails. */
static int count_call(const struct image *image)
{
	if (disk.fail_in != NULL && strcmp(disk.fail_in, image->name) != 0) {
		return SQLITE_OK;
	}
	disk.calls++;
	if (disk.watch != NULL) {
		disk.watch(disk.watch_data, disk.calls);
	}
	if (disk.fail_at != 0 &&
	    (disk.calls == disk.fail_at || (disk.fail_forever && disk.calls > disk.fail_at))) {
		return disk.fail_code;
	}
	return SQLITE_OK;
}

/* SQLite does this after the first sync of a journal. */
static void sync_folder(void)
{
	for (size_t i = 0; i < disk.image_count; i++) {
		disk.images[i].durable = disk.images[i].exists;
	}
}

/* -- files -- */

struct file {
	sqlite3_file base;
	struct image *image; /* NULL if not watched */
	sqlite3_file *real;
};

static sqlite3_file *real_of(sqlite3_file *base)
{
	return ((struct file *)base)->real;
}

static int file_close(sqlite3_file *base)
{
	return real_of(base)->pMethods->xClose(real_of(base));
}

static int file_read(sqlite3_file *base, void *data, int size, sqlite3_int64 at)
{
	return real_of(base)->pMethods->xRead(real_of(base), data, size, at);
}

/* Half of a write that fails has happened, as on a full disk. */
static int file_write(sqlite3_file *base, const void *data, int size, sqlite3_int64 at)
{
	struct file *file = (struct file *)base;
	int code = SQLITE_OK;

	if (file->image == NULL) {
		return file->real->pMethods->xWrite(file->real, data, size, at);
	}
	pthread_mutex_lock(&disk.mutex);
	code = count_call(file->image);
	size = code != SQLITE_OK ? size / 2 : size;
	add_change(file->image, data, (size_t)size, (uint64_t)at);
	int wrote = file->real->pMethods->xWrite(file->real, data, size, at);
	pthread_mutex_unlock(&disk.mutex);
	return code != SQLITE_OK ? code : wrote;
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 size)
{
	struct file *file = (struct file *)base;
	int code = SQLITE_OK;

	if (file->image == NULL) {
		return file->real->pMethods->xTruncate(file->real, size);
	}
	pthread_mutex_lock(&disk.mutex);
	code = count_call(file->image);
	if (code == SQLITE_OK) {
		add_change(file->image, NULL, 0, (uint64_t)size);
		code = file->real->pMethods->xTruncate(file->real, size);
	}
	pthread_mutex_unlock(&disk.mutex);
	return code;
}

/* Nothing is really synced: the test's disk is memory. */
static int file_sync(sqlite3_file *base, int flags)
{
	struct file *file = (struct file *)base;
	int code = SQLITE_OK;

	(void)flags;
	if (file->image == NULL) {
		return SQLITE_OK;
	}
	pthread_mutex_lock(&disk.mutex);
	code = count_call(file->image);
	if (code == SQLITE_OK) {
		for (size_t i = 0; i < file->image->change_count; i++) {
			bring(file->image, &file->image->changes[i], file->image->changes[i].size);
		}
		drop_changes(file->image);
		if (!file->image->durable) {
			sync_folder();
		}
	}
	pthread_mutex_unlock(&disk.mutex);
	return code;
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size)
{
	return real_of(base)->pMethods->xFileSize(real_of(base), size);
}

static int file_lock(sqlite3_file *base, int level)
{
	return real_of(base)->pMethods->xLock(real_of(base), level);
}

static int file_unlock(sqlite3_file *base, int level)
{
	return real_of(base)->pMethods->xUnlock(real_of(base), level);
}

static int file_check_lock(sqlite3_file *base, int *locked)
{
	return real_of(base)->pMethods->xCheckReservedLock(real_of(base), locked);
}

/* Growing in advance would be a change that we do not see. */
static int file_control(sqlite3_file *base, int what, void *data)
{
	if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE) {
		return SQLITE_NOTFOUND;
	}
	return real_of(base)->pMethods->xFileControl(real_of(base), what, data);
}

static int file_sector(sqlite3_file *base)
{
	(void)base;
	return SECTOR;
}

/* No promise beyond what every disk keeps. */
static int file_traits(sqlite3_file *base)
{
	return real_of(base)->pMethods->xDeviceCharacteristics(real_of(base)) &
	       SQLITE_IOCAP_IMMUTABLE;
}

static const sqlite3_io_methods methods = {
	.iVersion = 1,
	.xClose = file_close,
	.xRead = file_read,
	.xWrite = file_write,
	.xTruncate = file_truncate,
	.xSync = file_sync,
	.xFileSize = file_size,
	.xLock = file_lock,
	.xUnlock = file_unlock,
	.xCheckReservedLock = file_check_lock,
	.xFileControl = file_control,
	.xSectorSize = file_sector,
	.xDeviceCharacteristics = file_traits,
};

/* -- the layer -- */

static sqlite3_vfs *below;

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *got)
{
	struct file *file = (struct file *)base;
	int code = SQLITE_OK;

	(void)vfs;
	file->real = (sqlite3_file *)&file[1];
	file->base.pMethods = NULL;
	pthread_mutex_lock(&disk.mutex);
	/* A watched file is looked at before opening it may make it. */
	file->image = (flags & SQLITE_OPEN_READWRITE) != 0 ? find_image(path) : NULL;
	bool makes = file->image != NULL && (flags & SQLITE_OPEN_CREATE) != 0 &&
		     !file->image->exists && !file->image->durable;
	code = makes ? count_call(file->image) : SQLITE_OK;
	if (code == SQLITE_OK) {
		code = below->xOpen(below, path, file->real, flags, got);
	} else {
		code = SQLITE_CANTOPEN;
	}
	if (code == SQLITE_OK && file->image != NULL) {
		if (!file->image->exists && !file->image->durable) {
			file->image->size = 0; /* a new file under an old name */
		}
		file->image->exists = true;
	}
	pthread_mutex_unlock(&disk.mutex);
	if (code == SQLITE_OK) {
		file->base.pMethods = &methods;
	}
	return code;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
	int code = SQLITE_OK;

	(void)vfs;
	pthread_mutex_lock(&disk.mutex);
	struct image *image = find_image(path);
	if (image != NULL) {
		code = count_call(image);
	}
	if (code == SQLITE_OK) {
		code = below->xDelete(below, path, sync);
	} else {
		code = SQLITE_IOERR_DELETE;
	}
	if (code == SQLITE_OK && image != NULL) {
		drop_changes(image);
		image->exists = false;
		/* Until the folder is synced the name may come back, and what it held. */
		if (sync) {
			sync_folder();
		}
	}
	pthread_mutex_unlock(&disk.mutex);
	return code;
}

void shim_install(void)
{
	static sqlite3_vfs vfs;

	below = sqlite3_vfs_find(NULL);
	vfs = *below;
	vfs.zName = "shim";
	vfs.szOsFile = (int)sizeof(struct file) + below->szOsFile;
	vfs.xOpen = vfs_open;
	vfs.xDelete = vfs_delete;
	sqlite3_vfs_register(&vfs, 1);
}
