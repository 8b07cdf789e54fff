/* SPDX-License-Identifier: MIT */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* What stands for an image that is not there: an empty frame with a cross. The caller frees it. */
uint8_t *plen_svg_page_frame(double w_um, double h_um, size_t *size);
