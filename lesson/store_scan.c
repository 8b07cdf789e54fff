/* SPDX-License-Identifier: MIT */
#include "store_scan.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bytes.h"
#include "common/mem.h"

/* Every lesson file has these; what its header says is not asked. */
#define PAGE_BYTES 4096
#define LOG_HEADER_BYTES 32
#define FRAME_HEADER_BYTES 24

#define LEAF_OF_TABLE 0x0d
#define LEAF_OF_INDEX 0x0a

/* How much of a long row lies in its own page. */
#define LOCAL_MAX_TABLE (PAGE_BYTES - 35)
#define LOCAL_MIN ((PAGE_BYTES - 12) * 32 / 255 - 23)
#define OVERFLOW_BYTES (PAGE_BYTES - 4)

#define COLUMNS_VERSION_1 6
#define COLUMNS_VERSION_2 8
#define COLUMN_BODY 5

/* -- bytes -- */

struct span {
	const uint8_t *at, *end;
	bool bad;
};

static uint32_t get_u16(const uint8_t *at)
{
	return (uint32_t)at[0] << 8 | at[1];
}

static uint64_t get_varint(struct span *span)
{
	uint64_t value = 0;

	for (int i = 0; i < 9; i++) {
		if (span->at == span->end) {
			span->bad = true;
			return 0;
		}
		uint8_t byte = *span->at++;
		if (i == 8) {
			return value << 8 | byte;
		}
		value = value << 7 | (byte & 0x7f);
		if (byte < 0x80) {
			return value;
		}
	}
	return value;
}

/* What lies beyond the end is zero. */
static int read_all(int fd, uint8_t *to, size_t size, uint64_t at)
{
	memset(to, 0, size);
	while (size > 0) {
		ssize_t got = pread(fd, to, size, (off_t)at);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got <= 0) {
			return got < 0 ? -errno : 0;
		}
		to += got;
		size -= (size_t)got;
		at += (uint64_t)got;
	}
	return 0;
}

static uint64_t frame_at(uint32_t frame)
{
	return LOG_HEADER_BYTES + (uint64_t)frame * (FRAME_HEADER_BYTES + PAGE_BYTES);
}

static int read_image(const struct plen_store_scan *scan, uint32_t image, uint8_t *page)
{
	if (image < scan->page_count) {
		return read_all(scan->file, page, PAGE_BYTES, (uint64_t)image * PAGE_BYTES);
	}
	return read_all(scan->log, page, PAGE_BYTES,
			frame_at(image - scan->page_count) + FRAME_HEADER_BYTES);
}

/* As the file would be with its log. */
static int read_page(const struct plen_store_scan *scan, uint32_t number, uint8_t *page)
{
	uint32_t frame = 0;

	if (number == 0 || number > scan->page_count + scan->frame_count) {
		return -EBADMSG;
	}
	frame = scan->newest[number - 1];
	if (frame != 0) {
		return read_image(scan, scan->page_count + frame - 1, page);
	}
	return number <= scan->page_count ? read_image(scan, number - 1, page) : -EBADMSG;
}

/* -- cells and rows -- */

struct cell {
	uint64_t rowid, size; /* of the payload */
	struct span local;
	uint32_t overflow; /* page where it goes on, or 0 */
};

static size_t local_size(uint64_t size)
{
	size_t local = 0;

	if (size <= LOCAL_MAX_TABLE) {
		return (size_t)size;
	}
	local = LOCAL_MIN + (size_t)((size - LOCAL_MIN) % OVERFLOW_BYTES);
	return local <= LOCAL_MAX_TABLE ? local : LOCAL_MIN;
}

static bool get_cell(const uint8_t *page, uint32_t at, struct cell *cell)
{
	struct span span = {page + at, page + PAGE_BYTES, false};

	cell->size = get_varint(&span);
	cell->rowid = get_varint(&span);
	cell->overflow = 0;
	size_t local = local_size(cell->size);
	size_t left = (size_t)(span.end - span.at);
	if (span.bad || local > left || (local < cell->size && local + 4 > left)) {
		return false;
	}
	cell->local = (struct span){span.at, span.at + local, false};
	if (local < cell->size) {
		cell->overflow = plen_bytes_u32_big(span.at + local);
	}
	return true;
}

/* The types of a row's columns, and that they are those of an operation. */
struct shape {
	size_t header;
	uint64_t types[COLUMNS_VERSION_2];
	int count;
};

static size_t size_of_int(uint64_t type)
{
	static const uint8_t sizes[] = {0, 1, 2, 3, 4, 6, 8, 0, 0, 0};

	return sizes[type];
}

static bool is_int(uint64_t type)
{
	return (type >= 1 && type <= 6) || type == 8 || type == 9;
}

