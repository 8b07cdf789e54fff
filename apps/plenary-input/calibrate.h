/* SPDX-License-Identifier: MIT
 *
 * The parts of plenary-input calibrate: what is done by touch, and what is done with files. Each
 * returns an exit status, and has said what was wrong.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "driver/calibration_table.h"

/* A kiosk's own goes before what root keeps for the machine. */
#define PLEN_CALIBRATE_KIOSK_FOLDER "/var/lib/plenary/calibration"

struct plen_calibrate_options {
	uint32_t points;
	bool no_sizes;
	const char *play; /* a recording in place of hands; NULL = none */
};

/* Asks for touches at the terminal. *record is what came of them. */
int plen_calibrate_by_touch(const struct plen_calibrate_options *options,
			    struct plen_calibration_record *record);

/* Has a board that runs show its crosses. */
int plen_calibrate_on_board(uint32_t points);
int plen_calibrate_show(void);
int plen_calibrate_reset(void);
int plen_calibrate_import(const char *path);
/* What is in use here, into a file that is not there yet; "-" is standard output. */
int plen_calibrate_export(const char *path);
int plen_calibrate_export_hwdb(void);
/* Keeps a record where this board, or for root every board of this machine, finds it. */
int plen_calibrate_keep(const struct plen_calibration_record *record);
/* The same into `path`, or "-". */
int plen_calibrate_write(const char *path, const struct plen_calibration_record *record);
