/* SPDX-License-Identifier: MIT
 *
 * Records as text: the small file that IT copies from wall to wall, and the udev property for those
 * who ship hwdb entries. See plenary-calibration(5).
 *
 *     plenary-calibration 1
 *     touch 0003:1ff7:0013
 *     name CVTouch Device
 *     map 1.02 0 -0.01 0 0.99 0.004 0 0
 *     finger 9.5
 *     end
 *
 * Read strictly: a line that is not understood is an error with its place, not something to skip,
 * because half a calibration is worse than none. How it is printed: calibration_print.h.
 */
#pragma once

#include <stddef.h>

#include "driver/calibration_table.h"

#define PLEN_CALIBRATION_PROPERTY_TOUCH "PLENARY_CALIBRATION"
#define PLEN_CALIBRATION_PROPERTY_PEN "PLENARY_CALIBRATION_PEN"

/* Adds the file's records to `table`, with `rank`. 0, or a negative errno with one line "FILE:LINE:
 * what" in `error`; the table is then as it was. */
int plen_calibration_file_read(struct plen_calibration_table *table, const char *path,
			       enum plen_calibration_rank rank, char *error, size_t error_size);
/* The pure part; `name` is for messages. */
int plen_calibration_file_parse(struct plen_calibration_table *table, const char *name,
				const char *text, size_t size, enum plen_calibration_rank rank,
				char *error, size_t error_size);

/* Whole or not at all; folders that are missing are made. 0, or a negative errno with one line in
 * `error`. */
int plen_calibration_file_write(const char *path, const struct plen_calibration_record *record,
				char *error, size_t error_size);
int plen_calibration_file_write_all(const char *path, const struct plen_calibration_record *records,
				    size_t count, char *error, size_t error_size);
/* Makes the folders that a file of that path would lie in. 0 or a negative errno. */
int plen_calibration_file_make_folders(const char *path);

/* The value of the property; takes the map and the sizes, leaves the id as it is. 0, or -EINVAL
 * with one line in `error`. */
int plen_calibration_property_parse(struct plen_calibration_record *record, const char *value,
				    char *error, size_t error_size);
