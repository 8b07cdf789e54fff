/* SPDX-License-Identifier: MIT
 *
 * Files of Xournal++, Xournal and MrWriter: the document and its pages.
 */
#include "formats/formats.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "formats/limits.h"
#include "group_name.h"
#include "gzip.h"
#include "kept.h"
#include "number.h"
#include "reading.h"
#include "xml_parser.h"
#include "xopp.h"

/* A4. */
#define PAGE_W_PT 595.27559
#define PAGE_H_PT 841.88976

/* -- what lies on a page -- */

/* An element of a layer. `order` is of the file, and `place` the one that is kept. */
struct lying {
	const struct plen_xml_node *node;
	uint8_t group;
	uint32_t place, order;
};

struct heap {
	struct lying *at;
	uint32_t count;
	size_t capacity;
	bool is_placed; /* layers alone do not say the order */
};

/* What is kept of no place, as of a picture, stays with what was before it. */
static void add_layer(struct heap *heap, const struct plen_xml_node *layer, uint8_t group)
{
	uint32_t place = 0;

	for (const struct plen_xml_node *node = plen_xml_tree_child(layer, NULL); node != NULL;
	     node = plen_xml_tree_next(node, NULL)) {
		heap->is_placed = plen_kept_read_place(node, &place) || heap->is_placed;
		heap->at = plen_grow(heap->at, heap->count, &heap->capacity, sizeof(*heap->at));
		heap->at[heap->count] = (struct lying){node, group, place, heap->count};
		heap->count++;
	}
}

static int by_place(const void *a, const void *b)
{
	const struct lying *left = a, *right = b;

	if (left->place != right->place) {
		return left->place < right->place ? -1 : 1;
	}
	return left->order < right->order ? -1 : left->order > right->order;
}

static int read_heap(struct xopp_reader *reader, const struct heap *heap)
{
	int rc = 0;

	if (heap->is_placed) {
		qsort(heap->at, heap->count, sizeof(*heap->at), by_place);
	}
	for (uint32_t i = 0; i < heap->count && rc == 0; i++) {
		reader->group = heap->at[i].group;
		rc = plen_xopp_read_element(reader, heap->at[i].node);
	}
	return rc;
}

static int read_layers(struct xopp_reader *reader, const struct plen_xml_node *page, uint8_t owner)
{
	struct heap heap = {.at = NULL};
	bool all_named = true;
	uint32_t count = 0;

	for (const struct plen_xml_node *layer = plen_xml_tree_child(page, "layer"); layer != NULL;
	     layer = plen_xml_tree_next(layer, "layer")) {
		int group = plen_group_name_find(plen_xml_tree_attribute(layer, "name"));

		count += layer->first != NULL;
		all_named = all_named && group >= 0;
		add_layer(&heap, layer, group >= 0 ? (uint8_t)group : owner);
	}
	if (count > 1 && !all_named) {
		plen_reading_lose(reader->reading, PLEN_LOSS_LAYER);
	}

	int rc = read_heap(reader, &heap);
	free(heap.at);
	return rc;
}

/* -- pages -- */

static double side_of(const struct plen_xml_node *page, const char *name, double otherwise)
{
	return plen_xml_tree_number(page, name, 1, XOPP_SIDE_MAX_PT, otherwise);
}

/* Where the page's corner lies, if it is one that we wrote. */
static void read_origin(struct xopp_reader *reader, const struct plen_xml_node *page)
{
	double origin[2];
	bool known = plen_kept_read_origin(page, origin);

	reader->x_um = known ? origin[0] : 0;
	reader->y_um = known ? origin[1] : 0;
}

static int read_page(struct xopp_reader *reader, const struct plen_xml_node *page)
{
	const struct plen_xml_node *background = plen_xml_tree_child(page, "background");
	const char *name = background != NULL ? plen_xml_tree_attribute(background, "name") : NULL;
	int group = plen_group_name_find(name);
	uint8_t owner = group > 0 ? (uint8_t)group : PLEN_GROUP_CLASS;
	uint8_t paper = PLEN_BACKGROUND_PLAIN;
	bool is_ours = plen_kept_read_page(page, &owner, &paper);
	int rc = plen_ink_in_page(reader->in, owner, paper);

	read_origin(reader, page);
	if (rc == 0 && (!is_ours || plen_xml_tree_attribute_in(page, PLEN_KEPT_SPACE, "sheet"))) {
		rc = plen_xopp_put_paper(reader, page, side_of(page, "width", PAGE_W_PT),
					 side_of(page, "height", PAGE_H_PT));
	} else if (rc == 0) {
		plen_xopp_no_paper(reader);
	}
	return rc != 0 ? rc : read_layers(reader, page, owner);
}

/* -- the document: a page of it is there at a time -- */

/* What is not packed is taken in pieces too. */
#define PIECE_BYTES 65536
/* Bytes are told as so many. */
#define PROGRESS_SHIFT 10

struct document {
	const uint8_t *bytes;
	size_t size, done;
	struct xopp_reader *reader;
	struct plen_xml_parser *parser;
};

