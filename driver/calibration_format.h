/* SPDX-License-Identifier: MIT
 *
 * What those who read calibrations and those who print them agree upon.
 */
#pragma once

#define PLEN_CALIBRATION_FIRST_LINE "plenary-calibration 1"
/* Numbers of a map: the ninth is 1. */
#define PLEN_CALIBRATION_MAP_NUMBERS 8