static bool get_shape(const struct cell *cell, struct shape *shape)
{
	struct span span = cell->local;
	uint64_t header = get_varint(&span);
	uint64_t total = header;

	*shape = (struct shape){.header = (size_t)header};
	if (span.bad || header > (uint64_t)(span.end - cell->local.at)) {
		return false;
	}
	span.end = cell->local.at + header;
	while (span.at < span.end && !span.bad && shape->count < COLUMNS_VERSION_2) {
		uint64_t type = get_varint(&span);
		bool is_blob = type >= 12 && type % 2 == 0;
		if (shape->count == COLUMN_BODY ? !is_blob : shape->count > 0 && !is_int(type)) {
			return false;
		}
		total += is_blob ? (type - 12) / 2 : size_of_int(type < 10 ? type : 0);
		shape->types[shape->count++] = type;
	}
	return !span.bad && span.at == span.end && shape->types[0] == 0 && total == cell->size &&
	       (shape->count == COLUMNS_VERSION_1 || shape->count == COLUMNS_VERSION_2);
}

static int64_t get_int(const uint8_t **at, uint64_t type)
{
	size_t size = size_of_int(type);
	uint64_t value = 0;

	if (size == 0) {
		return type == 9 ? 1 : 0;
	}
	for (size_t i = 0; i < size; i++) {
		value = value << 8 | (*at)[i];
	}
	*at += size;
	/* The sign of the first byte. */
	unsigned shift = 64 - 8 * (unsigned)size;
	return (int64_t)(value << shift) >> shift;
}

static void get_row(const struct shape *shape, uint64_t rowid, const uint8_t *payload,
		    struct plen_store_row *row)
{
	const uint8_t *at = payload + shape->header;

	*row = (struct plen_store_row){.seq = (int64_t)rowid};
	row->time_us = get_int(&at, shape->types[1]);
	row->group = get_int(&at, shape->types[2]);
	row->page = get_int(&at, shape->types[3]);
	row->kind = get_int(&at, shape->types[4]);
	row->body = at;
	row->size = (size_t)((shape->types[COLUMN_BODY] - 12) / 2);
	at += row->size;
	if (shape->count == COLUMNS_VERSION_2) {
		row->mark = get_int(&at, shape->types[6]);
		row->sum = get_int(&at, shape->types[7]);
	}
}

/* The whole payload, along its chain of pages. */
static int get_payload(struct plen_store_scan *scan, const struct cell *cell)
{
	size_t have = (size_t)(cell->local.end - cell->local.at);
	uint32_t next = cell->overflow;
	uint8_t page[PAGE_BYTES];

	if (cell->size > (uint64_t)(scan->page_count + scan->frame_count) * PAGE_BYTES) {
		return -EBADMSG;
	}
	if (cell->size > scan->payload_size) {
		scan->payload = plen_realloc(scan->payload, (size_t)cell->size, 1);
		scan->payload_size = (size_t)cell->size;
	}
	memcpy(scan->payload, cell->local.at, have);
	while (have < cell->size) {
		size_t part = (size_t)cell->size - have;
		int error = read_page(scan, next, page);
		if (error != 0) {
			return error;
		}
		part = part < OVERFLOW_BYTES ? part : OVERFLOW_BYTES;
		memcpy(scan->payload + have, page + 4, part);
		have += part;
		next = plen_bytes_u32_big(page);
	}
	return 0;
}

static int read_cell(struct plen_store_scan *scan, const uint8_t *page, uint32_t at,
		     struct plen_store_row *row, uint8_t *version)
{
	struct cell cell;
	struct shape shape;

	if (!get_cell(page, at, &cell) || !get_shape(&cell, &shape)) {
		return -EBADMSG;
	}
	int error = get_payload(scan, &cell);
	if (error == 0) {
		get_row(&shape, cell.rowid, scan->payload, row);
		*version = shape.count == COLUMNS_VERSION_1 ? 1 : 2;
	}
	return error;
}

/* -- pages -- */

static void note(struct plen_store_scan *scan, uint32_t image, uint32_t at,
		 const struct plen_store_row *row, uint8_t version)
{
	struct plen_op op;

	if (plen_store_row_decode(row, version, &op) != 0) {
		return;
	}
	scan->found = plen_grow(scan->found, scan->count, &scan->capacity, sizeof(*scan->found));
	scan->found[scan->count++] = (struct plen_store_found){
		.seq = op.seq,
		.image = image,
		.cell = (uint16_t)at,
		.kind = op.kind,
		.version = version,
	};
	plen_op_finish(&op);
}

/* The one row of `meta`: two columns, 'uuid' and 16 bytes. */
static void look_for_uuid(struct plen_store_scan *scan, const uint8_t *page, uint32_t at)
{
	static const uint8_t start[] = {
		3 + 4 + PLEN_STORE_UUID_SIZE,
		3,
		13 + 2 * 4,
		12 + 2 * PLEN_STORE_UUID_SIZE,
		'u',
		'u',
		'i',
		'd',
	};

	if (at + sizeof(start) + PLEN_STORE_UUID_SIZE <= PAGE_BYTES &&
	    memcmp(page + at, start, sizeof(start)) == 0) {
		memcpy(scan->uuid, page + at + sizeof(start), PLEN_STORE_UUID_SIZE);
		scan->has_uuid = true;
	}
}

