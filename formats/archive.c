/* SPDX-License-Identifier: MIT */
#include "archive.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

#include "buffer.h"
#include "common/mem.h"
#include "formats/limits.h"
#include "reading.h"

#define CHUNK 65536
#define NAME_BYTES_MAX 1024
/* What honest archives never reach: so many times their own size. Small ones may, as an empty
 * page's picture does. */
#define RATIO_MAX 200
#define RATIO_FREE_BYTES (16u << 20)

struct plen_archive {
	zip_t *zip;
	size_t size;
	uint64_t unpacked, peeked; /* so far */
	uint32_t count, capacity;
	uint32_t *entries; /* libzip's numbers of what is not refused */
};

bool plen_archive_is(const uint8_t *bytes, size_t size)
{
	return size > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < 8 && bytes[3] < 9;
}

/* -- what is refused -- */

static bool part_is_safe(const char *part, size_t length)
{
	return length > 0 && !(length == 1 && part[0] == '.') &&
	       !(length == 2 && part[0] == '.' && part[1] == '.');
}

static bool name_is_safe(const char *name)
{
	size_t length = strlen(name);

	if (length == 0 || length > NAME_BYTES_MAX || (length > 1 && name[1] == ':')) {
		return false;
	}
	for (const char *at = name; *at != '\0'; at++) {
		if ((unsigned char)*at < 0x20 || *at == '\\' || *at == 0x7f) {
			return false;
		}
	}
	for (const char *part = name; *part != '\0';) {
		size_t end = strcspn(part, "/");

		/* "/" at the very end is a folder's. */
		if (!part_is_safe(part, end)) {
			return false;
		}
		part += end + (part[end] == '/');
	}
	return true;
}

static bool is_plain_file(zip_t *zip, zip_uint64_t index)
{
	zip_uint8_t system = 0;
	zip_uint32_t attributes = 0;

	if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0) {
		return false;
	}
	mode_t kind = (attributes >> 16) & S_IFMT;
	return system != ZIP_OPSYS_UNIX || kind == 0 || kind == S_IFREG;
}

static bool is_encrypted(zip_t *zip, zip_uint64_t index)
{
	zip_stat_t about;

	return zip_stat_index(zip, index, 0, &about) == 0 &&
	       (about.valid & ZIP_STAT_ENCRYPTION_METHOD) && about.encryption_method != ZIP_EM_NONE;
}

static bool has_password(zip_t *zip, zip_uint64_t count)
{
	for (zip_uint64_t i = 0; i < count; i++) {
		if (is_encrypted(zip, i)) {
			return true;
		}
	}
	return false;
}

enum verdict {
	WANTED,
	FOLDER,
	REFUSED,
};

static enum verdict judge(zip_t *zip, zip_uint64_t index)
{
	const char *name = zip_get_name(zip, index, ZIP_FL_ENC_RAW);

	if (name == NULL || !name_is_safe(name)) {
		return REFUSED;
	}
	if (name[strlen(name) - 1] == '/') {
		return FOLDER;
	}
	/* The first of a name is found; another of it is a second opinion that nobody asked for. */
	if (zip_name_locate(zip, name, ZIP_FL_ENC_RAW) != (zip_int64_t)index) {
		return REFUSED;
	}
	return is_plain_file(zip, index) ? WANTED : REFUSED;
}

static void list_entries(struct plen_archive *archive, zip_uint64_t count,
			 struct plen_reading *reading)
{
	archive->entries = plen_calloc(count, sizeof(*archive->entries));
	for (zip_uint64_t i = 0; i < count; i++) {
		enum verdict verdict = judge(archive->zip, i);

		if (verdict == WANTED) {
			archive->entries[archive->count++] = (uint32_t)i;
		} else if (verdict == REFUSED) {
			plen_reading_lose(reading, PLEN_LOSS_BROKEN);
		}
	}
}

/* -- reading -- */

static zip_t *open_zip(const uint8_t *bytes, size_t size, zip_source_t **source)
{
	zip_error_t error;

	zip_error_init(&error);
	*source = zip_source_buffer_create(bytes, size, 0, &error);
	zip_t *zip = *source != NULL ? zip_open_from_source(*source, ZIP_RDONLY, &error) : NULL;
	if (zip == NULL) {
		zip_source_free(*source);
	}
	zip_error_fini(&error);
	return zip;
}

int plen_archive_open(struct plen_archive **archive, const uint8_t *bytes, size_t size,
		      struct plen_reading *reading)
{
	zip_source_t *source = NULL;
	zip_t *zip = open_zip(bytes, size, &source);

