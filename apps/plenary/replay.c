/* SPDX-License-Identifier: MIT */
#include "replay.h"

#include <stdlib.h>

#include "common/mem.h"
#include "hands.h"
#include "waiter.h"

/* After the last packet, deadlines are run for so long; a board has none that waits longer. */
#define TAIL_US 10000000

struct plen_replay {
	struct plen_session *session;
	struct plen_hands *hands;
	int64_t now_us;
};

static void on_event(void *data, const struct plen_event *event)
{
	struct plen_replay *replay = data;

	plen_session_event(replay->session, event, event->time_us, event->read_us);
}

struct plen_replay *plen_replay_create(struct plen_session *session,
				       const struct plen_engine_config *config)
{
	struct plen_replay *replay = plen_calloc(1, sizeof(*replay));

	replay->session = session;
	replay->hands = plen_hands_create(config, on_event, replay);
	return replay;
}

void plen_replay_destroy(struct plen_replay *replay)
{
	if (replay != NULL) {
		plen_hands_destroy(replay->hands);
		free(replay);
	}
}

static void hand_on_zones(struct plen_replay *replay)
{
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint32_t count = 0;

	if (plen_session_take_zones(replay->session, zones, &count)) {
		plen_hands_set_zones(replay->hands, zones, count);
	}
}

static int64_t next_deadline_us(const struct plen_replay *replay)
{
	int64_t hands_us = plen_hands_deadline_us(replay->hands);
	int64_t session_us = plen_session_deadline_us(replay->session);

	return hands_us < session_us ? hands_us : session_us;
}

/* Runs every deadline that comes before `until_us`, each at its own instant. */
static void run_deadlines(struct plen_replay *replay, int64_t until_us)
{
	int64_t due_us = 0;

	while ((due_us = next_deadline_us(replay)) < until_us) {
		replay->now_us = due_us > replay->now_us ? due_us : replay->now_us;
		plen_hands_advance(replay->hands, replay->now_us);
		plen_session_advance(replay->session, replay->now_us);
		hand_on_zones(replay);
	}
}

int plen_replay_run(struct plen_replay *replay, struct plen_source *source)
{
	int status = 1;

	plen_source_set_sink(source, plen_hands_source_sink(replay->hands));
	hand_on_zones(replay);
	plen_session_frame(replay->session, 0);
	while (status > 0 && !plen_waiter_is_asked_to_end()) {
		int64_t packet_us = plen_source_next_us(source);
		if (packet_us != INT64_MAX) {
			run_deadlines(replay, packet_us);
			replay->now_us = packet_us;
		}
		status = plen_source_dispatch(source);
		if (plen_source_next_us(source) != packet_us) {
			plen_hands_flush(replay->hands);
		}
		hand_on_zones(replay);
		plen_session_frame(replay->session, 0);
	}
	run_deadlines(replay, replay->now_us + TAIL_US);
	plen_session_finish(replay->session, replay->now_us);
	plen_session_frame(replay->session, 0);
	return status;
}

struct plen_engine_stats plen_replay_stats(const struct plen_replay *replay)
{
	return plen_hands_stats(replay->hands);
}
