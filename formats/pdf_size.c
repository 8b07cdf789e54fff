/* SPDX-License-Identifier: MIT */
#include "pdf_size.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "common/mem.h"
#include "number.h"

/* So much of what a packed stream holds is looked at; pages come early. */
#define UNPACKED_MAX (256u << 10)
#define STREAMS_MAX 16
/* From the type of a stream to where its bytes begin. */
#define HEAD_MAX 1024
/* Four numbers and what is around them. */
#define BOX_MAX 160
#define OBJECTS "/ObjStm"
#define STREAM "stream"

struct part {
	const uint8_t *bytes;
	size_t size;
};

/* What follows the first `key`; empty if it is not there. */
static struct part after(struct part in, const char *key)
{
	const uint8_t *found = in.size > 0 ? memmem(in.bytes, in.size, key, strlen(key)) : NULL;
	struct part rest = {NULL, 0};

	if (found != NULL) {
		rest.bytes = found + strlen(key);
		rest.size = in.size - (size_t)(rest.bytes - in.bytes);
	}
	return rest;
}

/* "[0 0 20.1 18.6]" */
static bool read_box(struct part at, double *w, double *h)
{
	char copy[BOX_MAX + 1] = "";
	const char *text = copy;
	double values[4];

	memcpy(copy, at.bytes, at.size < BOX_MAX ? at.size : BOX_MAX);
	text += strspn(text, " \t\r\n[");
	for (int i = 0; i < 4; i++) {
		text = text != NULL ? plen_number_next(text, &values[i]) : NULL;
	}
	if (text == NULL) {
		return false;
	}
	*w = fabs(values[2] - values[0]);
	*h = fabs(values[3] - values[1]);
	return *w > 0 && *h > 0;
}

static bool find_box(struct part in, double *w, double *h)
{
	static const char *const keys[] = {"/CropBox", "/MediaBox"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		for (struct part at = after(in, keys[i]); at.size > 0; at = after(at, keys[i])) {
			if (read_box(at, w, h)) {
				return true;
			}
		}
	}
	return false;
}

/* As far as it can be unpacked. */
static struct part unpack(struct part packed, uint8_t *room)
{
	z_stream stream = {
		.next_in = (Bytef *)packed.bytes,
		.avail_in = packed.size < UINT32_MAX ? (uInt)packed.size : UINT32_MAX,
		.next_out = room,
		.avail_out = UNPACKED_MAX,
	};

	if (inflateInit(&stream) != Z_OK) {
		return (struct part){NULL, 0};
	}
	inflate(&stream, Z_SYNC_FLUSH);
	inflateEnd(&stream);
	return (struct part){room, UNPACKED_MAX - stream.avail_out};
}

static bool find_packed_box(struct part in, uint8_t *room, double *w, double *h)
{
	struct part at = after(in, OBJECTS);

	for (int i = 0; i < STREAMS_MAX && at.size > 0; i++, at = after(at, OBJECTS)) {
		struct part head = {at.bytes, at.size < HEAD_MAX ? at.size : HEAD_MAX};
		struct part data = after(head, STREAM);

		if (data.size > 0) {
			data.size = at.size - (size_t)(data.bytes - at.bytes);
			while (data.size > 0 && isspace(data.bytes[0])) {
				data = (struct part){data.bytes + 1, data.size - 1};
			}
			if (find_box(unpack(data, room), w, h)) {
				return true;
			}
		}
	}
	return false;
}

bool plen_pdf_size(const uint8_t *bytes, size_t size, double *w_pt, double *h_pt)
{
	const struct part whole = {bytes, size};
	bool found = find_box(whole, w_pt, h_pt);

	if (!found) {
		uint8_t *room = plen_calloc(UNPACKED_MAX, 1);

		found = find_packed_box(whole, room, w_pt, h_pt);
		free(room);
	}
	return found;
}
