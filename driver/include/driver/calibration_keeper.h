/* SPDX-License-Identifier: MIT
 *
 * The one who goes to the disk for calibrations, on a thread of its own, so that neither the input
 * thread nor the main thread ever waits for it: reads what is there, reads it again when somebody
 * has changed it, writes what is to be kept.
 *
 * A file named PLEN_CALIBRATION_REQUEST and "4" or "9" that is written into one of the folders asks
 * a running board to show its crosses: that is how IT calls for them from afar. The board opens it
 * and closes it again to say that it does; whoever wrote it removes it, as a board may write in
 * its own folder only.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "driver/calibration_folder.h"

#define PLEN_CALIBRATION_REQUEST "show-"

struct plen_calibration_keeper;

struct plen_calibration_keeper_options {
	struct plen_calibration_folders folders;
	/* What is known now; the table is the receiver's. First within start, then on the keeper's
	 * thread. */
	void (*changed)(void *data, struct plen_calibration_table *table);
	/* Somebody asks for crosses; on the keeper's thread. May be NULL. */
	void (*requested)(void *data, uint32_t points);
	/* A calibration was written, or why it was not, with what mends it; on the keeper's thread,
	 * once for each that is to be kept and was not learned. May be NULL. */
	void (*kept)(void *data, const char *error);
	void *data;
};

/* 0, or a negative errno with one line in `error`; files that cannot be used are logged. */
int plen_calibration_keeper_start(struct plen_calibration_keeper **out,
				  const struct plen_calibration_keeper_options *options,
				  char *error, size_t error_size);
/* Writes what is to be kept, and ends. NULL is fine. */
void plen_calibration_keeper_stop(struct plen_calibration_keeper *keeper);

/* Any thread; waits for nobody but the allocator. Copied. What has strokes goes where learned sizes
 * are. All else is a calibration: it counts at once, and until the end even if it cannot be
 * written. */
void plen_calibration_keeper_keep(struct plen_calibration_keeper *keeper,
				  const struct plen_calibration_record *record);
