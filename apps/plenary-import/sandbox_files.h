/* SPDX-License-Identifier: MIT
 *
 * The wall before the files: landlock, asked by number, as not every C library knows it.
 */
#pragma once

/* The version of landlock that holds now, or a negative errno: the kernel has none. */
int plen_sandbox_files_restrict(void);
