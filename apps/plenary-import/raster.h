/* SPDX-License-Identifier: MIT
 *
 * The raster mode: answers requests (raster_protocol.h) until there are no more.
 */
#pragma once

/* 0 at the end of the input, or a negative errno: -EPROTO nonsense came. Owns neither. */
int plen_raster_serve(int in_fd, int out_fd);
