/* SPDX-License-Identifier: MIT */
#include "iwb_kept.h"

#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

struct entry {
	const char *id;
	const struct plen_xml_node *node;
};

struct plen_iwb_kept {
	struct plen_xml_tree *tree;
	struct entry *entries; /* by id */
	size_t count, capacity;
};

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->id, ((const struct entry *)b)->id);
}

static void collect(struct plen_iwb_kept *kept)
{
	const struct plen_xml_node *root = plen_xml_tree_root(kept->tree);

	for (const struct plen_xml_node *node = plen_xml_tree_child(root, "element"); node != NULL;
	     node = plen_xml_tree_next(node, "element")) {
		const char *id = plen_xml_tree_attribute(node, "id");

		if (id != NULL) {
			kept->entries = plen_grow(kept->entries, kept->count, &kept->capacity,
						  sizeof(*kept->entries));
			kept->entries[kept->count++] = (struct entry){id, node};
		}
	}
	if (kept->count > 0) {
		qsort(kept->entries, kept->count, sizeof(*kept->entries), by_id);
	}
}

struct plen_iwb_kept *plen_iwb_kept_read(struct plen_archive *archive)
{
	struct plen_iwb_kept *kept = plen_calloc(1, sizeof(*kept));
	struct plen_reading file_only = {0};
	uint8_t *bytes = NULL;
	size_t size = 0;

	if (plen_archive_read(archive, PLEN_IWB_KEPT_FILE, &bytes, &size) == 0 &&
	    plen_xml_tree_parse(&kept->tree, bytes, size, &file_only) == 0) {
		collect(kept);
	}
	free(bytes);
	if (kept->count == 0) {
		plen_iwb_kept_destroy(kept);
		return NULL;
	}
	return kept;
}

void plen_iwb_kept_destroy(struct plen_iwb_kept *kept)
{
	if (kept != NULL) {
		plen_xml_tree_destroy(kept->tree);
		free(kept->entries);
		free(kept);
	}
}

const struct plen_xml_node *plen_iwb_kept_of(const struct plen_iwb_kept *kept, const char *id)
{
	const struct entry key = {id, NULL};
	const struct entry *entry =
		kept == NULL || id == NULL
			? NULL
			: bsearch(&key, kept->entries, kept->count, sizeof(*kept->entries), by_id);

	return entry != NULL ? entry->node : NULL;
}
