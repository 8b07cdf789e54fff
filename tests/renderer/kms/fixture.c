/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "check.h"
#include "presenter_kms_private.h"

void begin(struct fixture *f)
{
	*f = (struct fixture){.kernel = fake_kms_begin(), .tty = -1, .seed = 1};
}

int open_presenter(struct fixture *f)
{
	int ends[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends),
			 0);
	f->kernel_fd = ends[1];

	const struct plen_presenter_kms_system system = {
		.calls = fake_kms_calls(),
		.drm_dir = "/nowhere",
		.tty = f->tty,
		.hotplug_fd = ends[0],
	};
	const struct plen_presenter_kms_options options = {
		.front_buffer = f->front_buffer,
		.connector = f->connector,
	};
	int status = plen_presenter_kms_create_on(&f->presenter, &system, &options, f->error,
						  sizeof(f->error));
	if (status < 0) {
		close(ends[0]);
	}
	return status;
}

void close_presenter(struct fixture *f)
{
	plen_presenter_destroy(f->presenter);
	close(f->kernel_fd);
	f->presenter = NULL;
}

void finish(struct fixture *f)
{
	close_presenter(f);
	fake_kms_end();
}

int get_frame(struct fixture *f)
{
	return plen_presenter_frame(f->presenter, &f->frame);
}

void begin_lit(struct fixture *f)
{
	begin(f);
	assert_int_equal(open_presenter(f), 0);
	assert_int_equal(get_frame(f), 0);
}

/* Displays have changed, says the kernel. */
bool hear(struct fixture *f)
{
	assert_int_equal(send(f->kernel_fd, HEARD, sizeof(HEARD), 0), sizeof(HEARD));
	return plen_presenter_dispatch(f->presenter);
}

uint32_t draw_lot(struct fixture *f, uint32_t below)
{
	f->seed = f->seed * 1664525 + 1013904223;
	return (f->seed >> 8) % below;
}

int draw(struct fixture *f, struct plen_px_rect rect)
{
	for (int y = rect.y; y < rect.y + rect.h; y++) {
		for (int x = rect.x; x < rect.x + rect.w; x++) {
			uint32_t pixel = draw_lot(f, 1 << 24);

			memcpy(f->frame.pixels + y * f->frame.stride + x * 4, &pixel, 4);
		}
	}
	return plen_presenter_present(f->presenter, &rect, 1);
}

int draw_somewhere(struct fixture *f)
{
	struct plen_px_rect rect = {
		.x = (int)draw_lot(f, (uint32_t)f->frame.width_px),
		.y = (int)draw_lot(f, (uint32_t)f->frame.height_px),
	};

	rect.w = 1 + (int)draw_lot(f, (uint32_t)(f->frame.width_px - rect.x));
	rect.h = 1 + (int)draw_lot(f, (uint32_t)(f->frame.height_px - rect.y));
	return draw(f, rect);
}

int draw_all(struct fixture *f)
{
	return draw(f, (struct plen_px_rect){0, 0, f->frame.width_px, f->frame.height_px});
}

/* Until nothing is under way any more. */
void settle(struct fixture *f)
{
	while (fake_kms_refresh()) {
		plen_presenter_dispatch(f->presenter);
	}
}

void walk(struct fixture *f)
{
	for (int step = 0; step < 300; step++) {
		assert_int_equal(draw_somewhere(f), 0);
		if (draw_lot(f, 3) == 0) {
			fake_kms_refresh();
			plen_presenter_dispatch(f->presenter);
		}
		if (draw_lot(f, 10) == 0) {
			settle(f);
			assert_true(fake_kms_shows(&f->frame));
		}
	}
	settle(f);
	assert_true(fake_kms_shows(&f->frame));
}
