/* SPDX-License-Identifier: MIT
 *
 * Where calibrations are on the disk. NAME.calibration is what somebody measured, NAME.learned what
 * the board has learned by itself; the names are for people, what counts is inside.
 *
 *   shared  /etc/plenary/calibration.d          IT's, the same on every wall; read only for a board
 *   own     $STATE_DIRECTORY/calibration        a kiosk's: /var/lib/plenary/calibration
 *           $XDG_STATE_HOME/plenary/calibration a user's, or ~/.local/state/plenary/calibration
 *           the shared one                      root's
 *
 * Own goes before shared, shared before hwdb.
 */
#pragma once

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "driver/calibration_table.h"

#define PLEN_CALIBRATION_SUFFIX ".calibration"
#define PLEN_CALIBRATION_SUFFIX_LEARNED ".learned"

struct plen_calibration_folders {
	char shared[PATH_MAX - NAME_MAX];
	char own[PATH_MAX - NAME_MAX]; /* "" = there is none: nothing can be kept */
};

/* Those of this process; reads the environment. */
struct plen_calibration_folders plen_calibration_folders_usual(void);

/* True for NAME and then that suffix. */
bool plen_calibration_folder_has_suffix(const char *name, const char *suffix);

/* That of the file that a record belongs into. */
const char *plen_calibration_folder_suffix(const struct plen_calibration_record *record);

/* Adds all that is in both. A folder that is not there is none. `complain`, which may be NULL, gets
 * one line for each file that is not used, with what mends it. */
void plen_calibration_folders_load(const struct plen_calibration_folders *folders,
				   struct plen_calibration_table *table,
				   void (*complain)(void *data, const char *line), void *data);

/* Writes a record into the own folder, and takes out of the other files there what would go before
 * it or be its equal, so that it counts for the device it was measured on. 0, or a negative errno
 * with one line in `error`. */
int plen_calibration_folders_keep(const struct plen_calibration_folders *folders,
				  const struct plen_calibration_record *record, char *error,
				  size_t error_size);

/* Writes into `path` where a record of `id` belongs. */
void plen_calibration_folder_path(char path[PATH_MAX], const char *folder,
				  const struct plen_calibration_id *id, const char *suffix);
