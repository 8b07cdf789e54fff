/* SPDX-License-Identifier: MIT */
#pragma once

/* The programs that have `path` open, each as "name (pid)", parted by ", ", as far as /proc shows
 * them to us: all to root, else those of our own user. Never NULL; the caller frees it. */
char *plen_node_holders(const char *path);
