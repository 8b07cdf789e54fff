/* SPDX-License-Identifier: MIT
 *
 * The words of Plenary's own recording format, for the parser and the writer alike.
 */
#pragma once

/* By enum plen_contact_tool. */
#define PLEN_RECORDING_TOOLS 5
extern const char *const plen_recording_tools[PLEN_RECORDING_TOOLS];

/* By enum plen_key. */
#define PLEN_RECORDING_KEYS 4
extern const char *const plen_recording_keys[PLEN_RECORDING_KEYS];

/* By PLEN_CONTACT_BEGIN and PLEN_CONTACT_END. */
#define PLEN_RECORDING_VERBS 4
extern const char *const plen_recording_verbs[PLEN_RECORDING_VERBS];

#define PLEN_RECORDING_CONTACTS_MAX 1024
