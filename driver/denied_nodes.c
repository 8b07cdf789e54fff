/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "input"
#include "denied_nodes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mem.h"

enum plen_denied_reason {
	PLEN_DENIED_RIGHTLY, /* a keyboard, a mouse, a lid */
	PLEN_DENIED_FOR_NOW, /* a rule opens it, to the session at the screen */
	PLEN_DENIED_AS_KEYBOARD,
	PLEN_DENIED_WITHOUT_RULES,
};

struct plen_denied_node {
	struct plen_denied_node *next;
	char *devnode;
	enum plen_denied_reason reason; /* that was told */
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

static bool is_touched(struct udev_device *udev)
{
	const char *quirks = udev_device_get_property_value(udev, "PLENARY_QUIRKS");

	return has_property(udev, "ID_INPUT_TOUCHSCREEN") ||
	       has_property(udev, "ID_INPUT_TABLET") ||
	       (has_property(udev, "ID_INPUT_MOUSE") && quirks != NULL &&
		strstr(quirks, "pointer") != NULL);
}

/* As udev/70-plenary.rules.in does. */
static enum plen_denied_reason find_reason(struct udev_device *udev)
{
	if (udev_device_has_current_tag(udev, "uaccess") > 0) {
		return PLEN_DENIED_FOR_NOW;
	}
	if (has_property(udev, "PLENARY_PRESENTER")) {
		return PLEN_DENIED_WITHOUT_RULES;
	}
	if (has_property(udev, "ID_INPUT_KEYBOARD")) {
		return is_touched(udev) ? PLEN_DENIED_AS_KEYBOARD : PLEN_DENIED_RIGHTLY;
	}
	return is_touched(udev) ? PLEN_DENIED_WITHOUT_RULES : PLEN_DENIED_RIGHTLY;
}

/* Advice only where it helps. */
static void tell(const char *devnode, const char *error, enum plen_denied_reason reason)
{
	switch (reason) {
	case PLEN_DENIED_RIGHTLY:
		plen_debug("%s: %s, and no matter: it is nothing to touch a board with", devnode,
			   error);
		break;
	case PLEN_DENIED_FOR_NOW:
		plen_info("%s: may not be read yet (%s): it is for whoever is logged in at the "
			  "machine itself",
			  devnode, error);
		break;
	case PLEN_DENIED_AS_KEYBOARD:
		plen_warn("%s: %s: it is a keyboard too, and whoever reads those hears what is "
			  "typed; it is left alone",
			  devnode, error);
		break;
	case PLEN_DENIED_WITHOUT_RULES:
		plen_error("%s: %s; install the package plenary-driver, then run: sudo udevadm "
			   "control --reload && sudo udevadm trigger --subsystem-match=input",
			   devnode, error);
		break;
	}
}

void plen_denied_nodes_tell(struct plen_denied_nodes *nodes, struct udev_device *udev, int error)
{
	const char *devnode = udev_device_get_devnode(udev);
	enum plen_denied_reason reason = find_reason(udev);
	struct plen_denied_node **link = find(nodes, devnode);

	if (*link == NULL) {
		*link = plen_calloc(1, sizeof(**link));
		(*link)->devnode = plen_strdup(devnode);
	} else if ((*link)->reason == reason) {
		return;
	}
	(*link)->reason = reason;
	tell(devnode, strerror(-error), reason);
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
