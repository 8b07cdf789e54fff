/* SPDX-License-Identifier: MIT */
#include "known_nodes.h"

#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

struct plen_known_node {
	struct plen_known_node *next;
	char *devnode;
	char *syspath; /* never given to another device while the machine runs */
	bool seen;
};

static struct plen_known_node *find(const struct plen_known_nodes *nodes, const char *devnode)
{
	struct plen_known_node *node = nodes->first;

	while (node != NULL && strcmp(node->devnode, devnode) != 0) {
		node = node->next;
	}
	return node;
}

bool plen_known_nodes_is_other(const struct plen_known_nodes *nodes, const char *devnode,
			       const char *syspath)
{
	const struct plen_known_node *node = find(nodes, devnode);

	return node != NULL && strcmp(node->syspath, syspath) != 0;
}

void plen_known_nodes_see(struct plen_known_nodes *nodes, const char *devnode, const char *syspath)
{
	struct plen_known_node *node = find(nodes, devnode);

	if (node == NULL) {
		node = plen_calloc(1, sizeof(*node));
		node->devnode = plen_strdup(devnode);
		node->next = nodes->first;
		nodes->first = node;
	}
	free(node->syspath);
	node->syspath = plen_strdup(syspath);
	node->seen = true;
}

/* Unlinks it; what remains to be freed is its name, which is returned. */
static char *take(struct plen_known_node **link)
{
	struct plen_known_node *node = *link;
	char *devnode = node->devnode;

	*link = node->next;
	free(node->syspath);
	free(node);
	return devnode;
}

bool plen_known_nodes_forget(struct plen_known_nodes *nodes, const char *devnode)
{
	struct plen_known_node **link = &nodes->first;

	while (*link != NULL && strcmp((*link)->devnode, devnode) != 0) {
		link = &(*link)->next;
	}
	if (*link == NULL) {
		return false;
	}
	free(take(link));
	return true;
}

void plen_known_nodes_look(struct plen_known_nodes *nodes)
{
	for (struct plen_known_node *node = nodes->first; node != NULL; node = node->next) {
		node->seen = false;
	}
}

char *plen_known_nodes_take_missing(struct plen_known_nodes *nodes)
{
	struct plen_known_node **link = &nodes->first;

	while (*link != NULL && (*link)->seen) {
		link = &(*link)->next;
	}
	return *link != NULL ? take(link) : NULL;
}

void plen_known_nodes_finish(struct plen_known_nodes *nodes)
{
	while (nodes->first != NULL) {
		free(take(&nodes->first));
	}
}
