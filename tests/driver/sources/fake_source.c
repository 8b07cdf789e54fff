/* SPDX-License-Identifier: MIT */
#include "fake_source.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/mem.h"

struct fake_source {
	struct plen_source base;
	struct plen_board_size board;
	int orders[2]; /* a pipe */
};

atomic_bool fake_source_is_destroyed;
atomic_bool fake_source_is_raw;

/* Written while no thread runs. */
static int tell_fd = -1;

static int get_fd(struct plen_source *base)
{
	return ((struct fake_source *)base)->orders[0];
}

static void send_frame(struct fake_source *source, const struct fake_order *order, double x)
{
	struct plen_contact contact = {
		.id = 1,
		.flags = order->flags,
		.at = {x * source->board.w_mm, order->y * source->board.h_mm},
		.pressure = -1,
	};
	struct plen_contact_frame frame = {
		.device = 1,
		.time_us = order->time_us,
		.count = 1,
		.contacts = &contact,
	};

	source->base.sink.frame(source->base.sink.data, &frame, order->read_us);
}

static int obey(struct fake_source *source, const struct fake_order *order)
{
	const struct plen_source_device device = {.device = 1, .name = "fake", .contacts_max = 1};
	const struct plen_source_sink *sink = &source->base.sink;

	switch (order->kind) {
	case FAKE_CAME:
		sink->came(sink->data, &device, order->time_us);
		break;
	case FAKE_WENT:
		sink->went(sink->data, 1, order->time_us);
		break;
	case FAKE_FRAME:
		send_frame(source, order, order->x);
		break;
	case FAKE_BURST:
		for (uint32_t i = 1; i <= order->count; i++) {
			send_frame(source, order, order->x + i * 1e-6);
		}
		break;
	case FAKE_KEY:
		sink->key(sink->data, (enum plen_key)order->key, order->time_us);
		break;
	case FAKE_FAIL:
		return -EIO;
	}
	return 1;
}

static int dispatch(struct plen_source *base)
{
	struct fake_source *source = (struct fake_source *)base;
	struct fake_order order;

	/* Orders are far shorter than what a pipe keeps whole. */
	if (read(source->orders[0], &order, sizeof(order)) != (ssize_t)sizeof(order)) {
		return 0;
	}
	return obey(source, &order);
}

static int64_t next_us(const struct plen_source *base)
{
	(void)base;
	return INT64_MAX;
}

static void set_board(struct plen_source *base, struct plen_board_size size)
{
	((struct fake_source *)base)->board = size;
}

static void destroy(struct plen_source *base)
{
	struct fake_source *source = (struct fake_source *)base;

	close(source->orders[0]);
	close(source->orders[1]);
	free(source);
	atomic_store(&fake_source_is_destroyed, true);
}

static void calibrate(struct plen_source *base, const struct plen_calibration_table *table,
		      bool raw)
{
	(void)base;
	(void)table;
	atomic_store(&fake_source_is_raw, raw);
}

static const struct plen_source_impl impl = {
	.calibrate = calibrate,
	.name = "fake",
	.fd = get_fd,
	.dispatch = dispatch,
	.next_us = next_us,
	.set_board = set_board,
	.destroy = destroy,
};

int fake_source_open(struct plen_source **out, const struct plen_source_libinput_options *options,
		     char *error, size_t error_size)
{
	struct fake_source *source = plen_calloc(1, sizeof(*source));
	int result = pipe2(source->orders, O_CLOEXEC | O_NONBLOCK);

	(void)error;
	(void)error_size;
	assert(result == 0);
	source->base.impl = &impl;
	source->base.sink = options->sink;
	source->board = options->board;
	tell_fd = source->orders[1];
	atomic_store(&fake_source_is_destroyed, false);
	*out = &source->base;
	return 0;
}

void fake_source_tell(struct fake_order order)
{
	ssize_t written = write(tell_fd, &order, sizeof(order));

	assert(written == (ssize_t)sizeof(order));
}
