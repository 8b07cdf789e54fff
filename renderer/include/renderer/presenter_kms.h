/* SPDX-License-Identifier: MIT
 *
 * The presenter for a screen without a window system: the kernel's mode setting, and dumb buffers
 * that it shows. No GPU is asked for anything. The renderer draws into a frame in common memory;
 * only damage is copied into what the display reads.
 *
 * A display may come, go, or want another mode at any time: the frame is then not to be had, or of
 * another size. Without a display plen_presenter_frame() says -EAGAIN and looks for one, so ask now
 * and then, and whenever dispatch() says so.
 *
 * Takes the virtual terminal that the program runs on, and its signals SIGUSR1 and SIGUSR2: create
 * it before any thread is started. One at a time.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "renderer/presenter.h"

struct plen_presenter_kms_options {
	/* Damage goes straight into what the display shows: a refresh earlier, and what is drawn
	 * may be seen half done. */
	bool front_buffer;
	const char *connector; /* such as "HDMI-A-1"; NULL or "" = the first that has a display */
};

/* 0 and a presenter in *out, or a negative errno with one line for IT in `error`. No display is no
 * error: there may be one later. */
int plen_presenter_kms_create(struct plen_presenter **out,
			      const struct plen_presenter_kms_options *options, char *error,
			      size_t error_size);
