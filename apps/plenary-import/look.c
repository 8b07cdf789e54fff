/* SPDX-License-Identifier: MIT */
#include "look.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common/clock.h"
#include "common/mem.h"
#include "drawing.h"

/* Of an image one pixel is enough, as all of it has to be decoded for that; a drawing costs as much
 * as is seen of it. */
#define IMAGE_PX 64
#define DRAWING_PX 1024

struct sight {
	enum plen_media media;
	struct plen_drawing *drawing; /* NULL: it cannot be opened */
	enum plen_look_seen seen;
	pthread_mutex_t lock;
	pthread_cond_t has_come;
	bool is_there;
};

static enum plen_look_seen draw(struct plen_drawing *drawing, enum plen_media media)
{
	const struct plen_drawing_part image = {0, IMAGE_PX, IMAGE_PX, 0, 0, 1, 1};
	const struct plen_drawing_part whole = {0, DRAWING_PX, DRAWING_PX, 0,
						0, DRAWING_PX, DRAWING_PX};
	const struct plen_drawing_part *part = media == PLEN_MEDIA_SVG ? &whole : &image;

	/* Pages are drawn when somebody turns to them. */
	if (media == PLEN_MEDIA_PDF) {
		return PLEN_LOOK_GOOD;
	}
	uint32_t *pixels = plen_calloc((size_t)part->w_px * part->h_px, sizeof(*pixels));
	int status = plen_drawing_draw(drawing, part, pixels);
	free(pixels);
	if (status < 0) {
		return PLEN_LOOK_BAD;
	}
	return plen_drawing_is_cut(drawing) ? PLEN_LOOK_CUT : PLEN_LOOK_GOOD;
}

static void *see(void *data)
{
	struct sight *sight = data;
	enum plen_look_seen seen = draw(sight->drawing, sight->media);

	pthread_mutex_lock(&sight->lock);
	sight->seen = seen;
	sight->is_there = true;
	pthread_cond_signal(&sight->has_come);
	pthread_mutex_unlock(&sight->lock);
	return NULL;
}

static bool wait_for(struct sight *sight, int64_t until_us)
{
	const struct timespec until = {.tv_sec = until_us / 1000000,
				       .tv_nsec = until_us % 1000000 * 1000};
	int status = 0;

	pthread_mutex_lock(&sight->lock);
	while (!sight->is_there && status == 0) {
		status = pthread_cond_timedwait(&sight->has_come, &sight->lock, &until);
	}
	bool is_there = sight->is_there;
	pthread_mutex_unlock(&sight->lock);
	return is_there;
}

static struct sight *create(enum plen_media media, const uint8_t *bytes, size_t size)
{
	struct sight *sight = plen_calloc(1, sizeof(*sight));
	uint8_t *copy = plen_calloc(1, size);
	pthread_condattr_t attributes;

	sight->media = media;
	memcpy(copy, bytes, size);
	plen_drawing_open(&sight->drawing, media, copy, size);
	pthread_mutex_init(&sight->lock, NULL);
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&sight->has_come, &attributes);
	pthread_condattr_destroy(&attributes);
	return sight;
}

static void destroy(struct sight *sight)
{
	pthread_cond_destroy(&sight->has_come);
	pthread_mutex_destroy(&sight->lock);
	plen_drawing_close(sight->drawing);
	free(sight);
}

/* Takes the sight, unless a thread still has it. */
static enum plen_look_seen see_aside(struct plen_look *look, struct sight *sight, int64_t now_us)
{
	int64_t one_us = look->one_us < look->left_us ? look->one_us : look->left_us;
	enum plen_look_seen seen = PLEN_LOOK_GOOD;
	pthread_t thread;

	if (pthread_create(&thread, NULL, see, sight) != 0) {
		destroy(sight);
		return seen;
	}
	if (!wait_for(sight, now_us + one_us)) {
		pthread_detach(thread);
		look->left_us = 0;
		return PLEN_LOOK_BAD;
	}
	pthread_join(thread, NULL);
	seen = sight->seen;
	destroy(sight);
	return seen;
}

enum plen_look_seen plen_look_at(struct plen_look *look, enum plen_media media,
				 const uint8_t *bytes, size_t size)
{
	int64_t begun_us = plen_clock_monotonic_us();

	if (look->left_us <= 0) {
		return PLEN_LOOK_GOOD;
	}
	struct sight *sight = create(media, bytes, size);
	if (sight->drawing == NULL) {
		destroy(sight);
		return PLEN_LOOK_BAD;
	}
	enum plen_look_seen seen = see_aside(look, sight, begun_us);
	look->left_us -= plen_clock_monotonic_us() - begun_us;
	return seen;
}
