/* SPDX-License-Identifier: MIT
 *
 * expat's events become nodes in an arena. Names are kept once each: most files have a few dozen.
 */
#include "xml_parser.h"

#include <errno.h>
#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "common/mem.h"
#include "formats/limits.h"
#include "hash.h"
#include "reading.h"

/* Between namespace and local name, as expat hands them; no URI holds it. */
#define NAME_SEPARATOR '\n'
#define NAMES_FIRST 256
/* expat copies what it is given, and looks at a tag that is not complete again from its beginning.
 */
#define PIECE_BYTES 65536

/* A name as expat spells it, and its two halves. */
struct name {
	const char *whole, *space, *local;
};

struct names {
	struct name *slots; /* open addressing, a power of two of them */
	size_t count, capacity;
};

struct plen_xml_parser {
	XML_Parser expat;
	struct plen_xml_document *document;
	plen_xml_child child; /* may be NULL */
	void *data;
	struct names names;
	struct plen_buffer text;
	struct plen_xml_node *open[PLEN_LIMIT_XML_DEPTH]; /* from the root to the innermost */
	struct plen_xml_node *last[PLEN_LIMIT_XML_DEPTH]; /* child of each of these */
	unsigned depth;
	uint32_t nodes;
	struct plen_buffer pending; /* not yet given to expat */
	uint64_t given;
	int error;
	enum plen_unreadable why; /* PLEN_READABLE: the child's error */
	const char *detail;
};

static void stop_with(struct plen_xml_parser *parser, int error)
{
	if (parser->error == 0) {
		parser->error = error;
		XML_StopParser(parser->expat, XML_FALSE);
	}
}

static void stop(struct plen_xml_parser *parser, enum plen_unreadable why, const char *detail)
{
	if (parser->error == 0) {
		parser->why = why;
		parser->detail = detail;
		stop_with(parser, plen_unreadable_status(why));
	}
}

/* -- names -- */

static struct name *slot_of(const struct names *names, const char *whole)
{
	size_t at = plen_hash_text(whole) & (names->capacity - 1);

	while (names->slots[at].whole != NULL && strcmp(names->slots[at].whole, whole) != 0) {
		at = (at + 1) & (names->capacity - 1);
	}
	return &names->slots[at];
}

static void make_room(struct names *names)
{
	struct names old = *names;

	if (names->count * 2 < names->capacity) {
		return;
	}
	names->capacity = old.capacity > 0 ? old.capacity * 2 : NAMES_FIRST;
	names->slots = plen_calloc(names->capacity, sizeof(*names->slots));
	for (size_t i = 0; i < old.capacity; i++) {
		if (old.slots[i].whole != NULL) {
			*slot_of(names, old.slots[i].whole) = old.slots[i];
		}
	}
	free(old.slots);
}

static struct name name_of(struct plen_xml_parser *parser, const char *whole)
{
	make_room(&parser->names);

	struct name *slot = slot_of(&parser->names, whole);
	if (slot->whole == NULL) {
		struct plen_arena *arena = &parser->document->lasting;
		const char *separator = strrchr(whole, NAME_SEPARATOR);

		slot->whole = plen_arena_text(arena, whole, strlen(whole));
		if (separator != NULL) {
			slot->space = plen_arena_text(arena, whole, (size_t)(separator - whole));
			slot->local = slot->whole + (separator - whole) + 1;
		} else {
			slot->space = "";
			slot->local = slot->whole;
		}
		parser->names.count++;
	}
	return *slot;
}

/* -- nodes -- */

/* What the root has stays as long as the root. */
static struct plen_arena *arena_of(struct plen_xml_parser *parser)
{
	return parser->depth == 0 ? &parser->document->lasting : &parser->document->passing;
}

static struct plen_xml_node *add_node(struct plen_xml_parser *parser)
{
	if (++parser->nodes > PLEN_LIMIT_XML_NODES) {
		stop(parser, PLEN_UNREADABLE_TOO_MUCH, "too many elements");
		return NULL;
	}

	struct plen_xml_node *node = plen_arena_take(arena_of(parser), sizeof(*node));
	if (parser->depth == 0) {
		parser->document->root = node;
		return node;
	}

