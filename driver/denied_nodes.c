/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "input"
#include "denied_nodes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mem.h"

struct plen_denied_node {
	struct plen_denied_node *next;
	char *devnode;
};

static struct plen_denied_node **find(struct plen_denied_nodes *nodes, const char *devnode)
{
	struct plen_denied_node **link = &nodes->first;

	while (*link != NULL && strcmp((*link)->devnode, devnode) != 0) {
		link = &(*link)->next;
	}
	return link;
}

static bool has_property(struct udev_device *udev, const char *name)
{
	const char *value = udev_device_get_property_value(udev, name);

	return value != NULL && strcmp(value, "1") == 0;
}

bool plen_denied_nodes_is_denial(int error)
{
	return error == -EACCES || error == -EPERM;
}

/* Loud only where a rule of ours should have opened it: on a desktop the keyboard is rightly not
 * ours. */
void plen_denied_nodes_tell(struct plen_denied_nodes *nodes, struct udev_device *udev, int error)
{
	const char *devnode = udev_device_get_devnode(udev);
	bool ours =
		has_property(udev, "ID_INPUT_TOUCHSCREEN") || has_property(udev, "ID_INPUT_TABLET");
	struct plen_denied_node **link = find(nodes, devnode);

	if (*link != NULL) {
		return;
	}
	*link = plen_calloc(1, sizeof(**link));
	(*link)->devnode = plen_strdup(devnode);
	plen_log(ours ? PLEN_LOG_ERROR : PLEN_LOG_DEBUG, PLEN_LOG_MODULE,
		 "%s: %s; install the package plenary-driver, then run: sudo udevadm control "
		 "--reload && sudo udevadm trigger --subsystem-match=input",
		 devnode, strerror(-error));
}

void plen_denied_nodes_forget(struct plen_denied_nodes *nodes, const char *devnode)
{
	struct plen_denied_node **link = find(nodes, devnode);
	struct plen_denied_node *node = *link;

	if (node != NULL) {
		*link = node->next;
		free(node->devnode);
		free(node);
	}
}

void plen_denied_nodes_finish(struct plen_denied_nodes *nodes)
{
	while (nodes->first != NULL) {
		plen_denied_nodes_forget(nodes, nodes->first->devnode);
	}
}
