/* SPDX-License-Identifier: MIT
 *
 * The stream that plenary-import writes and the board reads: records of a kind (u8), a size (u32,
 * little endian) and that many bytes. The board believes nothing of it: each record is checked as a
 * lesson file's row is, and all of them together are no more than limits.h allows a file to hold.
 *
 *   'P' progress: u32 done, u32 total
 *   'A' asset: the body of an ASSET operation. Assets count from 1 in the stream
 *   'N' page: the body of a PAGE operation; behind is 0
 *   'E' edit: u8 group, u8 mark, and the body of an EDIT operation, whose page is 1, whose chain is
 *       0, and whose pictures name assets by their count
 *   'L' loss: u32 kind, u32 count
 *   'X' the end: u32 why the file cannot be read, 0 if it was, and one line for IT. Without it the
 *       helper died.
 */
#pragma once

#include <sys/types.h>

#include "formats/sink.h"

/* -- the helper's side: a sink that writes records to a descriptor, which it does not own -- */
struct plen_stream_writer {
	int fd;
	uint32_t assets;
};

struct plen_sink plen_stream_writer_sink(struct plen_stream_writer *writer, int fd);
int plen_stream_writer_end(struct plen_stream_writer *writer, const struct plen_reading *reading);

/* -- the board's side: records in, where they lie; calls out, to a sink of its own -- */
struct plen_stream_reader;

struct plen_stream_reader *plen_stream_reader_create(const struct plen_sink *sink);
void plen_stream_reader_destroy(struct plen_stream_reader *reader); /* NULL is fine */
/* Takes the first record of `size` bytes, none of which is copied. How long it was, 0 if not all of
 * it is there yet, -EBADMSG for anything that a writer would not have written, or what the sink
 * returned. After an error nothing more is taken. */
ssize_t plen_stream_reader_take(struct plen_stream_reader *reader, const uint8_t *bytes,
				size_t size);
/* True once 'X' came. */
bool plen_stream_reader_ended(const struct plen_stream_reader *reader,
			      struct plen_reading *reading);

/* A sink that commits what it gets to `lesson`, all of it at `time_us`: new pages at
 * the end of their owner's, one chain each edit. *first_page is the id of the first, 0 if none. */
struct plen_lesson_sink {
	struct plen_lesson *lesson;
	int64_t time_us;
	/* All that comes on an owner's pages is that owner's deed, in one chain. May be set until
	 * the first page. */
	bool is_one_deed;
	uint8_t owner; /* of the page */
	uint64_t chains[PLEN_GROUP_COUNT];
	uint32_t page, first_page, pages;
	bool (*progress)(void *data, uint32_t done,
			 uint32_t total); /* false cancels; may be NULL */
	void *data;
};

struct plen_sink plen_lesson_sink_init(struct plen_lesson_sink *into, struct plen_lesson *lesson,
				       int64_t time_us);
