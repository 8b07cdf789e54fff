/* SPDX-License-Identifier: MIT
 *
 * The kernel node of a touch panel, a pen, or a mouse that has a place, read through libevdev:
 * everything the kernel knows of its contacts, put right again after the kernel's buffer ran over.
 * Knows neither udev nor libinput.
 */
#pragma once

#include <libevdev/libevdev.h>

#include "decoder.h"
#include "quirks.h"

struct plen_panel_node;

/* What the node says of itself, for the decoder. */
struct plen_evdev_info plen_panel_node_info(const struct libevdev *evdev);

/* Opens `path` without blocking; `quirks` are put right first (NULL = none). With `grab` nobody
 * else sees its events until it is closed. 0, or a negative errno, such as -EACCES, or -ENOTSUP if
 * no contacts can come of it. A grab that fails, as somebody else has grabbed it, is not an error
 * of the node: it is logged. */
int plen_panel_node_open(struct plen_panel_node **out, const char *path,
			 const struct plen_quirks *quirks, bool grab, plen_decoder_sink sink,
			 void *data);
void plen_panel_node_close(struct plen_panel_node *node); /* NULL is fine */

int plen_panel_node_fd(const struct plen_panel_node *node);
const struct libevdev *plen_panel_node_evdev(const struct plen_panel_node *node);

/* Contacts that were down before the node was opened begin in a frame of their own. */
void plen_panel_node_adopt(struct plen_panel_node *node, int64_t time_us);

/* Reads and decodes what is there, up to a bound. 0; 1 if the bound was met and more may be there,
 * though the descriptor need not show it; or -ENODEV once the device is gone. */
int plen_panel_node_dispatch(struct plen_panel_node *node);
