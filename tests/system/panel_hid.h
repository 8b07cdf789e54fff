/* SPDX-License-Identifier: MIT
 *
 * A panel's tables in the language of USB's human interface devices: the report descriptor, and
 * packets that fit it. Plain bytes; opens nothing.
 */
#pragma once

#include "panel_model.h"

/* Larger than any packet, its report's number included. */
#define PANEL_PACKET_MAX 256
#define PANEL_WINDOWS8_BLOB_SIZE 256

/* Writes the report descriptor and returns its length, which is below `room`. */
size_t panel_hid_descriptor(uint8_t *out, size_t room, const struct panel_model *model);

/* What a packet says beside its samples. */
struct panel_packet {
	const struct panel_report *report;
	const struct panel_sample *samples[PANEL_CONTACTS_MAX];
	size_t sample_count; /* at most the report's parts */
	unsigned contact_count, scan_time;
};

/* Returns the length. */
size_t panel_hid_packet(uint8_t out[PANEL_PACKET_MAX], const struct panel_packet *packet);
size_t panel_hid_packet_size(const struct panel_report *report);
