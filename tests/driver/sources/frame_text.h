/* SPDX-License-Identifier: MIT
 *
 * A sink that writes what a source says as lines of text, for goldens.
 */
#pragma once

#include <stdio.h>

#include "driver/source.h"

struct plen_source_sink frame_text_sink(FILE *out);
