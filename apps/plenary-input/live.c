/* SPDX-License-Identifier: MIT */
#include "live.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "command.h"
#include "common/clock.h"
#include "describe.h"

static int open_signals(void)
{
	sigset_t ends;

	sigemptyset(&ends);
	sigaddset(&ends, SIGINT);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGHUP);
	sigprocmask(SIG_BLOCK, &ends, NULL);
	return signalfd(-1, &ends, SFD_CLOEXEC);
}

static int timeout_ms(const struct plen_input_live *live)
{
	int64_t deadline_us = live->deadline_us != NULL ? live->deadline_us(live->data) : INT64_MAX;
	int64_t left_us =
		deadline_us != INT64_MAX ? deadline_us - plen_clock_monotonic_us() : INT64_MAX;

	if (left_us == INT64_MAX) {
		return -1;
	}
	/* Rounded up: waking too early would only turn the loop once more. */
	return left_us > 0 ? (int)((left_us < 60000000 ? left_us : 60000000) / 1000 + 1) : 0;
}

static int turn(struct plen_source *source, const struct plen_input_live *live, int signals)
{
	struct pollfd fds[2] = {
		{.fd = signals, .events = POLLIN},
		{.fd = plen_source_fd(source), .events = POLLIN},
	};

	if (poll(fds, 2, timeout_ms(live)) < 0 && errno != EINTR) {
		return -errno;
	}
	if (fds[0].revents != 0) {
		return 1;
	}

	int result = plen_source_dispatch(source);
	if (result < 0) {
		return result;
	}
	if (live->due != NULL) {
		live->due(live->data, plen_clock_monotonic_us());
	}
	if (live->turned != NULL) {
		live->turned(live->data);
	}
	return 0;
}

int plen_input_live_run(const struct plen_source_libinput_options *options,
			const struct plen_input_live *live)
{
	struct plen_source *source = NULL;
	char error[512];
	int result = 0;

	if (plen_source_libinput_open(&source, options, error, sizeof(error)) < 0) {
		fprintf(stderr, "plenary-input: %s\n", error);
		return PLEN_INPUT_PROBLEM;
	}

	int signals = open_signals();
	while (result == 0) {
		result = turn(source, live, signals);
	}
	close(signals);
	plen_source_destroy(source);
	if (result < 0) {
		fprintf(stderr, "plenary-input: %s\n", strerror(-result));
		return PLEN_INPUT_PROBLEM;
	}
	return PLEN_INPUT_GOOD;
}

struct plen_board_size plen_input_live_board(FILE *out)
{
	struct plen_board_size board = {1428, 804};
	const char *why = "no panel says its size; this is a 65-inch one's";
	struct plen_inventory inventory;

	if (plen_inventory_take(&inventory) == 0) {
		for (size_t i = 0; i < inventory.count; i++) {
			struct plen_board_size size = plen_describe_board(&inventory.devices[i]);
			if (inventory.devices[i].kind == PLEN_INVENTORY_PANEL && size.w_mm > 0) {
				board = size;
				why = "by the panel";
				break;
			}
		}
		plen_inventory_finish(&inventory);
	}
	fprintf(out, "# board %.0f x %.0f mm (%s); Ctrl-C ends\n", board.w_mm, board.h_mm, why);
	return board;
}