	if (zip == NULL) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_DAMAGED,
					 "the archive is damaged");
	}

	zip_int64_t count = zip_get_num_entries(zip, 0);
	if (count < 0 || count > (zip_int64_t)PLEN_LIMIT_ARCHIVE_ENTRIES) {
		zip_discard(zip);
		return plen_reading_fail(reading, PLEN_UNREADABLE_TOO_MUCH,
					 "the archive holds more than %u files",
					 PLEN_LIMIT_ARCHIVE_ENTRIES);
	}
	if (has_password(zip, (zip_uint64_t)count)) {
		zip_discard(zip);
		return plen_reading_fail(reading, PLEN_UNREADABLE_LOCKED,
					 "the archive has a password");
	}
	*archive = plen_calloc(1, sizeof(**archive));
	(*archive)->zip = zip;
	(*archive)->size = size;
	list_entries(*archive, (zip_uint64_t)count, reading);
	return 0;
}

void plen_archive_close(struct plen_archive *archive)
{
	if (archive == NULL) {
		return;
	}
	zip_discard(archive->zip);
	free(archive->entries);
	free(archive);
}

const char *plen_archive_name(const struct plen_archive *archive, uint32_t index)
{
	return index < archive->count
		       ? zip_get_name(archive->zip, archive->entries[index], ZIP_FL_ENC_RAW)
		       : NULL;
}

static int compare_entries(const void *a, const void *b)
{
	uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;

	return one < other ? -1 : one > other;
}

static zip_int64_t find(const struct plen_archive *archive, const char *name)
{
	zip_int64_t index = zip_name_locate(archive->zip, name, ZIP_FL_ENC_RAW);

	if (index < 0) {
		return -1;
	}

	uint32_t entry = (uint32_t)index;
	return bsearch(&entry, archive->entries, archive->count, sizeof(entry), compare_entries) !=
			       NULL
		       ? index
		       : -1;
}

bool plen_archive_has(const struct plen_archive *archive, const char *name)
{
	return find(archive, name) >= 0;
}

static uint64_t unpacked_max(const struct plen_archive *archive)
{
	uint64_t by_ratio = RATIO_FREE_BYTES + (uint64_t)archive->size * RATIO_MAX;

	return by_ratio < PLEN_LIMIT_UNPACKED_BYTES ? by_ratio : PLEN_LIMIT_UNPACKED_BYTES;
}

/* *unpacked is counted on. */
static int read_all(const struct plen_archive *archive, zip_file_t *file, uint64_t *unpacked,
		    struct plen_buffer *out)
{
	for (;;) {
		uint8_t chunk[CHUNK];
		zip_int64_t got = zip_fread(file, chunk, sizeof(chunk));

		if (got < 0) {
			return -EBADMSG;
		}
		if (got == 0) {
			return 0;
		}
		*unpacked += (uint64_t)got;
		if (out->size + (size_t)got > PLEN_LIMIT_ENTRY_BYTES ||
		    *unpacked > unpacked_max(archive)) {
			return -E2BIG;
		}
		plen_buffer_add(out, chunk, (size_t)got);
	}
}

/* Whether it is packed as everybody packs: other methods are memory that a stranger asks for. */
static int check_packing(zip_t *zip, zip_uint64_t index)
{
	zip_stat_t about;

	if (zip_stat_index(zip, index, 0, &about) != 0) {
		return -EBADMSG;
	}
	return about.comp_method == ZIP_CM_STORE || about.comp_method == ZIP_CM_DEFLATE ? 0
											: -EBADMSG;
}

static int read_entry(const struct plen_archive *archive, const char *name, uint64_t *unpacked,
		      uint8_t **bytes, size_t *size)
{
	zip_int64_t index = find(archive, name);
	struct plen_buffer out = {0};

	if (index < 0) {
		return -ENOENT;
	}

	int rc = check_packing(archive->zip, (zip_uint64_t)index);
	zip_file_t *file = rc == 0 ? zip_fopen_index(archive->zip, (zip_uint64_t)index, 0) : NULL;
	if (file == NULL) {
		return rc != 0 ? rc : -EBADMSG;
	}
	rc = read_all(archive, file, unpacked, &out);
	zip_fclose(file);
	if (rc != 0) {
		plen_buffer_finish(&out);
		return rc;
	}
	*bytes = plen_buffer_take(&out, size);
	return 0;
}

int plen_archive_read(struct plen_archive *archive, const char *name, uint8_t **bytes, size_t *size)
{
	return read_entry(archive, name, &archive->unpacked, bytes, size);
}

int plen_archive_peek(struct plen_archive *archive, const char *name, uint8_t **bytes, size_t *size)
{
	return read_entry(archive, name, &archive->peeked, bytes, size);
}

int plen_archive_fail(struct plen_reading *reading, int rc, const char *what)
{
	return plen_reading_fail(reading,
				 rc == -E2BIG ? PLEN_UNREADABLE_TOO_MUCH : PLEN_UNREADABLE_DAMAGED,
				 "%s %s", what,
				 rc == -ENOENT  ? "is missing"
				 : rc == -E2BIG ? "unpacks to far too much"
						: "is damaged");
}
