/* SPDX-License-Identifier: MIT
 *
 * The attributes that have a number for each point of a stroke.
 */
#pragma once

enum plen_kept_column {
	PLEN_KEPT_X,
	PLEN_KEPT_Y,
	PLEN_KEPT_TIME,
	PLEN_KEPT_PRESSURE,
};
