/* SPDX-License-Identifier: MIT
 *
 * What other programs measure with, in page micrometres.
 */
#pragma once

#define PLEN_PX_PER_INCH 96
#define PLEN_PT_PER_INCH 72
#define PLEN_UM_PER_INCH 25400.0
#define PLEN_UM_PER_PX (PLEN_UM_PER_INCH / PLEN_PX_PER_INCH)
#define PLEN_UM_PER_PT (PLEN_UM_PER_INCH / PLEN_PT_PER_INCH)
