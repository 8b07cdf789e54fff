/* SPDX-License-Identifier: MIT */
#include "common/thread.h"

#include <signal.h>

int plen_thread_start(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *data),
		      void *data)
{
	sigset_t all;
	sigset_t before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int error = pthread_create(thread, attributes, run, data);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return -error;
}
