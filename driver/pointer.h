/* SPDX-License-Identifier: MIT
 *
 * Tablets and mice on a desk, as libinput tells of them. Their events are turned into those of a
 * kernel node with one contact, so that the decoder stays the one place where contacts are made.
 */
#pragma once

#include <libinput.h>

#include "decoder.h"

struct plen_pointer;

/* For a device with the capability of a tablet tool or of a pointer. Never NULL. */
struct plen_pointer *plen_pointer_create(struct libinput_device *device, plen_decoder_sink sink,
					 void *data);
void plen_pointer_destroy(struct plen_pointer *pointer); /* NULL is fine */

struct plen_panel_axes plen_pointer_axes(const struct plen_pointer *pointer);

/* Takes an event of this device; those of other kinds are ignored. */
void plen_pointer_event(struct plen_pointer *pointer, struct libinput_event *event);
