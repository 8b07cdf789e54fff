/* SPDX-License-Identifier: MIT
 *
 *            plen_presenter_frame finds a display
 *   dark ────────────────────────────────────────────► lit ──present──► buffers, flips
 *     ▲   the display has gone, or takes no more flips  │
 *     └─────────────────────────────────────────────────┘
 *
 * What happens outside is only noted in dispatch; it is plen_presenter_frame that acts on it, where
 * the caller expects a frame to change.
 */
#define PLEN_LOG_MODULE "screen"
#include "renderer/presenter_kms.h"

#include <assert.h>
#include <drm.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"
#include "edid.h"
#include "kms_card.h"
#include "kms_commit.h"
#include "kms_console.h"
#include "kms_hotplug.h"
#include "kms_output.h"
#include "kms_swap.h"
#include "presenter_kms_private.h"
#include "screen_size.h"

/* Without a word from the kernel, every so many looks for a display ask the displays themselves. */
#define LOOKS_PER_ASKING 10
#define EVENTS_MAX 8
/* A card that is busy with something else is asked again this often, and so many times. */
#define BUSY_RETRY_NS 10000000
#define BUSY_MAX 100

struct kms {
	struct plen_presenter base;
	struct plen_presenter_kms_system system;
	char *connector;
	uint32_t buffer_count;
	struct plen_kms_console console;
	int poll_fd;
	struct plen_kms_card card;
	struct plen_kms_output output; /* of a lit display */
	uint32_t mode;                 /* which of its modes */
	struct plen_kms_swap swap;     /* has buffers while lit */
	struct plen_frame frame;       /* stays while dark: it is shown again as it is */
	bool must_ask;                 /* displays may have changed */
	bool must_light;               /* somebody else had the screen */
	uint32_t looks;                /* for a display, in vain */
	int busy_fd;                   /* a timer, for the next flip of a busy card */
	uint32_t busy_count;           /* flips that it refused, in a row */
};

static bool is_lit(const struct kms *kms)
{
	return kms->swap.count > 0;
}

static const drmModeModeInfo *mode_of(const struct kms *kms)
{
	return &kms->output.modes[kms->mode];
}

static void describe(const struct kms *kms, char *text, size_t size)
{
	const drmModeModeInfo *mode = mode_of(kms);

	if (!is_lit(kms) || !kms->console.is_shown) {
		snprintf(text, size, "KMS, %s",
			 is_lit(kms) ? "another terminal has it now" : "no display");
		return;
	}
	snprintf(text, size, "KMS, card%d %s, %dx%d at %u Hz, %s, %s", kms->card.index,
		 kms->output.name, mode->hdisplay, mode->vdisplay, mode->vrefresh,
		 kms->output.plane != 0 ? "atomic" : "without atomic commits",
		 kms->swap.count == 2 ? "two buffers" : "one buffer");
}

/* The buffers go, and with them the picture; the frame stays. */
static void extinguish(struct kms *kms)
{
	if (is_lit(kms)) {
		plen_kms_commit_dark(&kms->output, kms->system.calls, kms->card.fd);
		plen_kms_swap_destroy(&kms->swap);
	}
}

static void lose(struct kms *kms, const char *why)
{
	plen_info("%s: %s", kms->output.name, why);
	extinguish(kms);
	kms->must_ask = true;
}

static bool has_size(const struct plen_frame *frame, const drmModeModeInfo *mode)
{
	return frame->width_px == mode->hdisplay && frame->height_px == mode->vdisplay;
}

static void resize_frame(struct kms *kms, const drmModeModeInfo *mode)
{
	free(kms->frame.pixels);
	kms->frame = (struct plen_frame){
		.pixels = plen_calloc((size_t)mode->hdisplay * (size_t)mode->vdisplay, 4),
		.width_px = mode->hdisplay,
		.height_px = mode->vdisplay,
		.stride = mode->hdisplay * 4,
		.generation = kms->frame.generation + 1,
	};
}

