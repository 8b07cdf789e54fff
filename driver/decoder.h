/* SPDX-License-Identifier: MIT
 *
 * The decoder: evdev events of one node in, panel frames out, one at each SYN_REPORT and, where a
 * panel has mixed up its contacts, some of the same packet before it (decoder_mixups.h). Pure; it
 * opens nothing, reads no clock, and in the steady state allocates nothing. It serves live nodes
 * and recordings alike, and believes nothing: any event, in any order, yields valid frames.
 *
 * Every tracking id that a device begins becomes a contact, hovering ones and those that end in
 * the packet that began them included. What was down before the first event is not known to begin
 * and is ignored, unless the caller feeds its slots first (see plen_decoder_event). A contact ends
 * when the panel says so, and not when the kernel loses patience with it (decoder_sleepers.h); one
 * that is down when the device goes does not end in any frame.
 */
#pragma once

#include <linux/input-event-codes.h>
#include <stdbool.h>
#include <stdint.h>

#include "driver/panel.h"

struct plen_evdev_abs {
	bool present;
	int32_t min, max, resolution;
};

/* What an evdev node says of itself, as far as a decoder cares. */
struct plen_evdev_info {
	struct plen_evdev_abs abs[ABS_CNT];
	bool has_touch_key; /* BTN_TOUCH: then BTN_LEFT means no contact */
	bool has_pen_key;   /* one by plen_decoder_is_pen_key: then pens come near, and go */
};

struct plen_evdev_event {
	int64_t time_us;
	uint16_t type, code;
	int32_t value;
};

struct plen_decoder;

/* Receives a frame during the call that completes it. */
typedef void (*plen_decoder_sink)(void *data, const struct plen_panel_frame *frame);

/* True for the keys that say that an end of a pen is near. */
bool plen_decoder_is_pen_key(unsigned code);
/* True if frames can come of such a node: it has two position axes with an extent. */
bool plen_decoder_can_decode(const struct plen_evdev_info *info);
/* The axes that positions are in: those of multitouch if there are, else ABS_X and ABS_Y. */
struct plen_panel_axes plen_decoder_axes(const struct plen_evdev_info *info);
/* True if contacts come with a size. */
bool plen_decoder_reports_size(const struct plen_evdev_info *info);
/* How many contacts the node can hold, 0 if it does not say. */
uint32_t plen_decoder_contacts_max(const struct plen_evdev_info *info);

/* Never NULL; `info` is copied. A node that cannot be decoded makes no frames. */
struct plen_decoder *plen_decoder_create(const struct plen_evdev_info *info, plen_decoder_sink sink,
					 void *data);
void plen_decoder_destroy(struct plen_decoder *decoder); /* NULL is fine */

/* One event. Values that a node already holds are made known by feeding them as events before the
 * first packet: ABS_MT_SLOT, then the slot's axes. */
void plen_decoder_event(struct plen_decoder *decoder, const struct plen_evdev_event *event);
/* Events were lost here, and those that follow make up for them. To be said where no SYN_DROPPED
 * says it. */
void plen_decoder_lose(struct plen_decoder *decoder);
