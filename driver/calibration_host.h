/* SPDX-License-Identifier: MIT
 *
 * Calibrations on the input thread: the table that the source uses, the sizes that the engine is
 * told, and a calibration that is going on. All but plen_calibration_host_news is the input
 * thread's; nothing here goes to the disk.
 */
#pragma once

#include "driver/input_thread.h"
#include "touch_sizes.h"
#include "wall_mailbox.h"

struct plen_calibration_host {
	struct plen_source *source;
	struct plen_wall_mailbox *mailbox;
	struct plen_touch_sizes sizes;
	struct plen_wall_table *table; /* of the mailbox: what the source has; NULL = nothing */
	struct plen_wall_run *wanted;  /* of the mailbox; NULL = nobody ever calibrated */
	uint32_t told;                 /* the generation that the main thread knows */
	struct plen_calibration_news *_Atomic news;
};

void plen_calibration_host_finish(struct plen_calibration_host *host);

void plen_calibration_host_came(struct plen_calibration_host *host,
				const struct plen_source_device *device);
/* Call before the engine is told. */
void plen_calibration_host_went(struct plen_calibration_host *host, uint32_t device);
void plen_calibration_host_frame(struct plen_calibration_host *host,
				 const struct plen_contact_frame *frame);
void plen_calibration_host_advance(struct plen_calibration_host *host, int64_t now_us);
int64_t plen_calibration_host_deadline_us(const struct plen_calibration_host *host);

/* Takes what is new out of the mailbox. */
void plen_calibration_host_open(struct plen_calibration_host *host);
/* True if there is news for the main thread that it has not been woken for. Allocates, but only
 * while somebody calibrates, when nobody can write. */
bool plen_calibration_host_publish(struct plen_calibration_host *host);

/* Main thread; false if there is nothing new. */
bool plen_calibration_host_news(struct plen_calibration_host *host,
				struct plen_calibration_news *news);
