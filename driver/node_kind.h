/* SPDX-License-Identifier: MIT
 *
 * What a node that points is, by what it says of itself: libinput knows that it is a pen or a
 * mouse, not whether it lies on the wall.
 */
#pragma once

#include <libevdev/libevdev.h>

enum plen_node_kind {
	PLEN_NODE_ELSEWHERE,   /* no place on it is one on the board: libinput's affair */
	PLEN_NODE_PEN,         /* of the board: what it touches is what is meant */
	PLEN_NODE_ABS_POINTER, /* a mouse that jumps to where it is said to be */
};

enum plen_node_kind plen_node_kind_of(const struct libevdev *evdev);
/* The same of a node that is opened for an instant. 0, or a negative errno. */
int plen_node_kind_read(enum plen_node_kind *kind, const char *path);
