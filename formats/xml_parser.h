/* SPDX-License-Identifier: MIT
 *
 * XML in pieces, as it comes: what is read need not be in memory, and what was looked at goes. A
 * document of which one child of the root is needed at a time takes no more memory than the largest
 * of these. The limits are those of xml_tree.h.
 */
#pragma once

#include "arena.h"
#include "xml_tree.h"

/* The nodes, in the caller's memory, for as long as that has them. */
struct plen_xml_document {
	struct plen_arena lasting; /* names, and the root itself */
	struct plen_arena passing; /* what is within the root */
	const struct plen_xml_node *root;
};

struct plen_xml_parser;

/* Gets each child element of the root when it is complete, with nothing beside it; afterwards it is
 * gone. Non-zero ends the reading. */
typedef int (*plen_xml_child)(void *data, const struct plen_xml_node *child);

/* Without `child` all nodes stay. */
struct plen_xml_parser *plen_xml_parser_create(struct plen_xml_document *document,
					       plen_xml_child child, void *data);
void plen_xml_parser_destroy(struct plen_xml_parser *parser); /* NULL is fine */

/* 0, or what ended the reading: a negative errno, or what `child` returned. It stays so. */
int plen_xml_parser_feed(struct plen_xml_parser *parser, const uint8_t *bytes, size_t size);
/* All is there. As plen_xml_parser_feed, and as plen_reading_fail unless `child` ended it. */
int plen_xml_parser_end(struct plen_xml_parser *parser, struct plen_reading *reading);

void plen_xml_document_finish(struct plen_xml_document *document);
