/* SPDX-License-Identifier: MIT */
#include "play.h"

#include <stdlib.h>

#include "common/mem.h"
#include "hands.h"
#include "waiter.h"

/* After the last packet, deadlines are run for so long; a board has none that waits longer. */
#define TAIL_US 10000000

struct plen_play {
	struct plen_session *session;
	struct plen_hands *hands;
	int64_t now_us;
};

static void on_event(void *data, const struct plen_event *event)
{
	struct plen_play *play = data;

	plen_session_event(play->session, event, event->time_us, event->read_us);
}

struct plen_play *plen_play_create(struct plen_session *session,
				   const struct plen_engine_config *config)
{
	struct plen_play *play = plen_calloc(1, sizeof(*play));

	play->session = session;
	play->hands = plen_hands_create(config, on_event, play);
	return play;
}

void plen_play_destroy(struct plen_play *play)
{
	if (play != NULL) {
		plen_hands_destroy(play->hands);
		free(play);
	}
}

static void hand_on_zones(struct plen_play *play)
{
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint32_t count = 0;

	if (plen_session_take_zones(play->session, zones, &count)) {
		plen_hands_set_zones(play->hands, zones, count);
	}
}

static int64_t next_deadline_us(const struct plen_play *play)
{
	int64_t hands_us = plen_hands_deadline_us(play->hands);
	int64_t session_us = plen_session_deadline_us(play->session);

	return hands_us < session_us ? hands_us : session_us;
}

/* Runs every deadline that comes before `until_us`, each at its own instant. */
static void run_deadlines(struct plen_play *play, int64_t until_us)
{
	int64_t due_us = 0;

	while ((due_us = next_deadline_us(play)) < until_us) {
		play->now_us = due_us > play->now_us ? due_us : play->now_us;
		plen_hands_advance(play->hands, play->now_us);
		plen_session_advance(play->session, play->now_us);
		hand_on_zones(play);
	}
}

int plen_play_run(struct plen_play *play, struct plen_source *source)
{
	int status = 1;

	plen_source_set_sink(source, plen_hands_source_sink(play->hands));
	hand_on_zones(play);
	plen_session_frame(play->session, 0);
	while (status > 0 && !plen_waiter_is_asked_to_end()) {
		int64_t packet_us = plen_source_next_us(source);
		if (packet_us != INT64_MAX) {
			run_deadlines(play, packet_us);
			play->now_us = packet_us;
		}
		status = plen_source_dispatch(source);
		if (plen_source_next_us(source) != packet_us) {
			plen_hands_flush(play->hands);
		}
		hand_on_zones(play);
		plen_session_frame(play->session, 0);
	}
	run_deadlines(play, play->now_us + TAIL_US);
	plen_session_finish(play->session, play->now_us);
	plen_session_frame(play->session, 0);
	return status;
}

struct plen_engine_stats plen_play_stats(const struct plen_play *play)
{
	return plen_hands_stats(play->hands);
}