static int fail_other(struct plen_reading *reading)
{
	return plen_reading_fail(reading, PLEN_UNREADABLE_DAMAGED, "this is no file of Xournal++");
}

static bool is_journal(const struct plen_xml_node *root)
{
	return plen_xml_tree_is(root, NULL, "xournal") || plen_xml_tree_is(root, NULL, "MrWriter");
}

static int take_piece(void *data, const uint8_t *bytes, size_t size, size_t done)
{
	struct document *document = data;

	document->done = done;
	return plen_xml_parser_feed(document->parser, bytes, size);
}

static int feed_plain(struct document *document)
{
	int rc = 0;

	for (size_t at = 0; at < document->size && rc == 0; at += PIECE_BYTES) {
		size_t left = document->size - at;
		size_t size = left < PIECE_BYTES ? left : PIECE_BYTES;

		rc = take_piece(document, document->bytes + at, size, at + size);
	}
	return rc;
}

static int feed_packed(struct document *document)
{
	struct plen_reading *reading = document->reader->reading;
	int rc = plen_gzip_inflate(document->bytes, document->size, PLEN_LIMIT_UNPACKED_BYTES,
				   take_piece, document);

	if (rc != 0 && plen_xml_parser_feed(document->parser, NULL, 0) == 0) {
		return rc == -E2BIG ? plen_reading_fail(reading, PLEN_UNREADABLE_TOO_MUCH,
							"it unpacks to more than %u MB",
							PLEN_LIMIT_UNPACKED_BYTES >> 20)
				    : plen_reading_fail(reading, PLEN_UNREADABLE_DAMAGED,
							"its packing is damaged");
	}
	return rc;
}

/* Each child of the root to `child`. */
static int walk(struct document *document, plen_xml_child child)
{
	struct plen_reading *reading = document->reader->reading;
	struct plen_xml_document xml;

	document->parser = plen_xml_parser_create(&xml, child, document);
	/* Unpacked by hand, or by a script, it is still the document. */
	int rc = plen_gzip_is(document->bytes, document->size) ? feed_packed(document)
							       : feed_plain(document);
	if (rc == 0 || plen_xml_parser_feed(document->parser, NULL, 0) != 0) {
		rc = plen_xml_parser_end(document->parser, reading);
	}
	if (rc == 0 && !is_journal(xml.root)) {
		rc = fail_other(reading);
	}
	plen_xml_parser_destroy(document->parser);
	plen_xml_document_finish(&xml);
	return rc;
}

static int expect_page(void *data, const struct plen_xml_node *node)
{
	struct document *document = data;

	if (plen_xml_tree_is(node, NULL, "page")) {
		plen_xopp_expect_paper(document->reader, node);
	}
	return 0;
}

static int tell(const struct document *document)
{
	const struct plen_sink *sink = document->reader->sink;

	return sink->progress(sink->data, (uint32_t)(document->done >> PROGRESS_SHIFT),
			      (uint32_t)(document->size >> PROGRESS_SHIFT) + 1);
}

static int take_page(void *data, const struct plen_xml_node *node)
{
	struct document *document = data;
	struct xopp_reader *reader = document->reader;

	if (!is_journal(node->parent)) {
		return fail_other(reader->reading);
	}
	if (!plen_xml_tree_is(node, NULL, "page")) {
		return 0;
	}
	int rc = read_page(reader, node);
	if (rc == 0) {
		rc = plen_ink_in_flush(reader->in);
	}
	return rc != 0 ? rc : tell(document);
}

static int read_document(const uint8_t *bytes, size_t size, struct plen_archive *archive,
			 const struct plen_sink *sink, struct plen_reading *reading)
{
	struct xopp_reader reader = {.sink = sink,
				     .reading = reading,
				     .archive = archive,
				     .in = plen_ink_in_create(sink, reading)};
	struct document document = {.bytes = bytes, .size = size, .reader = &reader};
	/* Only there lies a PDF, of which is to be known how long it is. */
	int rc = archive != NULL ? walk(&document, expect_page) : 0;

	if (rc == 0) {
		rc = walk(&document, take_page);
	}
	plen_ink_in_destroy(reader.in);
	free(reader.backgrounds);
	return rc;
}

static int read_packaged(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
			 struct plen_reading *reading)
{
	struct plen_archive *archive = NULL;
	uint8_t *document = NULL;
	size_t document_size = 0;
	int rc = plen_archive_open(&archive, bytes, size, reading);

	if (rc != 0) {
		return rc;
	}
	rc = plen_archive_read(archive, "content.xml", &document, &document_size);
	if (rc != 0) {
		rc = plen_archive_fail(reading, rc, "content.xml");
	} else {
		rc = read_document(document, document_size, archive, sink, reading);
		free(document);
	}
	plen_archive_close(archive);
	return rc;
}

int plen_xopp_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		   struct plen_reading *reading)
{
	return plen_archive_is(bytes, size) ? read_packaged(bytes, size, sink, reading)
					    : read_document(bytes, size, NULL, sink, reading);
}
