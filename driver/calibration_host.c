/* SPDX-License-Identifier: MIT */
#include "calibration_host.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "common/mem.h"

static struct plen_calibration_run *run_of(const struct plen_calibration_host *host)
{
	return host->wanted != NULL ? host->wanted->run : NULL;
}

static const struct plen_calibration_table *table_of(const struct plen_calibration_host *host)
{
	return host->table != NULL ? host->table->table : NULL;
}

void plen_calibration_host_finish(struct plen_calibration_host *host)
{
	plen_wall_mailbox_give_back_calibrations(host->mailbox, host->table);
	plen_wall_mailbox_give_back_run(host->mailbox, host->wanted);
	free(atomic_load_explicit(&host->news, memory_order_acquire));
}

void plen_calibration_host_came(struct plen_calibration_host *host,
				const struct plen_source_device *device)
{
	plen_touch_sizes_came(&host->sizes, device, table_of(host));
	if (run_of(host) != NULL) {
		plen_calibration_run_came(run_of(host), device);
	}
}

void plen_calibration_host_went(struct plen_calibration_host *host, uint32_t device)
{
	plen_touch_sizes_went(&host->sizes, device);
	if (run_of(host) != NULL) {
		plen_calibration_run_went(run_of(host), device);
	}
}

void plen_calibration_host_frame(struct plen_calibration_host *host,
				 const struct plen_contact_frame *frame)
{
	if (run_of(host) != NULL) {
		plen_calibration_run_frame(run_of(host), frame);
	}
}

void plen_calibration_host_advance(struct plen_calibration_host *host, int64_t now_us)
{
	if (run_of(host) != NULL) {
		plen_calibration_run_advance(run_of(host), now_us);
	}
	plen_touch_sizes_advance(&host->sizes, now_us);
}

int64_t plen_calibration_host_deadline_us(const struct plen_calibration_host *host)
{
	return run_of(host) != NULL ? plen_calibration_run_deadline_us(run_of(host)) : INT64_MAX;
}

/* The source lets go of the old table before it is given back. */
static void use_table(struct plen_calibration_host *host, struct plen_wall_table *table)
{
	struct plen_wall_table *old = host->table;

	host->table = table;
	plen_source_calibrate(host->source, table_of(host), run_of(host) != NULL);
	plen_touch_sizes_calibrate(&host->sizes, table_of(host));
	plen_wall_mailbox_give_back_calibrations(host->mailbox, old);
}

static void use_run(struct plen_calibration_host *host, struct plen_wall_run *wanted)
{
	plen_wall_mailbox_give_back_run(host->mailbox, host->wanted);
	host->wanted = wanted;
	host->told = 0;
	if (run_of(host) != NULL) {
		plen_touch_sizes_introduce(&host->sizes, run_of(host));
	}
	plen_source_calibrate(host->source, table_of(host), run_of(host) != NULL);
}

void plen_calibration_host_open(struct plen_calibration_host *host)
{
	struct plen_wall_table *table = plen_wall_mailbox_take_calibrations(host->mailbox);
	struct plen_wall_run *wanted = plen_wall_mailbox_take_run(host->mailbox);

	if (table != NULL) {
		use_table(host, table);
	}
	if (wanted != NULL) {
		use_run(host, wanted);
	}
}

bool plen_calibration_host_publish(struct plen_calibration_host *host)
{
	const struct plen_calibration_run *run = run_of(host);

	if (run == NULL || plen_calibration_run_state(run)->generation == host->told) {
		return false;
	}

	struct plen_calibration_news *news = plen_calloc(1, sizeof(*news));
	news->state = *plen_calibration_run_state(run);
	news->has_record = plen_calibration_run_record(run, &news->record);
	host->told = news->state.generation;
	free(atomic_exchange_explicit(&host->news, news, memory_order_acq_rel));
	return true;
}

bool plen_calibration_host_news(struct plen_calibration_host *host,
				struct plen_calibration_news *news)
{
	struct plen_calibration_news *newest =
		atomic_exchange_explicit(&host->news, NULL, memory_order_acq_rel);

	if (newest == NULL) {
		return false;
	}
	*news = *newest;
	free(newest);
	return true;
}
