/* SPDX-License-Identifier: MIT
 *
 * Foreign formats that are data: what reads them and what writes them, by suffix. Drawing formats
 * (PDF, SVG, PNG) are written by the renderer and read by plenary-import.
 *
 * Readers get strangers' bytes and run in plenary-import only; writers run anywhere. Pure: no file,
 * no clock, no global; allocation through common/mem.h, bounded by limits.h before it happens.
 */
#pragma once

#include "formats/sink.h"
#include "lesson/lesson.h"

/* Reads the whole file. 0, or a negative errno as plen_reading_fail: -EBADMSG not this format or
 * damaged, -E2BIG over a limit, -EACCES encrypted; or what the sink returned. What was handed to
 * the sink before a failure stays there. */
typedef int (*plen_format_read)(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
				struct plen_reading *reading);

struct plen_writing_options {
	int group; /* only this group's pages; -1 = all: the class's first, then each group's */
	int page;  /* only this one of them, from 1; 0 = all */
	enum plen_theme theme;
	struct plen_board_size screen; /* a page is at least as large, unless it has a sheet */
	const char *title;             /* never NULL */
	int64_t time_us;               /* of the file: the lesson's last operation */
	/* Pages done; false to stop (-ECANCELED). May be NULL. */
	bool (*progress)(void *data, uint32_t done, uint32_t total);
	void *data;
};

/* Writes the whole file into a new buffer that the caller frees. What the format cannot hold is
 * counted in losses[]. 0 or a negative errno. */
typedef int (*plen_format_write)(const struct plen_lesson *lesson,
				 const struct plen_writing_options *options, uint8_t **bytes,
				 size_t *size, uint32_t losses[PLEN_LOSS_COUNT]);

struct plen_format_reader {
	const char *suffix; /* without the dot, lower case */
	const char *name;   /* "Xournal++" */
	plen_format_read read;
};

struct plen_format_writer {
	const char *suffix, *name;
	plen_format_write write;
};

/* Two tables, as whoever links a reader can decode what strangers made, and writers need not. By
 * suffix, in any case; NULL if there is none. */
const struct plen_format_reader *plen_format_reader_by_suffix(const char *suffix);
const struct plen_format_writer *plen_format_writer_by_suffix(const char *suffix);
/* All of them, in the order in which they are offered; NULL at the end. */
const struct plen_format_reader *plen_format_reader_at(size_t index);
const struct plen_format_writer *plen_format_writer_at(size_t index);

/* One for each file, formats/<name>_read.c and formats/<name>_write.c. */
int plen_xopp_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		   struct plen_reading *reading);
int plen_xopp_write(const struct plen_lesson *lesson, const struct plen_writing_options *options,
		    uint8_t **bytes, size_t *size, uint32_t losses[PLEN_LOSS_COUNT]);
int plen_inkml_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		    struct plen_reading *reading);
int plen_inkml_write(const struct plen_lesson *lesson, const struct plen_writing_options *options,
		     uint8_t **bytes, size_t *size, uint32_t losses[PLEN_LOSS_COUNT]);
int plen_ubz_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		  struct plen_reading *reading);
int plen_ubz_write(const struct plen_lesson *lesson, const struct plen_writing_options *options,
		   uint8_t **bytes, size_t *size, uint32_t losses[PLEN_LOSS_COUNT]);
int plen_iwb_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		  struct plen_reading *reading);
int plen_iwb_write(const struct plen_lesson *lesson, const struct plen_writing_options *options,
		   uint8_t **bytes, size_t *size, uint32_t losses[PLEN_LOSS_COUNT]);
int plen_notebook_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		       struct plen_reading *reading);
