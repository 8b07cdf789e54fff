/* SPDX-License-Identifier: MIT */
#include "calibration_host.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "common/mem.h"

void plen_calibration_host_finish(struct plen_calibration_host *host)
{
	plen_calibration_run_destroy(host->run);
	plen_calibration_table_free(host->table);
	free(atomic_load_explicit(&host->news, memory_order_acquire));
}

void plen_calibration_host_came(struct plen_calibration_host *host,
				const struct plen_source_device *device)
{
	plen_touch_sizes_came(&host->sizes, device, host->table);
	if (host->run != NULL) {
		plen_calibration_run_came(host->run, device);
	}
}

void plen_calibration_host_went(struct plen_calibration_host *host, uint32_t device)
{
	plen_touch_sizes_went(&host->sizes, device);
	if (host->run != NULL) {
		plen_calibration_run_went(host->run, device);
	}
}

void plen_calibration_host_frame(struct plen_calibration_host *host,
				 const struct plen_contact_frame *frame)
{
	if (host->run != NULL) {
		plen_calibration_run_frame(host->run, frame);
	}
}

void plen_calibration_host_advance(struct plen_calibration_host *host, int64_t now_us)
{
	if (host->run != NULL) {
		plen_calibration_run_advance(host->run, now_us);
	}
	plen_touch_sizes_advance(&host->sizes, now_us);
}

int64_t plen_calibration_host_deadline_us(const struct plen_calibration_host *host)
{
	return host->run != NULL ? plen_calibration_run_deadline_us(host->run) : INT64_MAX;
}

/* The source lets go of the old table before it is freed. */
static void use_table(struct plen_calibration_host *host, struct plen_calibration_table *table)
{
	struct plen_calibration_table *old = host->table;

	host->table = table;
	plen_source_calibrate(host->source, table, host->run != NULL);
	plen_touch_sizes_calibrate(&host->sizes, table);
	plen_calibration_table_free(old);
}

static void use_run(struct plen_calibration_host *host, const struct plen_wall_run *order,
		    int64_t now_us)
{
	plen_calibration_run_destroy(host->run);
	host->run = NULL;
	host->told = 0;
	if (order->starts) {
		host->run = plen_calibration_run_create(&order->options, now_us);
		plen_touch_sizes_introduce(&host->sizes, host->run);
	}
	plen_source_calibrate(host->source, host->table, host->run != NULL);
}

void plen_calibration_host_open(struct plen_calibration_host *host,
				struct plen_wall_mailbox *mailbox, int64_t now_us)
{
	struct plen_calibration_table *table = plen_wall_mailbox_take_calibrations(mailbox);
	struct plen_wall_run *run = plen_wall_mailbox_take_run(mailbox);

	if (table != NULL) {
		use_table(host, table);
	}
	if (run != NULL) {
		use_run(host, run, now_us);
	}
	free(run);
}

bool plen_calibration_host_publish(struct plen_calibration_host *host)
{
	if (host->run == NULL || plen_calibration_run_state(host->run)->generation == host->told) {
		return false;
	}

	struct plen_calibration_news *news = plen_calloc(1, sizeof(*news));
	news->state = *plen_calibration_run_state(host->run);
	news->has_record = plen_calibration_run_record(host->run, &news->record);
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
