/* SPDX-License-Identifier: MIT
 *
 * Nodes that may not be opened: each is told about once, as loudly as it matters to a board, and
 * with the command that mends it where one does.
 */
#pragma once

#include <libudev.h>
#include <stdbool.h>

struct plen_denied_nodes {
	struct plen_denied_node *first;
};

/* True if this negative errno says that a node may not be opened. */
bool plen_denied_nodes_is_denial(int error);
/* Logs it and why, unless that was done before. `error` is a negative errno. */
void plen_denied_nodes_tell(struct plen_denied_nodes *nodes, struct udev_device *udev, int error);
/* The node may be opened now, or is gone: a next denial is news. */
void plen_denied_nodes_forget(struct plen_denied_nodes *nodes, const char *devnode);
void plen_denied_nodes_finish(struct plen_denied_nodes *nodes);
