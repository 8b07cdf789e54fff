/* SPDX-License-Identifier: MIT
 *
 * What readers of formats do with struct plen_reading, beside failing.
 */
#pragma once

#include "formats/sink.h"

void plen_reading_lose(struct plen_reading *reading, enum plen_loss loss);
