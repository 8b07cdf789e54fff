/* SPDX-License-Identifier: MIT
 *
 * The one way to start a thread: it hears no signals, which are for the main thread.
 */
#pragma once

#include <pthread.h>

/* `attributes` may be NULL. 0 or a negative errno. */
int plen_thread_start(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *data),
		      void *data);
