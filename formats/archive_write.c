/* SPDX-License-Identifier: MIT
 *
 * The writing half of archive.h. Entries bear the first day that ZIP knows.
 */
#include "archive.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "common/mem.h"

/* 1 January 1980, as MS-DOS packs it. */
#define FIRST_DAY ((0u << 9) | (1u << 5) | 1u)
/* As gzip.c. */
#define LEVEL 3

struct plen_archive_writer {
	zip_t *zip;
	zip_source_t *into;
	bool failed;
};

struct plen_archive_writer *plen_archive_writer_create(void)
{
	struct plen_archive_writer *writer = plen_calloc(1, sizeof(*writer));
	zip_error_t error;

	zip_error_init(&error);
	writer->into = zip_source_buffer_create(NULL, 0, 0, &error);
	assert(writer->into != NULL);
	writer->zip = zip_open_from_source(writer->into, ZIP_CREATE | ZIP_TRUNCATE, &error);
	assert(writer->zip != NULL);
	/* The archive would let go of it when it is closed. */
	zip_source_keep(writer->into);
	zip_error_fini(&error);
	return writer;
}

void plen_archive_writer_destroy(struct plen_archive_writer *writer)
{
	if (writer == NULL) {
		return;
	}
	if (writer->zip != NULL) {
		zip_discard(writer->zip);
	}
	zip_source_free(writer->into);
	free(writer);
}

void plen_archive_writer_add(struct plen_archive_writer *writer, const char *name, uint8_t *bytes,
			     size_t size, bool packed)
{
	if (size == 0) {
		/* libzip would forget to free them. */
		free(bytes);
		bytes = NULL;
	}

	zip_source_t *source = zip_source_buffer(writer->zip, bytes, size, size > 0);
	zip_int64_t index =
		source != NULL ? zip_file_add(writer->zip, name, source, ZIP_FL_ENC_UTF_8) : -1;

	if (index < 0) {
		/* A source that was made owns the bytes. */
		if (source != NULL) {
			zip_source_free(source);
		} else {
			free(bytes);
		}
		writer->failed = true;
		return;
	}
	writer->failed |=
		zip_set_file_compression(writer->zip, (zip_uint64_t)index,
					 packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
					 packed ? LEVEL : 0) != 0 ||
		zip_file_set_dostime(writer->zip, (zip_uint64_t)index, 0, FIRST_DAY, 0) != 0;
}

static int take_bytes(zip_source_t *source, uint8_t **bytes, size_t *size)
{
	zip_stat_t about;

	if (zip_source_stat(source, &about) != 0 || !(about.valid & ZIP_STAT_SIZE) ||
	    zip_source_open(source) != 0) {
		return -EIO;
	}

	uint8_t *out = plen_calloc(about.size + 1, 1);
	zip_int64_t got = zip_source_read(source, out, about.size);
	zip_source_close(source);
	if (got < 0 || (zip_uint64_t)got != about.size) {
		free(out);
		return -EIO;
	}
	*bytes = out;
	*size = about.size;
	return 0;
}

int plen_archive_writer_finish(struct plen_archive_writer *writer, uint8_t **bytes, size_t *size)
{
	int rc = writer->failed ? -EINVAL : 0;

	if (rc == 0 && zip_close(writer->zip) != 0) {
		rc = -EIO;
	}
	if (rc == 0) {
		writer->zip = NULL;
		rc = take_bytes(writer->into, bytes, size);
	}
	plen_archive_writer_destroy(writer);
	return rc;
}
