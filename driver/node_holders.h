/* SPDX-License-Identifier: MIT */
#pragma once

/* Tells of each open file below `folder` (its path ends with '/') that /proc shows to us: of all
 * programs to root, else of those of our own user. A program that has a file open twice is told of
 * twice in a row. One look at every program, for however many files. */
void plen_node_holders_find(const char *folder,
			    void (*found)(void *data, const char *path, const char *name, int pid),
			    void *data);