	unsigned inner = parser->depth - 1;
	node->parent = parser->open[inner];
	if (parser->last[inner] != NULL) {
		parser->last[inner]->next = node;
	} else {
		parser->open[inner]->first = node;
	}
	parser->last[inner] = node;
	return node;
}

static bool is_indentation(const char *text)
{
	return strchr(text, '\n') != NULL && text[strspn(text, " \t\r\n")] == '\0';
}

/* What text came since the last tag becomes a node. */
static void flush_text(struct plen_xml_parser *parser)
{
	struct plen_buffer *text = &parser->text;

	if (text->size == 0) {
		return;
	}
	if (parser->depth > 0 && !is_indentation((const char *)text->data)) {
		struct plen_xml_node *node = add_node(parser);

		if (node != NULL) {
			node->text = plen_arena_text(arena_of(parser), (const char *)text->data,
						     text->size);
		}
	}
	text->size = 0;
}

static void on_text(void *data, const XML_Char *text, int length)
{
	struct plen_xml_parser *parser = data;

	if (parser->error == 0 && parser->text.size >= PLEN_LIMIT_XML_TEXT_BYTES) {
		stop(parser, PLEN_UNREADABLE_TOO_MUCH, "a text that is too long");
	}
	if (parser->error == 0) {
		plen_buffer_add(&parser->text, text, (size_t)length);
	}
}

static void add_attributes(struct plen_xml_parser *parser, struct plen_xml_node *node,
			   const XML_Char **given)
{
	struct plen_arena *arena = arena_of(parser);
	uint32_t count = 0;

	while (given[2 * count] != NULL) {
		if (++count > PLEN_LIMIT_XML_ATTRIBUTES) {
			stop(parser, PLEN_UNREADABLE_TOO_MUCH, "too many attributes");
			return;
		}
	}

	struct plen_xml_attribute *attributes = plen_arena_take(arena, count * sizeof(*attributes));
	for (uint32_t i = 0; i < count; i++) {
		struct name name = name_of(parser, given[2 * i]);
		const char *value = given[2 * i + 1];

		attributes[i] = (struct plen_xml_attribute){
			name.space, name.local, plen_arena_text(arena, value, strlen(value))};
	}
	node->attributes = attributes;
	node->attribute_count = count;
}

static void on_begin(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct plen_xml_parser *parser = data;

	if (parser->error != 0) {
		return;
	}
	flush_text(parser);
	if (parser->depth == PLEN_LIMIT_XML_DEPTH) {
		stop(parser, PLEN_UNREADABLE_TOO_MUCH, "too many elements within each other");
	}

	struct plen_xml_node *node = parser->error == 0 ? add_node(parser) : NULL;
	if (node == NULL) {
		return;
	}
	struct name split = name_of(parser, name);
	node->space = split.space;
	node->name = split.local;
	add_attributes(parser, node, attributes);
	parser->open[parser->depth] = node;
	parser->last[parser->depth] = NULL;
	parser->depth++;
}

/* A child of the root is complete: it is looked at, and goes. */
static void hand_over(struct plen_xml_parser *parser, const struct plen_xml_node *child)
{
	int error = parser->child(parser->data, child);

	parser->open[0]->first = NULL;
	parser->last[0] = NULL;
	plen_arena_finish(&parser->document->passing);
	if (error != 0) {
		stop_with(parser, error);
	}
}

static void on_end(void *data, const XML_Char *name)
{
	struct plen_xml_parser *parser = data;

	(void)name;
	if (parser->error != 0) {
		return;
	}
	flush_text(parser);
	if (parser->error != 0) {
		return;
	}
	parser->depth--;
	if (parser->depth == 1 && parser->child != NULL) {
		hand_over(parser, parser->open[1]);
	}
}

static void on_doctype(void *data, const XML_Char *name, const XML_Char *system,
		       const XML_Char *public_id, int has_internal_subset)
{
	(void)name;
	(void)system;
	(void)public_id;
	if (has_internal_subset) {
		stop(data, PLEN_UNREADABLE_DAMAGED, "it defines a document type of its own");
	}
}