static int light_mode(struct kms *kms, struct plen_kms_output *output, uint32_t index)
{
	drmModeModeInfo *mode = &output->modes[index];
	int status = plen_kms_swap_create(&kms->swap, kms->system.calls, kms->card.fd,
					  kms->buffer_count, mode->hdisplay, mode->vdisplay);

	if (status < 0) {
		return status;
	}
	if (has_size(&kms->frame, mode)) {
		plen_kms_swap_fill(&kms->swap, &kms->frame);
	}
	status = plen_kms_commit_light(output, kms->system.calls, kms->card.fd, mode,
				       plen_kms_swap_first(&kms->swap));
	if (status < 0) {
		plen_kms_swap_destroy(&kms->swap);
	}
	return status;
}

/* Card, cable or memory do not allow this mode; a smaller one they may. */
static bool is_too_much(int status)
{
	return status == -EINVAL || status == -ENOSPC || status == -ERANGE || status == -ENOMEM;
}

/* In the best mode that there can be. */
static int light(struct kms *kms, struct plen_kms_output *output)
{
	int status = plen_kms_card_take(&kms->card);
	int first = 0;
	char text[128];

	for (uint32_t i = 0; i < output->mode_count && status == 0; i++) {
		status = light_mode(kms, output, i);
		if (status == 0) {
			kms->output = *output;
			kms->mode = i;
			if (!has_size(&kms->frame, &output->modes[i])) {
				resize_frame(kms, &output->modes[i]);
			}
			describe(kms, text, sizeof(text));
			plen_info("%s", text);
			return 0;
		}
		plen_warn("%s refuses %dx%d at %u Hz: %s", output->name, output->modes[i].hdisplay,
			  output->modes[i].vdisplay, output->modes[i].vrefresh, strerror(-status));
		first = first != 0 ? first : status;
		status = is_too_much(status) ? 0 : status;
	}
	return status < 0 ? status : first;
}

static void watch(const struct kms *kms, int fd)
{
	struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};

	if (fd >= 0) {
		epoll_ctl(kms->poll_fd, EPOLL_CTL_ADD, fd, &event);
	}
}

static int find_display(struct kms *kms, struct plen_kms_output *output, char *error,
			size_t error_size)
{
	bool asks =
		kms->must_ask || kms->system.hotplug_fd < 0 || kms->looks % LOOKS_PER_ASKING == 0;

	kms->must_ask = false;
	kms->looks++;
	int status =
		plen_kms_card_find(&kms->card, kms->connector, asks, output, error, error_size);
	watch(kms, kms->card.fd); /* a closed one has left by itself; once is enough */
	if (status == 0) {
		kms->looks = 0;
	}
	return status;
}

/* 0; -EAGAIN as long as there is no display, or it is somebody else's; another negative errno for
 * a display that does not work. */
static int find_and_light(struct kms *kms)
{
	struct plen_kms_output output;
	char error[256] = "";
	int status = find_display(kms, &output, error, sizeof(error));

	if (status == 0) {
		status = light(kms, &output);
	} else {
		status = -EAGAIN;
	}
	return status == -EACCES ? -EAGAIN : status;
}

static bool is_same_mode(const drmModeModeInfo *a, const drmModeModeInfo *b)
{
	return a->hdisplay == b->hdisplay && a->vdisplay == b->vdisplay && a->clock == b->clock &&
	       a->htotal == b->htotal && a->vtotal == b->vtotal && a->flags == b->flags;
}

/* A display that has lost its tongue is left as it is: its picture is better than a small one. */
static void ask_display(struct kms *kms)
{
	struct plen_kms_output fresh;
	bool is_broken = false;
	int status = plen_kms_output_ask(&kms->output, kms->system.calls, kms->card.fd, &fresh,
					 &is_broken);

	kms->must_ask = false;
	if (status < 0) {
		lose(kms, "no display any more, the board goes on without");
	} else if (is_broken) {
		lose(kms, "what it is sent does not arrive");
	} else if (fresh.has_preferred && !is_same_mode(&fresh.modes[0], &kms->output.modes[0])) {
		lose(kms, "it wants another mode");
	} else if (kms->output.is_last_choice &&
		   plen_kms_card_has_better(&kms->card, kms->connector)) {
		lose(kms, "another display has come");
	}
}

static int kms_frame(struct plen_presenter *presenter, struct plen_frame *frame)
{
	struct kms *kms = (struct kms *)presenter;

	if (!kms->console.is_shown) {
		return -EAGAIN;
	}
	if (kms->must_light) {
		extinguish(kms);
		kms->must_ask = true;
		kms->must_light = false;
	} else if (is_lit(kms) && kms->must_ask) {
		ask_display(kms);
	}
	if (!is_lit(kms)) {
		int status = find_and_light(kms);

		if (status < 0) {
			return status;
		}
	}
	*frame = kms->frame;
	return 0;
}

