/* SPDX-License-Identifier: MIT */
#include "common/thread.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool has_none;

int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
			  void *(*run)(void *data), void *data);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
			  void *(*run)(void *data), void *data);

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
			  void *(*run)(void *data), void *data)
{
	return has_none ? EAGAIN : __real_pthread_create(thread, attributes, run, data);
}

static void *ask(void *data)
{
	pthread_sigmask(SIG_SETMASK, NULL, data);
	return NULL;
}

static void assert_hears(int number, bool hears)
{
	sigset_t mine;

	ask(&mine);
	assert_int_equal(sigismember(&mine, number), !hears);
}

static void test_thread__hears_no_signals(void **state)
{
	static const int numbers[] = {SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGCHLD, SIGALRM};
	pthread_t thread;
	sigset_t its;

	(void)state;
	assert_int_equal(plen_thread_start(&thread, NULL, ask, &its), 0);
	assert_int_equal(pthread_join(thread, NULL), 0);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		assert_int_equal(sigismember(&its, numbers[i]), 1);
		assert_hears(numbers[i], true);
	}
}

static void test_thread__that_is_not_to_be_had_changes_nothing(void **state)
{
	pthread_t thread;

	(void)state;
	has_none = true;
	assert_int_equal(plen_thread_start(&thread, NULL, ask, NULL), -EAGAIN);
	has_none = false;
	assert_hears(SIGTERM, true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_thread__hears_no_signals),
		cmocka_unit_test(test_thread__that_is_not_to_be_had_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
