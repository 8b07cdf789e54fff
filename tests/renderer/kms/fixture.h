/* SPDX-License-Identifier: MIT
 *
 * A KMS presenter on the fake kernel, and what is done to it all the time.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "fake_kms.h"
#include "renderer/presenter.h"

/* Displays have changed, as the kernel says it. */
#define HEARD "change@/devices/pci/drm/card0\0ACTION=change\0SUBSYSTEM=drm\0HOTPLUG=1"

struct fixture {
	struct fake_kms *kernel;
	int kernel_fd; /* the other end of what the presenter hears from */
	int tty;
	bool front_buffer;
	const char *connector;
	struct plen_presenter *presenter;
	struct plen_frame frame;
	uint32_t seed;
	char error[256];
};

void begin(struct fixture *f);
int open_presenter(struct fixture *f);
void close_presenter(struct fixture *f);
void finish(struct fixture *f);
int get_frame(struct fixture *f);
void begin_lit(struct fixture *f);
bool hear(struct fixture *f);
uint32_t draw_lot(struct fixture *f, uint32_t below);
int draw(struct fixture *f, struct plen_px_rect rect);
int draw_somewhere(struct fixture *f);
int draw_all(struct fixture *f);
void settle(struct fixture *f);
void walk(struct fixture *f);
