/* SPDX-License-Identifier: MIT
 *
 * Records as text, in the forms that calibration_file.h reads. Pure.
 */
#pragma once

#include <stddef.h>

#include "driver/calibration_table.h"

/* A whole file of these records. The caller frees it. */
char *plen_calibration_print_file(const struct plen_calibration_record *records, size_t count);
/* An entry for /etc/udev/hwdb.d, for every panel of that model. The caller frees it. */
char *plen_calibration_print_hwdb(const struct plen_calibration_record *record);
