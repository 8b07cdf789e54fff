/* SPDX-License-Identifier: MIT
 *
 * The nodes that exist, as far as we were told, and of which device each is: a node's number is
 * given to the next device as soon as one is unplugged. Finds out what went when nobody said so.
 */
#pragma once

#include <stdbool.h>

struct plen_known_node;

struct plen_known_nodes {
	struct plen_known_node *first;
};

/* Whether the node is known, but as that of another device: that one is gone. */
bool plen_known_nodes_is_other(const struct plen_known_nodes *nodes, const char *devnode,
			       const char *syspath);
void plen_known_nodes_see(struct plen_known_nodes *nodes, const char *devnode, const char *syspath);
/* True if it was known. */
bool plen_known_nodes_forget(struct plen_known_nodes *nodes, const char *devnode);

/* From now on, what is not seen is missing. */
void plen_known_nodes_look(struct plen_known_nodes *nodes);
/* Forgets one that has not been seen since; the caller frees its name. NULL if none is left. */
char *plen_known_nodes_take_missing(struct plen_known_nodes *nodes);

void plen_known_nodes_finish(struct plen_known_nodes *nodes);
