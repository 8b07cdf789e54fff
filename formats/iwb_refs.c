/* SPDX-License-Identifier: MIT */
#include "iwb_refs.h"

#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

/* An element with an id, or an "element" with a ref, by its place in the file. */
struct named {
	const char *id;
	const struct plen_xml_node *node;
	uint32_t place;
};

struct names {
	struct named *at;
	uint32_t count;
	size_t capacity;
};

struct about {
	const struct plen_xml_node *node;
	struct plen_iwb_says says;
};

struct plen_iwb_refs {
	struct about *about; /* by address */
	uint32_t count;
};

static void add(struct names *names, const char *id, const struct plen_xml_node *node)
{
	names->at = plen_grow(names->at, names->count, &names->capacity, sizeof(*names->at));
	names->at[names->count] = (struct named){id, node, names->count};
	names->count++;
}

static bool is_true(const struct plen_xml_node *node, const char *name)
{
	const char *value = plen_xml_tree_attribute(node, name);

	return value != NULL && (strcmp(value, "true") == 0 || strcmp(value, "1") == 0);
}

static struct plen_iwb_says said_by(const struct plen_xml_node *node)
{
	return (struct plen_iwb_says){is_true(node, "background"), is_true(node, "freehand"),
				      is_true(node, "highlight")};
}

/* Members of a group are elements too, but nothing is said of them: they do not count. */
static bool says_something(const struct plen_xml_node *node)
{
	return plen_xml_tree_is(node, NULL, "element") && node->attribute_count > 1;
}

static void collect(struct names *ids, struct names *refs, const struct plen_xml_node *root)
{
	for (const struct plen_xml_node *node = root; node != NULL;
	     node = plen_xml_tree_after(node, root, true)) {
		const char *id = node->name != NULL ? plen_xml_tree_attribute(node, "id") : NULL;
		const char *ref =
			says_something(node) ? plen_xml_tree_attribute(node, "ref") : NULL;

		if (id != NULL) {
			add(ids, id, node);
		}
		if (ref != NULL) {
			add(refs, ref, node);
		}
	}
}

static int by_id(const void *a, const void *b)
{
	const struct named *left = a, *right = b;
	int order = strcmp(left->id, right->id);

	return order != 0 ? order : (left->place > right->place) - (left->place < right->place);
}

static int by_address(const void *a, const void *b)
{
	uintptr_t left = (uintptr_t)((const struct about *)a)->node;
	uintptr_t right = (uintptr_t)((const struct about *)b)->node;

	return (left > right) - (left < right);
}

static void sort(struct names *names)
{
	if (names->count > 0) {
		qsort(names->at, names->count, sizeof(*names->at), by_id);
	}
}

static uint32_t run_of(const struct names *names, uint32_t from)
{
	uint32_t to = from + 1;

	while (to < names->count && strcmp(names->at[to].id, names->at[from].id) == 0) {
		to++;
	}
	return to - from;
}

/* All that is said of one id. An element that alone has it may be spoken of several times. */
static void match(struct plen_iwb_refs *refs, const struct named *ids, uint32_t id_count,
		  const struct named *said, uint32_t said_count)
{
	for (uint32_t i = 0; i < said_count; i++) {
		struct plen_iwb_says says = said_by(said[i].node);

		if (id_count == 1 && i > 0) {
			struct plen_iwb_says *all = &refs->about[refs->count - 1].says;

			all->background |= says.background;
			all->freehand |= says.freehand;
			all->highlight |= says.highlight;
		} else if (i < id_count) {
			refs->about[refs->count++] = (struct about){ids[i].node, says};
		}
	}
}

struct plen_iwb_refs *plen_iwb_refs_create(const struct plen_xml_node *root)
{
	struct plen_iwb_refs *refs = plen_calloc(1, sizeof(*refs));
	struct names ids = {0}, said = {0};
	uint32_t at = 0;

	collect(&ids, &said, root);
	sort(&ids);
	sort(&said);
	refs->about = plen_calloc(said.count, sizeof(*refs->about));
	for (uint32_t i = 0; i < said.count; i += run_of(&said, i)) {
		while (at < ids.count && strcmp(ids.at[at].id, said.at[i].id) < 0) {
			at++;
		}
		if (at < ids.count && strcmp(ids.at[at].id, said.at[i].id) == 0) {
			match(refs, &ids.at[at], run_of(&ids, at), &said.at[i], run_of(&said, i));
		}
	}
	if (refs->count > 0) {
		qsort(refs->about, refs->count, sizeof(*refs->about), by_address);
	}
	free(ids.at);
	free(said.at);
	return refs;
}

void plen_iwb_refs_destroy(struct plen_iwb_refs *refs)
{
	if (refs != NULL) {
		free(refs->about);
		free(refs);
	}
}

struct plen_iwb_says plen_iwb_refs_of(const struct plen_iwb_refs *refs,
				      const struct plen_xml_node *node)
{
	const struct about key = {.node = node};
	const struct about *about = refs->count == 0 ? NULL
						     : bsearch(&key, refs->about, refs->count,
							       sizeof(*refs->about), by_address);

	return about != NULL ? about->says : (struct plen_iwb_says){0};
}
