/* SPDX-License-Identifier: MIT
 *
 * News that the kernel had no room for: what was missed is found by looking around. udev is played
 * by the functions that the linker sends its calls to, and inotify's news are read from here.
 */
#include <errno.h>
#include <libudev.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/log.h"
#include "device_watch.h"

struct udev *__wrap_udev_new(void);
struct udev *__wrap_udev_unref(struct udev *udev);
struct udev_monitor *__wrap_udev_monitor_new_from_netlink(struct udev *udev, const char *name);
int __wrap_udev_monitor_filter_add_match_subsystem_devtype(struct udev_monitor *monitor,
							   const char *subsystem,
							   const char *devtype);
int __wrap_udev_monitor_enable_receiving(struct udev_monitor *monitor);
struct udev_monitor *__wrap_udev_monitor_unref(struct udev_monitor *monitor);
struct udev_enumerate *__wrap_udev_enumerate_new(struct udev *udev);
int __wrap_inotify_add_watch(int fd, const char *path, uint32_t mask);
ssize_t __wrap_read(int fd, void *buffer, size_t size);

static struct {
	uint32_t looks;    /* how often somebody looked around */
	uint32_t news[4];  /* masks of what inotify tells, all in one reading */
	size_t news_count; /* 0 = none left */
	int watch_error;   /* of inotify_add_watch */
	uint32_t warnings;
} world;

/* Whose insides nobody looks at here. */
static char some_udev, some_monitor;

struct udev *__wrap_udev_new(void)
{
	return (struct udev *)&some_udev;
}

struct udev *__wrap_udev_unref(struct udev *udev)
{
	assert_ptr_equal(udev, &some_udev);
	return NULL;
}

struct udev_monitor *__wrap_udev_monitor_new_from_netlink(struct udev *udev, const char *name)
{
	(void)udev;
	(void)name;
	return (struct udev_monitor *)&some_monitor;
}

int __wrap_udev_monitor_filter_add_match_subsystem_devtype(struct udev_monitor *monitor,
							   const char *subsystem,
							   const char *devtype)
{
	(void)monitor;
	(void)subsystem;
	(void)devtype;
	return 0;
}

int __wrap_udev_monitor_enable_receiving(struct udev_monitor *monitor)
{
	(void)monitor;
	return 0;
}

struct udev_monitor *__wrap_udev_monitor_unref(struct udev_monitor *monitor)
{
	(void)monitor;
	return NULL;
}

/* There is nothing to be found; that somebody looks is what matters. */
struct udev_enumerate *__wrap_udev_enumerate_new(struct udev *udev)
{
	assert_ptr_equal(udev, &some_udev);
	world.looks++;
	return NULL;
}

int __wrap_inotify_add_watch(int fd, const char *path, uint32_t mask)
{
	(void)fd;
	assert_string_equal(path, "/dev/input");
	assert_int_equal(mask, IN_ATTRIB);
	errno = world.watch_error;
	return world.watch_error == 0 ? 1 : -1;
}

ssize_t __wrap_read(int fd, void *buffer, size_t size)
{
	struct inotify_event *events = buffer;
	size_t count = world.news_count;

	(void)fd;
	assert_true(size >= count * sizeof(*events));
	for (size_t i = 0; i < count; i++) {
		events[i] = (struct inotify_event){.wd = -1, .mask = world.news[i]};
	}
	world.news_count = 0;
	errno = EAGAIN;
	return count > 0 ? (ssize_t)(count * sizeof(*events)) : -1;
}

static void take_line(enum plen_log_level level, const char *module, const char *line)
{
	(void)module;
	if (level == PLEN_LOG_WARN) {
		assert_non_null(strstr(line, "/dev/input"));
		world.warnings++;
	}
}

static struct plen_device_watch *watch_out(void)
{
	static const struct plen_device_watch_sink nobody;
	struct plen_device_watch *watch = NULL;

	memset(&world, 0, sizeof(world));
	assert_int_equal(plen_device_watch_create(&watch, "seat0", &nobody), 0);
	return watch;
}

static void test_device_watch__looks_around_when_news_were_lost(void **state)
{
	struct plen_device_watch *watch = watch_out();

	(void)state;
	plen_device_watch_permission_dispatch(watch);
	assert_int_equal(world.looks, 0);
	world.news[0] = IN_ATTRIB; /* of the folder itself */
	world.news_count = 1;
	plen_device_watch_permission_dispatch(watch);
	assert_int_equal(world.looks, 0);
	world.news[1] = IN_Q_OVERFLOW;
	world.news[2] = IN_Q_OVERFLOW;
	world.news_count = 3;
	plen_device_watch_permission_dispatch(watch);
	assert_int_equal(world.looks, 1);
	plen_device_watch_permission_dispatch(watch);
	assert_int_equal(world.looks, 1);
	plen_device_watch_destroy(watch);
}

static void test_device_watch__says_when_nobody_will_tell_it(void **state)
{
	struct plen_device_watch *watch = watch_out();

	(void)state;
	plen_log_set_sink(take_line);
	plen_device_watch_permissions(watch);
	assert_int_equal(world.warnings, 0);
	world.watch_error = ENOSPC;
	plen_device_watch_permissions(watch);
	plen_device_watch_permissions(watch);
	plen_log_set_sink(NULL);
	assert_int_equal(world.warnings, 1);
	plen_device_watch_destroy(watch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_device_watch__looks_around_when_news_were_lost),
		cmocka_unit_test(test_device_watch__says_when_nobody_will_tell_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
