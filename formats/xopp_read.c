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
#include "xopp.h"

/* A4. */
#define PAGE_W_PT 595.27559
#define PAGE_H_PT 841.88976

/* -- pages -- */

static int read_layers(struct xopp_reader *reader, const struct plen_xml_node *page, uint8_t owner)
{
	bool all_named = true;
	uint32_t count = 0;
	int rc = 0;

	for (const struct plen_xml_node *layer = plen_xml_tree_child(page, "layer");
	     layer != NULL && rc == 0; layer = plen_xml_tree_next(layer, "layer")) {
		int group = plen_group_name_find(plen_xml_tree_attribute(layer, "name"));

		count += layer->first != NULL;
		all_named = all_named && group >= 0;
		reader->group = group >= 0 ? (uint8_t)group : owner;
		for (const struct plen_xml_node *node = plen_xml_tree_child(layer, NULL);
		     node != NULL && rc == 0; node = plen_xml_tree_next(node, NULL)) {
			rc = plen_xopp_read_element(reader, node);
		}
	}
	if (count > 1 && !all_named) {
		plen_reading_lose(reader->reading, PLEN_LOSS_LAYER);
	}
	return rc;
}

static double side_of(const struct plen_xml_node *page, const char *name, double otherwise)
{
	return plen_xml_tree_number(page, name, 1, XOPP_SIDE_MAX_PT, otherwise);
}

/* Where the page's corner lies, if it is one that we wrote. */
static void read_origin(struct xopp_reader *reader, const struct plen_xml_node *page)
{
	const char *text = plen_xml_tree_attribute_in(page, PLEN_KEPT_SPACE, "origin");
	double x = 0, y = 0;

	if (text != NULL) {
		text = plen_number_next(text, &x);
	}
	if (text == NULL || plen_number_next(text, &y) == NULL ||
	    fabs(x) > PLEN_LIMIT_COORDINATE_UM || fabs(y) > PLEN_LIMIT_COORDINATE_UM) {
		x = y = 0;
	}
	reader->x_um = x;
	reader->y_um = y;
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

static int read_pages(struct xopp_reader *reader, const struct plen_xml_node *root)
{
	uint32_t total = 0, done = 0;
	int rc = 0;

	for (const struct plen_xml_node *at = plen_xml_tree_child(root, "page"); at != NULL;
	     at = plen_xml_tree_next(at, "page")) {
		total++;
	}
	for (const struct plen_xml_node *page = plen_xml_tree_child(root, "page");
	     page != NULL && rc == 0; page = plen_xml_tree_next(page, "page")) {
		rc = read_page(reader, page);
		if (rc == 0) {
			rc = plen_ink_in_flush(reader->in);
		}
		if (rc == 0) {
			rc = reader->sink->progress(reader->sink->data, ++done, total);
		}
	}
	return rc;
}

/* -- the document -- */

static int read_document(const uint8_t *bytes, size_t size, struct plen_archive *archive,
			 const struct plen_sink *sink, struct plen_reading *reading)
{
	struct plen_xml_tree *tree = NULL;
	int rc = plen_xml_tree_parse(&tree, bytes, size, reading);

	if (rc != 0) {
		return rc;
	}

	const struct plen_xml_node *root = plen_xml_tree_root(tree);
	if (!plen_xml_tree_is(root, NULL, "xournal") && !plen_xml_tree_is(root, NULL, "MrWriter")) {
		rc = plen_reading_fail(reading, -EBADMSG, "this is no file of Xournal++");
	} else {
		struct xopp_reader reader = {.sink = sink,
					     .reading = reading,
					     .archive = archive,
					     .in = plen_ink_in_create(sink, reading)};

		plen_xopp_expect_paper(&reader, root);
		rc = read_pages(&reader, root);
		plen_ink_in_destroy(reader.in);
		free(reader.backgrounds);
	}
	plen_xml_tree_destroy(tree);
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
		plen_reading_fail(reading, rc, "content.xml cannot be read");
		rc = rc == -ENOENT ? -EBADMSG : rc;
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
	uint8_t *document = NULL;
	size_t document_size = 0;

	if (plen_archive_is(bytes, size)) {
		return read_packaged(bytes, size, sink, reading);
	}
	if (!plen_gzip_is(bytes, size)) {
		/* Unpacked by hand, or by a script: still the document. */
		return read_document(bytes, size, NULL, sink, reading);
	}

	int rc = plen_gzip_inflate(bytes, size, PLEN_LIMIT_UNPACKED_BYTES, &document,
				   &document_size);
	if (rc != 0) {
		return plen_reading_fail(reading, rc,
					 rc == -E2BIG ? "it unpacks to far too much"
						      : "its packing is damaged");
	}
	rc = read_document(document, document_size, NULL, sink, reading);
	free(document);
	return rc;
}