static int scan_page(struct plen_store_scan *scan, uint32_t image, const uint8_t *page)
{
	bool is_table = page[0] == LEAF_OF_TABLE;
	uint32_t count = get_u16(page + 3);

	if (!is_table && page[0] != LEAF_OF_INDEX) {
		return 0;
	}
	for (uint32_t i = 0; i < count && 8 + 2 * i + 2 <= PAGE_BYTES; i++) {
		uint32_t at = get_u16(page + 8 + 2 * i);
		struct plen_store_row row;
		uint8_t version = 0;
		if (at < 8 || at >= PAGE_BYTES) {
			continue;
		}
		if (!is_table) {
			look_for_uuid(scan, page, at);
			continue;
		}
		int error = read_cell(scan, page, at, &row, &version);
		if (error == 0) {
			note(scan, image, at, &row, version);
		} else if (error != -EBADMSG) {
			return error;
		}
	}
	return 0;
}

/* -- the whole -- */

static int open_part(const char *path, uint64_t *size)
{
	struct stat info;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	*size = fd >= 0 && fstat(fd, &info) == 0 ? (uint64_t)info.st_size : 0;
	return fd;
}

/* Frames of a log that was begun anew later lie behind those that count: their salt differs. */
static int look_at_log(struct plen_store_scan *scan, uint64_t size)
{
	uint64_t frames = size > LOG_HEADER_BYTES
				  ? (size - LOG_HEADER_BYTES) / (FRAME_HEADER_BYTES + PAGE_BYTES)
				  : 0;
	uint8_t first[FRAME_HEADER_BYTES] = {0};

	scan->newest = plen_calloc(scan->page_count + (size_t)frames + 1, sizeof(*scan->newest));
	for (uint32_t i = 0; i < frames; i++) {
		uint8_t header[FRAME_HEADER_BYTES];
		int error = read_all(scan->log, header, sizeof(header), frame_at(i));
		if (error != 0) {
			return error;
		}
		if (i == 0) {
			memcpy(first, header, sizeof(first));
		}
		if (memcmp(first + 8, header + 8, 8) != 0) {
			break;
		}
		uint32_t number = plen_bytes_u32_big(header);
		if (number > 0 && number <= scan->page_count + frames) {
			scan->newest[number - 1] = i + 1;
		}
		scan->frame_count = i + 1;
	}
	return 0;
}

static int by_number(const void *a, const void *b)
{
	const struct plen_store_found *left = a;
	const struct plen_store_found *right = b;

	if (left->seq != right->seq) {
		return left->seq < right->seq ? -1 : 1;
	}
	if (left->image != right->image) {
		return left->image < right->image ? -1 : 1;
	}
	return left->cell < right->cell ? -1 : left->cell > right->cell;
}

/* Of each number the one written last. */
static void sort_out(struct plen_store_scan *scan)
{
	size_t kept = 0;

	if (scan->count > 0) {
		qsort(scan->found, scan->count, sizeof(*scan->found), by_number);
	}
	for (size_t i = 0; i < scan->count; i++) {
		if (i + 1 == scan->count || scan->found[i + 1].seq != scan->found[i].seq) {
			scan->found[kept++] = scan->found[i];
		}
	}
	scan->count = kept;
}

int plen_store_scan_begin(struct plen_store_scan *scan, const char *file, const char *log)
{
	uint64_t file_size = 0;
	uint64_t log_size = 0;
	uint8_t page[PAGE_BYTES];

	*scan = (struct plen_store_scan){0};
	scan->file = open_part(file, &file_size);
	scan->log = open_part(log, &log_size);
	scan->page_count = (uint32_t)((file_size + PAGE_BYTES - 1) / PAGE_BYTES);
	int error = look_at_log(scan, log_size);
	for (uint32_t i = 0; i < scan->page_count + scan->frame_count && error == 0; i++) {
		error = read_image(scan, i, page);
		if (error == 0) {
			error = scan_page(scan, i, page);
		}
	}
	sort_out(scan);
	return error;
}

void plen_store_scan_finish(struct plen_store_scan *scan)
{
	if (scan->file >= 0) {
		close(scan->file);
	}
	if (scan->log >= 0) {
		close(scan->log);
	}
	free(scan->newest);
	free(scan->found);
	free(scan->payload);
	*scan = (struct plen_store_scan){.file = -1, .log = -1};
}

int plen_store_scan_row(struct plen_store_scan *scan, const struct plen_store_found *found,
			struct plen_store_row *row)
{
	uint8_t page[PAGE_BYTES];
	uint8_t version = 0;
	int error = read_image(scan, found->image, page);

	return error == 0 ? read_cell(scan, page, found->cell, row, &version) : error;
}
