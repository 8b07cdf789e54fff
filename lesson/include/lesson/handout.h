/* SPDX-License-Identifier: MIT
 *
 * Folders of what was handed out. Each is of one lesson, and says so in a file of its own: another
 * lesson of the same name, as two boards have each day, gets another folder.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* The file that says so, and what is in it. */
#define PLEN_HANDOUT_MARK ".plenary-handout"
#define PLEN_HANDOUT_TEXT_MAX 34

void plen_handout_text(char text[PLEN_HANDOUT_TEXT_MAX], const uint8_t uuid[16]);

/* Finds or makes the lesson's folder within `base`: `name`, or "NAME (2)" and so on if that is
 * somebody else's. A new one stays without the mark until something is handed out there. 0 and
 * `*folder`, the caller's, which ends in a slash; or a negative errno. */
int plen_handout_claim(char **folder, const char *base, const char *name, const uint8_t uuid[16]);

/* True if the folder is one of these, whoever's. */
bool plen_handout_is_one(const char *folder);