/* No event tells when a card is no longer busy; what is to be shown must not wait for the next pen.
 */
static void retry_soon(struct kms *kms)
{
	const struct itimerspec soon = {.it_value.tv_nsec = BUSY_RETRY_NS};

	timerfd_settime(kms->busy_fd, 0, &soon, NULL);
}

/* Whatever is wrong with a flip, lighting the display anew mends it, or tells more. */
static int flush(struct kms *kms)
{
	int status = plen_kms_swap_flush(&kms->swap, &kms->output, &kms->frame);

	if (status == -EBUSY && ++kms->busy_count < BUSY_MAX) {
		retry_soon(kms);
		return 0;
	}
	kms->busy_count = 0;
	if (status == -EACCES) {
		kms->must_light = true;
	} else if (status < 0) {
		lose(kms, strerror(-status));
	}
	return status < 0 ? -EAGAIN : 0;
}

static int kms_present(struct plen_presenter *presenter, const struct plen_px_rect *rects,
		       uint32_t count)
{
	struct kms *kms = (struct kms *)presenter;

	if (!is_lit(kms) || !kms->console.is_shown || kms->must_light) {
		return -EAGAIN;
	}
	plen_kms_swap_add(&kms->swap, &kms->frame, rects, count);
	return flush(kms);
}

static void flush_if_shown(struct kms *kms)
{
	if (is_lit(kms) && kms->console.is_shown && !kms->must_light) {
		flush(kms);
	}
}

static void take_flips(struct kms *kms)
{
	/* The kernel's messages hold 64-bit numbers. */
	_Alignas(8) char bytes[1024];
	ssize_t size = kms->system.calls->read(kms->card.fd, bytes, sizeof(bytes));
	bool is_over = false;

	for (ssize_t at = 0; at + (ssize_t)sizeof(struct drm_event) <= size;) {
		const struct drm_event *event = (const struct drm_event *)(bytes + at);

		if (event->length < sizeof(*event) || event->length > (size_t)(size - at)) {
			break;
		}
		if (event->type == DRM_EVENT_FLIP_COMPLETE &&
		    event->length >= sizeof(struct drm_event_vblank)) {
			const struct drm_event_vblank *flip =
				(const struct drm_event_vblank *)event;

			is_over = plen_kms_swap_flipped(&kms->swap, flip->user_data) || is_over;
		}
		at += event->length;
	}
	if (is_over) {
		flush_if_shown(kms);
	}
}

/* True if a frame may be had that was not to be had before. */
static bool take_console(struct kms *kms)
{
	switch (plen_kms_console_take(&kms->console)) {
	case PLEN_KMS_CONSOLE_LEAVE:
		plen_info("the screen goes to another terminal");
		if (kms->card.fd >= 0) {
			kms->system.calls->drop_master(kms->card.fd);
		}
		plen_kms_console_leave(&kms->console);
		return false;
	case PLEN_KMS_CONSOLE_RETURN:
		plen_info("the screen comes back from another terminal");
		kms->must_light = true;
		return true;
	case PLEN_KMS_CONSOLE_NOTHING:
		break;
	}
	return false;
}

static bool kms_dispatch(struct plen_presenter *presenter)
{
	struct kms *kms = (struct kms *)presenter;
	struct epoll_event events[EVENTS_MAX];
	int count = epoll_wait(kms->poll_fd, events, EVENTS_MAX, 0);
	bool has_news = false;

	for (int i = 0; i < count; i++) {
		int fd = events[i].data.fd;

		if (fd == kms->system.hotplug_fd) {
			if (plen_kms_hotplug_take(fd)) {
				kms->must_ask = true;
				has_news = true;
			}
		} else if (fd == kms->console.signal_fd) {
			has_news = take_console(kms) || has_news;
		} else if (fd == kms->busy_fd) {
			uint64_t ignored = 0;

			if (read(fd, &ignored, sizeof(ignored)) == (ssize_t)sizeof(ignored)) {
				flush_if_shown(kms);
			}
		} else if (fd == kms->card.fd) {
			take_flips(kms);
		}
	}
	return has_news;
}

