/* SPDX-License-Identifier: MIT
 *
 * The wall before the kernel: a list of the system calls that computing needs. Whatever is not on
 * it ends the process, all its threads at once.
 */
#pragma once

#include <stdbool.h>

/* `may_open`: files may be opened for reading, as another wall says which. 0 or a negative errno.
 */
int plen_sandbox_calls_restrict(bool may_open);
