/* SPDX-License-Identifier: MIT
 *
 * One way from a card to a display: connector, CRTC, plane, and the modes that both know. Found
 * once a display is there; what the display says later is asked anew.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"
#include "kms_calls.h"

#define PLEN_KMS_MODES_MAX 32

/* The ids of an object's properties, by what they are called; 0 = the driver has none such. */
struct plen_kms_properties {
	uint32_t connector_crtc, link_status;
	uint32_t crtc_mode, crtc_active;
	uint32_t plane_type, plane_fb, plane_crtc, plane_damage;
	uint32_t plane_from[4], plane_to[4]; /* x, y, w, h */
};

struct plen_kms_output {
	char name[32];       /* of the connector, such as HDMI-A-1 */
	bool is_last_choice; /* built in, and not asked for by its name */
	uint32_t connector, crtc;
	uint32_t plane; /* 0 = no atomic commits: the old calls */
	struct plen_kms_properties properties;
	struct plen_board_size claimed;            /* by the connector; 0 x 0 = says nothing */
	bool has_preferred;                        /* the display has named one: it is modes[0] */
	uint32_t mode_count;                       /* at least 1 */
	drmModeModeInfo modes[PLEN_KMS_MODES_MAX]; /* the best first */
};

/* Finds the display of a card; `wanted` is the name of a connector, "" = any, outer ones before
 * those built in. `asks`: the displays are asked, which takes a while, else only the kernel is.
 * 0; -ENODEV if no display is there; -EIO if the card has gone; or another negative errno. */
int plen_kms_output_find(struct plen_kms_output *output, const struct plen_kms_calls *calls,
			 int card, const char *wanted, bool asks);

/* What the display of an output says now: *fresh is the same output with its modes of today, and
 * *is_broken if what it is sent does not arrive. -ENODEV if it has gone. */
int plen_kms_output_ask(const struct plen_kms_output *output, const struct plen_kms_calls *calls,
			int card, struct plen_kms_output *fresh, bool *is_broken);
