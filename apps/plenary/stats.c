/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "stats"
#include "stats.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "common/atomic_file.h"
#include "common/log.h"

static long rss_peak_kib(void)
{
	struct rusage usage = {0};

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

static void set(json_t *object, const char *name, uint64_t value)
{
	json_object_set_new(object, name, json_integer((json_int_t)value));
}

static json_t *gestures(const struct plen_engine_stats *engine)
{
	json_t *object = json_object();

	set(object, "ink", engine->sent[PLEN_EVENT_INK_BEGIN]);
	set(object, "tap", engine->sent[PLEN_EVENT_TAP]);
	set(object, "hold", engine->sent[PLEN_EVENT_HOLD]);
	set(object, "transform", engine->sent[PLEN_EVENT_TRANSFORM_BEGIN]);
	set(object, "wipe", engine->sent[PLEN_EVENT_WIPE_BEGIN]);
	set(object, "drag", engine->sent[PLEN_EVENT_DRAG_BEGIN]);
	return object;
}

static json_t *latency(const struct plen_histogram *histogram)
{
	json_t *object = json_object();

	set(object, "p50", (uint64_t)plen_histogram_percentile_us(histogram, 0.50));
	set(object, "p99", (uint64_t)plen_histogram_percentile_us(histogram, 0.99));
	set(object, "max", (uint64_t)histogram->max_us);
	return object;
}

static json_t *all(const struct plen_engine_stats *engine, const struct plen_session_stats *session)
{
	json_t *object = json_object();

	set(object, "contacts_seen", engine->contacts_seen);
	set(object, "contacts_lost", engine->contacts_lost);
	set(object, "contacts_open", engine->contacts_open);
	set(object, "strokes_committed", session->board.strokes_committed);
	set(object, "strokes_cancelled", session->board.strokes_cancelled);
	json_object_set_new(object, "gestures", gestures(engine));
	set(object, "wipes", engine->sent[PLEN_EVENT_WIPE_BEGIN]);
	set(object, "frames", session->renderer.frames);
	set(object, "presented_bytes_max", session->renderer.presented_bytes_max);
	json_object_set_new(object, "latency_us", latency(session->latency));
	set(object, "commits", session->commits);
	set(object, "rss_kib", (uint64_t)rss_peak_kib());
	return object;
}

bool plen_stats_write(const char *path, const struct plen_engine_stats *engine,
		      const struct plen_session_stats *session)
{
	struct plen_atomic_file file;
	json_t *object = all(engine, session);
	char *text = json_dumps(object, JSON_INDENT(2));

	int status = plen_atomic_file_open(&file, path);
	if (status == 0) {
		plen_atomic_file_write(&file, text, strlen(text));
		plen_atomic_file_write(&file, "\n", 1);
		status = plen_atomic_file_commit(&file);
	}
	if (status < 0) {
		plen_error("%s: %s", path, strerror(-status));
	}
	free(text);
	json_decref(object);
	return status == 0;
}
