/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "aside"
#include "aside.h"

#include <pthread.h>
#include <string.h>

#include "common/log.h"

static void let_go(struct plen_aside *aside)
{
	if (atomic_fetch_sub(&aside->holders, 1) == 1) {
		aside->release(aside->data);
	}
}

static void *run(void *data)
{
	struct plen_aside *aside = data;

	aside->work(aside->data);
	atomic_store(&aside->is_done, true);
	let_go(aside);
	return NULL;
}

void plen_aside_start(struct plen_aside *aside)
{
	pthread_attr_t attributes;
	pthread_t thread;

	atomic_init(&aside->is_done, false);
	atomic_init(&aside->is_left, false);
	atomic_init(&aside->holders, 2);
	pthread_attr_init(&attributes);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	int status = pthread_create(&thread, &attributes, run, aside);
	pthread_attr_destroy(&attributes);
	if (status != 0) {
		plen_error("no thread to be had: %s", strerror(status));
		atomic_store(&aside->holders, 1);
		atomic_store(&aside->is_done, true);
	}
}

void plen_aside_leave(struct plen_aside *aside)
{
	atomic_store(&aside->is_left, true);
	let_go(aside);
}

bool plen_aside_is_done(const struct plen_aside *aside)
{
	return atomic_load(&aside->is_done);
}

bool plen_aside_is_left(const struct plen_aside *aside)
{
	return atomic_load(&aside->is_left);
}
