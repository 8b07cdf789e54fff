/* SPDX-License-Identifier: MIT
 *
 * expat's events become nodes in an arena. Names are kept once each: most files have a few dozen.
 */
#include "xml_tree.h"

#include <errno.h>
#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buffer.h"
#include "common/mem.h"
#include "formats/limits.h"
#include "reading.h"

/* Between namespace and local name, as expat hands them; no URI holds it. */
#define NAME_SEPARATOR '\n'
#define NAMES_FIRST 256

/* A name as expat spells it, and its two halves. */
struct name {
	const char *whole, *space, *local;
};

struct names {
	struct name *slots; /* open addressing, a power of two of them */
	size_t count, capacity;
};

struct plen_xml_tree {
	struct plen_arena arena;
	const struct plen_xml_node *root;
};

/* While it is read. */
struct builder {
	XML_Parser parser;
	struct plen_xml_tree *tree;
	struct names names;
	struct plen_buffer text;
	struct plen_xml_node *open[PLEN_LIMIT_XML_DEPTH]; /* from the root to the innermost */
	struct plen_xml_node *last[PLEN_LIMIT_XML_DEPTH]; /* child of each of these */
	unsigned depth;
	uint32_t nodes;
	int error;
	const char *why;
};

static void stop(struct builder *builder, int error, const char *why)
{
	if (builder->error == 0) {
		builder->error = error;
		builder->why = why;
		XML_StopParser(builder->parser, XML_FALSE);
	}
}

/* -- names -- */

static size_t hash_of(const char *text)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (; *text != '\0'; text++) {
		hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
	}
	return (size_t)(hash ^ hash >> 32);
}

static struct name *slot_of(const struct names *names, const char *whole)
{
	size_t at = hash_of(whole) & (names->capacity - 1);

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

static struct name name_of(struct builder *builder, const char *whole)
{
	make_room(&builder->names);

	struct name *slot = slot_of(&builder->names, whole);
	if (slot->whole == NULL) {
		struct plen_arena *arena = &builder->tree->arena;
		const char *separator = strrchr(whole, NAME_SEPARATOR);

		slot->whole = plen_arena_text(arena, whole, strlen(whole));
		if (separator != NULL) {
			slot->space = plen_arena_text(arena, whole, (size_t)(separator - whole));
			slot->local = slot->whole + (separator - whole) + 1;
		} else {
			slot->space = "";
			slot->local = slot->whole;
		}
		builder->names.count++;
	}
	return *slot;
}

/* -- nodes -- */

static struct plen_xml_node *add_node(struct builder *builder)
{
	if (++builder->nodes > PLEN_LIMIT_XML_NODES) {
		stop(builder, -E2BIG, "too many elements");
		return NULL;
	}

	struct plen_xml_node *node = plen_arena_take(&builder->tree->arena, sizeof(*node));
	if (builder->depth == 0) {
		builder->tree->root = node;
		return node;
	}

