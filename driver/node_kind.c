/* SPDX-License-Identifier: MIT */
#include "node_kind.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "panel_node.h"

static bool has_key(const struct libevdev *evdev, unsigned code)
{
	return libevdev_has_event_code(evdev, EV_KEY, code) != 0;
}

static bool moves(const struct libevdev *evdev)
{
	return libevdev_has_event_code(evdev, EV_REL, REL_X) != 0 ||
	       libevdev_has_event_code(evdev, EV_REL, REL_Y) != 0;
}

/* A tablet or touchpad lies on a desk. */
static bool is_elsewhere(const struct libevdev *evdev)
{
	return moves(evdev) || libevdev_has_property(evdev, INPUT_PROP_POINTER) != 0 ||
	       has_key(evdev, BTN_TOOL_FINGER);
}

enum plen_node_kind plen_node_kind_of(const struct libevdev *evdev)
{
	struct plen_evdev_info info = plen_panel_node_info(evdev);

	if (!plen_decoder_can_decode(&info)) {
		return PLEN_NODE_ELSEWHERE;
	}
	if (info.has_pen_key) {
		return libevdev_has_property(evdev, INPUT_PROP_DIRECT) != 0 ? PLEN_NODE_PEN
									    : PLEN_NODE_ELSEWHERE;
	}
	return has_key(evdev, BTN_LEFT) && !is_elsewhere(evdev) ? PLEN_NODE_ABS_POINTER
								: PLEN_NODE_ELSEWHERE;
}

int plen_node_kind_read(enum plen_node_kind *kind, const char *path)
{
	struct libevdev *evdev = NULL;
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	int result = fd < 0 ? -errno : libevdev_new_from_fd(fd, &evdev);

	*kind = PLEN_NODE_ELSEWHERE;
	if (result == 0) {
		*kind = plen_node_kind_of(evdev);
	}
	libevdev_free(evdev);
	if (fd >= 0) {
		close(fd);
	}
	return result;
}
