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
	*card = (struct plen_kms_card){.calls = calls, .fd = -1, .index = -1};
}

void plen_kms_card_close(struct plen_kms_card *card)
{
	if (card->fd >= 0) {
		card->calls->close(card->fd);
		card->fd = -1;
		card->index = -1;
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

/* Of the others, the first with a display, an outer one if there is one. The open card stays unless
 * there is a better one; `has_display`: it has one already, in *output. */
static int look_elsewhere(struct plen_kms_card *card, const char *wanted, bool has_display,
			  struct plen_kms_output *output, char *error, size_t error_size)
{
	int own = card->index;
	int refused = 0;

	for (int index = 0; index < CARDS_MAX; index++) {
		struct plen_kms_output found;
		struct plen_kms_card other;

		if (index == own) {
			continue;
		}
		plen_kms_card_init(&other, card->calls);
		int status = open_card(&other, index, error, error_size);
		if (status == 0) {
			status = look_at(&other, wanted, true, &found);
		}
		bool is_better = status == 0 && (!has_display || !found.is_last_choice);
		if (is_better || (other.fd >= 0 && card->fd < 0)) {
			plen_kms_card_close(card);
			*card = other;
		} else {
			plen_kms_card_close(&other);
		}
		if (is_better) {
			*output = found;
			has_display = true;
		}
		if (has_display && !output->is_last_choice) {
			return 0;
		}
		if (status != 0 && status != -ENOENT && status != -ENODEV && refused == 0) {
			refused = status;
		}
	}
	if (has_display) {
		return 0;
	}
	return card->fd < 0 && refused != 0 ? refused : -ENODEV;
}

int plen_kms_card_find(struct plen_kms_card *card, const char *wanted, bool asks,
		       struct plen_kms_output *output, char *error, size_t error_size)
{
	bool has_display = card->fd >= 0 && look_at(card, wanted, asks, output) == 0;

	if (has_display && !(asks && output->is_last_choice)) {
		return 0;
	}
	/* Opening a card may wake it up. */
	if (card->fd >= 0 && !asks) {
		return -ENODEV;
	}
	return look_elsewhere(card, wanted, has_display, output, error, error_size);
}

bool plen_kms_card_has_better(const struct plen_kms_card *card, const char *wanted)
{
	struct plen_kms_output output;
	struct plen_kms_card other;
	char error[128];
	int status = plen_kms_output_find(&output, card->calls, card->fd, wanted, true);

	if (status == 0 && !output.is_last_choice) {
		return true;
	}
	plen_kms_card_init(&other, card->calls);
	other.index = card->index; /* not that one once more */
	status = look_elsewhere(&other, wanted, false, &output, error, sizeof(error));
	plen_kms_card_close(&other);
	return status == 0 && !output.is_last_choice;
}
