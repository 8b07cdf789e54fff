/* SPDX-License-Identifier: MIT
 *
 * The KMS presenter with another kernel, for tests.
 */
#pragma once

#include "kms_calls.h"
#include "renderer/presenter_kms.h"

struct plen_presenter_kms_system {
	const struct plen_kms_calls *calls;
	const char *drm_dir; /* /sys/class/drm */
	int tty;             /* borrowed; -1 = none */
	int hotplug_fd;      /* taken over; negative = none */
};

/* As plen_presenter_kms_create; the descriptors stay the caller's if it fails. */
int plen_presenter_kms_create_on(struct plen_presenter **out,
				 const struct plen_presenter_kms_system *system,
				 const struct plen_presenter_kms_options *options, char *error,
				 size_t error_size);
