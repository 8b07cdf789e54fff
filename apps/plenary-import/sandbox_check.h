/* SPDX-License-Identifier: MIT
 *
 * For tests and for IT: runs against one wall of the sandbox, from the inside.
 */
#pragma once

/* Enters, and tries what the wall named `wall` is there to stop; NULL lists them. 0 it held, 1 it
 * did not, 2 no such wall; often it does not return, as the kernel has ended the process. */
int plen_sandbox_check(const char *wall);