	unsigned inner = builder->depth - 1;
	node->parent = builder->open[inner];
	if (builder->last[inner] != NULL) {
		builder->last[inner]->next = node;
	} else {
		builder->open[inner]->first = node;
	}
	builder->last[inner] = node;
	return node;
}

static bool is_indentation(const char *text)
{
	return strchr(text, '\n') != NULL && text[strspn(text, " \t\r\n")] == '\0';
}

/* What text came since the last tag becomes a node. */
static void flush_text(struct builder *builder)
{
	struct plen_buffer *text = &builder->text;

	if (text->size == 0) {
		return;
	}
	if (builder->depth > 0 && !is_indentation((const char *)text->data)) {
		struct plen_xml_node *node = add_node(builder);

		if (node != NULL) {
			node->text = plen_arena_text(&builder->tree->arena,
						     (const char *)text->data, text->size);
		}
	}
	text->size = 0;
}

static void on_text(void *data, const XML_Char *text, int length)
{
	struct builder *builder = data;

	if (builder->error == 0) {
		plen_buffer_add(&builder->text, text, (size_t)length);
	}
}

static void add_attributes(struct builder *builder, struct plen_xml_node *node,
			   const XML_Char **given)
{
	struct plen_arena *arena = &builder->tree->arena;
	uint32_t count = 0;

	while (given[2 * count] != NULL) {
		if (++count > PLEN_LIMIT_XML_ATTRIBUTES) {
			stop(builder, -E2BIG, "too many attributes");
			return;
		}
	}

	struct plen_xml_attribute *attributes = plen_arena_take(arena, count * sizeof(*attributes));
	for (uint32_t i = 0; i < count; i++) {
		struct name name = name_of(builder, given[2 * i]);
		const char *value = given[2 * i + 1];

		attributes[i] = (struct plen_xml_attribute){
			name.space, name.local, plen_arena_text(arena, value, strlen(value))};
	}
	node->attributes = attributes;
	node->attribute_count = count;
}

static void on_begin(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct builder *builder = data;

	if (builder->error != 0) {
		return;
	}
	flush_text(builder);
	if (builder->depth == PLEN_LIMIT_XML_DEPTH) {
		stop(builder, -E2BIG, "too many elements within each other");
	}

	struct plen_xml_node *node = builder->error == 0 ? add_node(builder) : NULL;
	if (node == NULL) {
		return;
	}
	struct name split = name_of(builder, name);
	node->space = split.space;
	node->name = split.local;
	add_attributes(builder, node, attributes);
	builder->open[builder->depth] = node;
	builder->last[builder->depth] = NULL;
	builder->depth++;
}

static void on_end(void *data, const XML_Char *name)
{
	struct builder *builder = data;

	(void)name;
	if (builder->error == 0) {
		flush_text(builder);
		builder->depth--;
	}
}

static void on_doctype(void *data, const XML_Char *name, const XML_Char *system,
		       const XML_Char *public_id, int has_internal_subset)
{
	(void)name;
	(void)system;
	(void)public_id;
	if (has_internal_subset) {
		stop(data, -EBADMSG, "it defines a document type of its own");
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
	stop(data, -EBADMSG, "it defines entities");
}

/* -- the whole -- */

static void run(struct builder *builder, const uint8_t *bytes, size_t size)
{
	XML_Parser parser = XML_ParserCreateNS(NULL, NAME_SEPARATOR);

	if (parser == NULL) {
		/* As everywhere where memory ends. */
		abort();
	}
	builder->parser = parser;
	XML_SetUserData(parser, builder);
	XML_SetElementHandler(parser, on_begin, on_end);
	XML_SetCharacterDataHandler(parser, on_text);
	XML_SetStartDoctypeDeclHandler(parser, on_doctype);
	XML_SetEntityDeclHandler(parser, on_entity);
	if (XML_Parse(parser, (const char *)bytes, (int)size, 1) != XML_STATUS_OK) {
		stop(builder, -EBADMSG, XML_ErrorString(XML_GetErrorCode(parser)));
	}
}

static int fail(struct builder *builder, struct plen_reading *reading)
{
	return plen_reading_fail(reading, builder->error, "XML, line %lu: %s",
				 (unsigned long)XML_GetCurrentLineNumber(builder->parser),
				 builder->why);
}

int plen_xml_tree_parse(struct plen_xml_tree **tree, const uint8_t *bytes, size_t size,
			struct plen_reading *reading)
{
	if (size > PLEN_LIMIT_UNPACKED_BYTES) {
		return plen_reading_fail(reading, -E2BIG, "XML: too large");
	}

	struct builder builder = {.tree = plen_calloc(1, sizeof(**tree))};
	run(&builder, bytes, size);
	int rc = builder.error != 0 ? fail(&builder, reading) : 0;
	XML_ParserFree(builder.parser);
	plen_buffer_finish(&builder.text);
	free(builder.names.slots);
	if (rc != 0) {
		plen_xml_tree_destroy(builder.tree);
		return rc;
	}
	*tree = builder.tree;
	return 0;
}

void plen_xml_tree_destroy(struct plen_xml_tree *tree)
{
	if (tree != NULL) {
		plen_arena_finish(&tree->arena);
		free(tree);
	}
}

const struct plen_xml_node *plen_xml_tree_root(const struct plen_xml_tree *tree)
{
	return tree->root;
}
