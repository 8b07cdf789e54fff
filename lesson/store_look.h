/* SPDX-License-Identifier: MIT
 *
 * Looking at a lesson file without touching it: neither the file nor its journals change, whatever
 * is found. Everything in the file, a journal left by a crash included, is read and checked.
 */
#pragma once

#include "store_read.h"

/* What plen_store_read does; `path` has no links in it. */
int plen_store_look_read(const char *path, struct plen_store_reading *reading);
