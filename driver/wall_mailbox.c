/* SPDX-License-Identifier: MIT
 *
 * Only the main thread puts letters and runs in. While it holds one that it has swapped out to add
 * to it, the box is empty and stays so, whatever the other side does.
 */
#include "wall_mailbox.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "common/clock.h"
#include "common/mem.h"

int plen_wall_mailbox_init(struct plen_wall_mailbox *mailbox)
{
	atomic_init(&mailbox->read, NULL);
	atomic_init(&mailbox->letter, NULL);
	atomic_init(&mailbox->calibrations, NULL);
	atomic_init(&mailbox->run, NULL);
	mailbox->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return mailbox->fd < 0 ? -errno : 0;
}

static struct plen_wall_letter *swap(struct plen_wall_mailbox *mailbox,
				     struct plen_wall_letter *letter)
{
	return atomic_exchange_explicit(&mailbox->letter, letter, memory_order_acq_rel);
}

/* What is handed over begins with its item. NULL is fine. */
static void free_item(struct plen_wall_item *item)
{
	if (item != NULL && item->kind == PLEN_WALL_TABLE) {
		plen_calibration_table_free(((struct plen_wall_table *)item)->table);
	} else if (item != NULL && item->kind == PLEN_WALL_RUN) {
		plen_calibration_run_destroy(((struct plen_wall_run *)item)->run);
	}
	free(item);
}

/* Any thread but the input thread. */
static void free_read(struct plen_wall_mailbox *mailbox)
{
	struct plen_wall_item *item =
		atomic_exchange_explicit(&mailbox->read, NULL, memory_order_acquire);

	while (item != NULL) {
		struct plen_wall_item *next = item->next;
		free_item(item);
		item = next;
	}
}

void plen_wall_mailbox_finish(struct plen_wall_mailbox *mailbox)
{
	plen_wall_mailbox_give_back(mailbox, swap(mailbox, NULL));
	plen_wall_mailbox_give_back_calibrations(mailbox,
						 plen_wall_mailbox_take_calibrations(mailbox));
	plen_wall_mailbox_give_back_run(mailbox, plen_wall_mailbox_take_run(mailbox));
	free_read(mailbox);
	if (mailbox->fd >= 0) {
		close(mailbox->fd);
	}
}

/* Cannot fail but for a counter at its end, and then the other side is awake. */
static void ring(struct plen_wall_mailbox *mailbox)
{
	const uint64_t one = 1;

	(void)!write(mailbox->fd, &one, sizeof(one));
}

static void put(struct plen_wall_mailbox *mailbox, struct plen_wall_letter *letter)
{
	free_read(mailbox);
	swap(mailbox, letter);
	ring(mailbox);
}

void plen_wall_mailbox_put_zones(struct plen_wall_mailbox *mailbox, const struct plen_zone *zones,
				 uint32_t count)
{
	uint32_t kept = count < PLEN_ZONE_MAX ? count : PLEN_ZONE_MAX;
	struct plen_wall_letter *letter =
		plen_calloc(1, sizeof(*letter) + kept * sizeof(letter->zones[0]));
	struct plen_wall_letter *waiting = swap(mailbox, NULL);

	if (waiting != NULL) {
		letter->has_board = waiting->has_board;
		letter->board = waiting->board;
		free(waiting);
	}
	letter->has_zones = true;
	letter->count = kept;
	if (kept > 0) {
		memcpy(letter->zones, zones, kept * sizeof(letter->zones[0]));
	}
	put(mailbox, letter);
}

void plen_wall_mailbox_put_board(struct plen_wall_mailbox *mailbox, struct plen_board_size board)
{
	struct plen_wall_letter *letter = swap(mailbox, NULL);

	if (letter == NULL) {
		letter = plen_calloc(1, sizeof(*letter));
	}
	letter->has_board = true;
	letter->board = board;
	put(mailbox, letter);
}

struct plen_wall_letter *plen_wall_mailbox_take(struct plen_wall_mailbox *mailbox)
{
	uint64_t count = 0;

	/* First, so that what is put after this wakes again. Nothing to read is fine. */
	(void)!read(mailbox->fd, &count, sizeof(count));
	return swap(mailbox, NULL);
}

void plen_wall_mailbox_put_calibrations(struct plen_wall_mailbox *mailbox,
					struct plen_calibration_table *table)
{
	struct plen_wall_table *news = plen_calloc(1, sizeof(*news));

	news->item.kind = PLEN_WALL_TABLE;
	news->table = table;
	free_read(mailbox);
	news = atomic_exchange_explicit(&mailbox->calibrations, news, memory_order_acq_rel);
	free_item(news != NULL ? &news->item : NULL);
	ring(mailbox);
}

struct plen_wall_table *plen_wall_mailbox_take_calibrations(struct plen_wall_mailbox *mailbox)
{
	return atomic_exchange_explicit(&mailbox->calibrations, NULL, memory_order_acq_rel);
}

void plen_wall_mailbox_put_run(struct plen_wall_mailbox *mailbox,
			       const struct plen_calibration_run_options *options)
{
	struct plen_wall_run *news = plen_calloc(1, sizeof(*news));

	news->item.kind = PLEN_WALL_RUN;
	if (options != NULL) {
		news->run = plen_calibration_run_create(options, plen_clock_monotonic_us());
	}
	free_read(mailbox);
	news = atomic_exchange_explicit(&mailbox->run, news, memory_order_acq_rel);
	free_item(news != NULL ? &news->item : NULL);
	ring(mailbox);
}

struct plen_wall_run *plen_wall_mailbox_take_run(struct plen_wall_mailbox *mailbox)
{
	return atomic_exchange_explicit(&mailbox->run, NULL, memory_order_acq_rel);
}

static void give_back(struct plen_wall_mailbox *mailbox, struct plen_wall_item *item)
{
	item->next = atomic_load_explicit(&mailbox->read, memory_order_relaxed);
	while (!atomic_compare_exchange_weak_explicit(&mailbox->read, &item->next, item,
						      memory_order_release, memory_order_relaxed)) {
	}
}

void plen_wall_mailbox_give_back(struct plen_wall_mailbox *mailbox, struct plen_wall_letter *letter)
{
	if (letter != NULL) {
		give_back(mailbox, &letter->item);
	}
}

void plen_wall_mailbox_give_back_calibrations(struct plen_wall_mailbox *mailbox,
					      struct plen_wall_table *table)
{
	if (table != NULL) {
		give_back(mailbox, &table->item);
	}
}

void plen_wall_mailbox_give_back_run(struct plen_wall_mailbox *mailbox, struct plen_wall_run *run)
{
	if (run != NULL) {
		give_back(mailbox, &run->item);
	}
}