static int kms_fd(const struct plen_presenter *presenter)
{
	return ((const struct kms *)presenter)->poll_fd;
}

static struct plen_board_size kms_size(const struct plen_presenter *presenter)
{
	const struct kms *kms = (const struct kms *)presenter;
	struct plen_board_size none = {0};
	struct plen_board_size claimed = kms->output.claimed;
	char connector[64];

	if (!is_lit(kms)) {
		return none;
	}
	snprintf(connector, sizeof(connector), "card%d-%s", kms->card.index, kms->output.name);

	const drmModeModeInfo *mode = mode_of(kms);
	struct plen_board_size size =
		plen_screen_size_of(kms->system.drm_dir, connector, mode->hdisplay, mode->vdisplay);
	if (size.w_mm > 0) {
		return size;
	}
	return plen_edid_is_plausible(claimed, mode->hdisplay, mode->vdisplay) ? claimed : none;
}

static void kms_describe(const struct plen_presenter *presenter, char *text, size_t size)
{
	describe((const struct kms *)presenter, text, size);
}

static void kms_destroy(struct plen_presenter *presenter)
{
	struct kms *kms = (struct kms *)presenter;

	extinguish(kms);
	plen_kms_card_close(&kms->card);
	plen_kms_console_finish(&kms->console);
	if (kms->system.hotplug_fd >= 0) {
		close(kms->system.hotplug_fd);
	}
	close(kms->busy_fd);
	close(kms->poll_fd);
	free(kms->frame.pixels);
	free(kms->connector);
	free(kms);
}

static const struct plen_presenter_impl kms_impl = {
	.name = "KMS",
	.frame = kms_frame,
	.present = kms_present,
	.fd = kms_fd,
	.dispatch = kms_dispatch,
	.size = kms_size,
	.describe = kms_describe,
	.destroy = kms_destroy,
};

int plen_presenter_kms_create_on(struct plen_presenter **out,
				 const struct plen_presenter_kms_system *system,
				 const struct plen_presenter_kms_options *options, char *error,
				 size_t error_size)
{
	struct plen_kms_card card;
	struct plen_kms_output output;
	char why[256] = "there is no graphics card with a driver";

	plen_kms_card_init(&card, system->calls);
	int status = plen_kms_card_find(&card, options->connector != NULL ? options->connector : "",
					true, &output, why, sizeof(why));
	if (card.fd < 0) {
		snprintf(error, error_size,
			 "no screen: %s; run inside a desktop session, or as a user of the "
			 "console's seat",
			 why);
		return status;
	}

	struct kms *kms = plen_calloc(1, sizeof(*kms));
	kms->base.impl = &kms_impl;
	kms->system = *system;
	kms->connector = plen_strdup(options->connector != NULL ? options->connector : "");
	kms->buffer_count = options->front_buffer ? 1 : 2;
	kms->card = card;
	kms->poll_fd = epoll_create1(EPOLL_CLOEXEC);
	kms->busy_fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	assert(kms->poll_fd >= 0 && kms->busy_fd >= 0); /* nothing is open yet */
	plen_kms_console_init(&kms->console, system->calls, system->tty);
	if (!kms->console.is_shown) { /* the first to open a card has it */
		system->calls->drop_master(kms->card.fd);
	}
	watch(kms, kms->card.fd);
	watch(kms, kms->system.hotplug_fd);
	watch(kms, kms->console.signal_fd);
	watch(kms, kms->busy_fd);
	if (status < 0) {
		plen_info("no display yet");
	}
	*out = &kms->base;
	return 0;
}

int plen_presenter_kms_create(struct plen_presenter **out,
			      const struct plen_presenter_kms_options *options, char *error,
			      size_t error_size)
{
	const struct plen_presenter_kms_system system = {
		.calls = plen_kms_calls_system(),
		.drm_dir = "/sys/class/drm",
		.tty = plen_kms_console_find(),
		.hotplug_fd = plen_kms_hotplug_open(),
	};
	int status = plen_presenter_kms_create_on(out, &system, options, error, error_size);

	if (status < 0 && system.hotplug_fd >= 0) {
		close(system.hotplug_fd);
	}
	return status;
}
