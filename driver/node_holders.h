/* SPDX-License-Identifier: MIT */
#pragma once

/* The names of the programs that have `path` open, parted by ", ", as far as /proc shows them to
 * us: all to root, else those of our own user. Never NULL; the caller frees it. */
char *plen_node_holders(const char *path);