static void on_entity(void *data, const XML_Char *name, int is_parameter, const XML_Char *value,
		      int length, const XML_Char *base, const XML_Char *system,
		      const XML_Char *public_id, const XML_Char *notation)
{
	(void)name;
	(void)is_parameter;
	(void)value;
	(void)length;
	(void)base;
	(void)system;
	(void)public_id;
	(void)notation;
	stop(data, PLEN_UNREADABLE_DAMAGED, "it defines entities");
}

/* -- bytes -- */

static XML_Parser create_expat(struct plen_xml_parser *parser)
{
	XML_Parser expat = XML_ParserCreateNS(NULL, NAME_SEPARATOR);

	if (expat == NULL) {
		/* As everywhere where memory ends. */
		abort();
	}
	XML_SetUserData(expat, parser);
	XML_SetElementHandler(expat, on_begin, on_end);
	XML_SetCharacterDataHandler(expat, on_text);
	XML_SetStartDoctypeDeclHandler(expat, on_doctype);
	XML_SetEntityDeclHandler(expat, on_entity);
	return expat;
}

struct plen_xml_parser *plen_xml_parser_create(struct plen_xml_document *document,
					       plen_xml_child child, void *data)
{
	struct plen_xml_parser *parser = plen_calloc(1, sizeof(*parser));

	*document = (struct plen_xml_document){0};
	parser->document = document;
	parser->child = child;
	parser->data = data;
	parser->expat = create_expat(parser);
	return parser;
}

void plen_xml_parser_destroy(struct plen_xml_parser *parser)
{
	if (parser == NULL) {
		return;
	}
	XML_ParserFree(parser->expat);
	plen_buffer_finish(&parser->text);
	plen_buffer_finish(&parser->pending);
	free(parser->names.slots);
	free(parser);
}

static void give(struct plen_xml_parser *parser, const uint8_t *bytes, size_t size, bool is_final)
{
	parser->given += size;
	if (XML_Parse(parser->expat, (const char *)bytes, (int)size, is_final) != XML_STATUS_OK) {
		stop(parser, PLEN_UNREADABLE_DAMAGED,
		     XML_ErrorString(XML_GetErrorCode(parser->expat)));
	}
}

/* How much is worth another look: what is incomplete is looked at again, so that it has to become
 * twice as long before. */
static size_t piece_wanted(const struct plen_xml_parser *parser)
{
	XML_Index at = XML_GetCurrentByteIndex(parser->expat);
	uint64_t waiting = at > 0 ? parser->given - (uint64_t)at : parser->given;

	return waiting > PIECE_BYTES ? (size_t)waiting : PIECE_BYTES;
}

int plen_xml_parser_feed(struct plen_xml_parser *parser, const uint8_t *bytes, size_t size)
{
	struct plen_buffer *pending = &parser->pending;

	if (parser->error == 0 &&
	    parser->given + pending->size + size > PLEN_LIMIT_UNPACKED_BYTES) {
		stop(parser, PLEN_UNREADABLE_TOO_MUCH, "too large");
	}
	while (size > 0 && parser->error == 0) {
		size_t wanted = piece_wanted(parser);
		if (wanted > PLEN_LIMIT_XML_TAG_BYTES) {
			stop(parser, PLEN_UNREADABLE_TOO_MUCH, "a tag that is too long");
			break;
		}
		size_t lacking = wanted > pending->size ? wanted - pending->size : 0;
		size_t some = size < lacking ? size : lacking;

		if (pending->size == 0 && some == wanted) {
			give(parser, bytes, some, false);
		} else {
			plen_buffer_add(pending, bytes, some);
		}
		if (pending->size >= wanted) {
			give(parser, pending->data, pending->size, false);
			pending->size = 0;
		}
		bytes += some;
		size -= some;
	}
	return parser->error;
}

int plen_xml_parser_end(struct plen_xml_parser *parser, struct plen_reading *reading)
{
	if (parser->error == 0) {
		give(parser, parser->pending.data, parser->pending.size, true);
	}
	if (parser->why != PLEN_READABLE) {
		plen_reading_fail(reading, parser->why, "XML, line %lu: %s",
				  (unsigned long)XML_GetCurrentLineNumber(parser->expat),
				  parser->detail);
	}
	return parser->error;
}

void plen_xml_document_finish(struct plen_xml_document *document)
{
	plen_arena_finish(&document->lasting);
	plen_arena_finish(&document->passing);
	document->root = NULL;
}
