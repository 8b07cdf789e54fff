/* SPDX-License-Identifier: MIT */
#include "kms_card.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <xf86drm.h>

#define CARDS_MAX 16

void plen_kms_card_init(struct plen_kms_card *card, const struct plen_kms_calls *calls)
{
	*card = (struct plen_kms_card){.calls = calls, .fd = -1};
}

void plen_kms_card_close(struct plen_kms_card *card)
{
	if (card->fd >= 0) {
		card->calls->close(card->fd);
		card->fd = -1;
	}
}

int plen_kms_card_take(const struct plen_kms_card *card)
{
	if (card->calls->is_master(card->fd) != 0 || card->calls->set_master(card->fd) == 0) {
		return 0;
	}
	return -EACCES;
}

static int open_card(struct plen_kms_card *card, int index, char *error, size_t error_size)
{
	char path[32];
	uint64_t has_dumb = 0;

	snprintf(path, sizeof(path), "/dev/dri/card%d", index);
	card->index = index;
	card->fd = card->calls->open(path);
	if (card->fd < 0) {
		int status = plen_kms_calls_status(-1);

		if (status != -ENOENT) {
			snprintf(error, error_size, "%s: %s", path, strerror(-status));
		}
		return status;
	}
	if (card->calls->get_cap(card->fd, DRM_CAP_DUMB_BUFFER, &has_dumb) < 0 || has_dumb == 0) {
		snprintf(error, error_size, "%s: draws nothing by itself", path);
		plen_kms_card_close(card);
		return -ENOTSUP;
	}
	if (plen_kms_card_take(card) < 0) {
		snprintf(error, error_size, "%s: another program has the screen", path);
		plen_kms_card_close(card);
		return -EACCES;
	}
	return 0;
}

/* Looks at the card; one that has nothing to show anything with, or has gone, is closed. */
static int look_at(struct plen_kms_card *card, const char *wanted, bool asks,
		   struct plen_kms_output *output)
{
	int status = plen_kms_output_find(output, card->calls, card->fd, wanted, asks);

	if (status < 0 && status != -ENODEV) {
		plen_kms_card_close(card);
	}
	return status;
}

/* Of the others, the first with a display. The open card stays unless there is a better one. */
static int look_elsewhere(struct plen_kms_card *card, const char *wanted,
			  struct plen_kms_output *output, char *error, size_t error_size)
{
	int refused = 0;

	for (int index = 0; index < CARDS_MAX; index++) {
		struct plen_kms_card other;

		if (card->fd >= 0 && index == card->index) {
			continue;
		}
		plen_kms_card_init(&other, card->calls);
		int status = open_card(&other, index, error, error_size);
		if (status == 0) {
			status = look_at(&other, wanted, true, output);
		}
		if (status == 0 || (other.fd >= 0 && card->fd < 0)) {
			plen_kms_card_close(card);
			*card = other;
		} else {
			plen_kms_card_close(&other);
		}
		if (status == 0) {
			return 0;
		}
		if (status != -ENOENT && status != -ENODEV && refused == 0) {
			refused = status;
		}
	}
	return card->fd < 0 && refused != 0 ? refused : -ENODEV;
}

int plen_kms_card_find(struct plen_kms_card *card, const char *wanted, bool asks,
		       struct plen_kms_output *output, char *error, size_t error_size)
{
	if (card->fd >= 0 && look_at(card, wanted, asks, output) == 0) {
		return 0;
	}
	/* Opening a card may wake it up. */
	if (card->fd >= 0 && !asks) {
		return -ENODEV;
	}
	return look_elsewhere(card, wanted, output, error, error_size);
}
