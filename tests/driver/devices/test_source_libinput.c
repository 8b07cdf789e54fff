/* SPDX-License-Identifier: MIT
 *
 * A panel is opened twice, by libinput and by us, and its door may be shut in between: the linker
 * sends what would ask udev or open a device to the functions here.
 */
#include <errno.h>
#include <libinput.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cmocka.h>

#include "device_watch.h"
#include "driver/source_libinput.h"
#include "libinput_device.h"

#define NODE "/dev/input/event7"

struct plen_device_watch {
	struct plen_device_watch_sink sink;
	int fd, permission_fd;
};

static struct {
	int error; /* of the second opening */
	uint32_t watched, here, gone;
} world;

int __wrap_plen_device_watch_create(struct plen_device_watch **out, const char *seat,
				    const struct plen_device_watch_sink *sink);
void __wrap_plen_device_watch_destroy(struct plen_device_watch *watch);
int __wrap_plen_device_watch_fd(const struct plen_device_watch *watch);
int __wrap_plen_device_watch_permission_fd(const struct plen_device_watch *watch);
void __wrap_plen_device_watch_permissions(struct plen_device_watch *watch);
void __wrap_plen_device_watch_permission_dispatch(struct plen_device_watch *watch);
void __wrap_plen_device_watch_enumerate(struct plen_device_watch *watch);
const char *__wrap_udev_device_get_devnode(struct udev_device *udev);
const char *__wrap_udev_device_get_syspath(struct udev_device *udev);
const char *__wrap_udev_device_get_property_value(struct udev_device *udev, const char *name);
int __wrap_udev_device_has_current_tag(struct udev_device *udev, const char *tag);
int __wrap_access(const char *path, int mode);
struct libinput_device *__wrap_libinput_path_add_device(struct libinput *libinput,
							const char *path);
int __wrap_plen_libinput_device_create(struct plen_libinput_device **out,
				       struct plen_device_context *context,
				       struct libinput_device *libinput, struct udev_device *udev);
void __wrap_plen_libinput_device_destroy(struct plen_libinput_device *device);
const char *__wrap_plen_libinput_device_node(const struct plen_libinput_device *device);
int __wrap_plen_libinput_device_fd(const struct plen_libinput_device *device);
void __wrap_plen_libinput_device_adopt(struct plen_libinput_device *device);

/* Whose insides nobody looks at here. */
static char some_udev, some_libinput, some_device;

int __wrap_plen_device_watch_create(struct plen_device_watch **out, const char *seat,
				    const struct plen_device_watch_sink *sink)
{
	(void)seat;
	*out = calloc(1, sizeof(**out));
	(*out)->sink = *sink;
	(*out)->fd = eventfd(0, EFD_CLOEXEC);
	(*out)->permission_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return 0;
}

void __wrap_plen_device_watch_destroy(struct plen_device_watch *watch)
{
	close(watch->fd);
	close(watch->permission_fd);
	free(watch);
}

int __wrap_plen_device_watch_fd(const struct plen_device_watch *watch)
{
	return watch->fd;
}

int __wrap_plen_device_watch_permission_fd(const struct plen_device_watch *watch)
{
	return watch->permission_fd;
}

/* The permissions change as soon as somebody asks to be told. */
void __wrap_plen_device_watch_permissions(struct plen_device_watch *watch)
{
	world.watched++;
	assert_int_equal(eventfd_write(watch->permission_fd, 1), 0);
}

static void tell_here(struct plen_device_watch *watch)
{
	watch->sink.here(watch->sink.data, (struct udev_device *)&some_udev);
}

void __wrap_plen_device_watch_permission_dispatch(struct plen_device_watch *watch)
{
	eventfd_t count = 0;

	assert_int_equal(eventfd_read(watch->permission_fd, &count), 0);
	world.error = 0;
	tell_here(watch);
}

void __wrap_plen_device_watch_enumerate(struct plen_device_watch *watch)
{
	tell_here(watch);
}

const char *__wrap_udev_device_get_devnode(struct udev_device *udev)
{
	(void)udev;
	return NODE;
}

const char *__wrap_udev_device_get_syspath(struct udev_device *udev)
{
	(void)udev;
	return "/sys/some";
}

/* It does not go away. */
int __wrap_access(const char *path, int mode)
{
	(void)path;
	(void)mode;
	return 0;
}

int __wrap_udev_device_has_current_tag(struct udev_device *udev, const char *tag)
{
	(void)udev;
	(void)tag;
	return 0;
}

const char *__wrap_udev_device_get_property_value(struct udev_device *udev, const char *name)
{
	(void)udev;
	(void)name;
	return NULL;
}

struct libinput_device *__wrap_libinput_path_add_device(struct libinput *libinput, const char *path)
{
	(void)libinput;
	assert_string_equal(path, NODE);
	return (struct libinput_device *)&some_libinput;
}

int __wrap_plen_libinput_device_create(struct plen_libinput_device **out,
				       struct plen_device_context *context,
				       struct libinput_device *libinput, struct udev_device *udev)
{
	(void)context;
	assert_ptr_equal(libinput, &some_libinput);
	assert_ptr_equal(udev, &some_udev);
	if (world.error == 0) {
		*out = (struct plen_libinput_device *)&some_device;
		world.here++;
	}
	return world.error;
}

void __wrap_plen_libinput_device_destroy(struct plen_libinput_device *device)
{
	assert_ptr_equal(device, &some_device);
	world.gone++;
}

const char *__wrap_plen_libinput_device_node(const struct plen_libinput_device *device)
{
	(void)device;
	return NODE;
}

int __wrap_plen_libinput_device_fd(const struct plen_libinput_device *device)
{
	(void)device;
	return -1;
}

void __wrap_plen_libinput_device_adopt(struct plen_libinput_device *device)
{
	(void)device;
}

static struct plen_source *open_source(int error)
{
	struct plen_source_libinput_options options = {0};
	struct plen_source *source = NULL;
	char line[512] = "";

	world.error = error;
	world.watched = world.here = world.gone = 0;
	assert_int_equal(plen_source_libinput_open(&source, &options, line, sizeof(line)), 0);
	while (plen_source_dispatch(source) == 1) {
	}
	return source;
}

static void test_source_libinput__waits_for_the_permission_to_read_a_panel(void **state)
{
	static const int denials[] = {-EACCES, -EPERM};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct plen_source *source = open_source(denials[i]);
		assert_int_equal(world.watched, 1);
		assert_int_equal(world.here, 1);
		plen_source_destroy(source);
		assert_int_equal(world.gone, 1);
	}
}

static void test_source_libinput__waits_for_nothing_else(void **state)
{
	struct plen_source *source = open_source(-ENOTSUP);

	(void)state;
	assert_int_equal(world.watched, 0);
	assert_int_equal(world.here, 0);
	plen_source_destroy(source);
	assert_int_equal(world.gone, 0);
}

static void test_source_libinput__takes_what_it_may_read(void **state)
{
	struct plen_source *source = open_source(0);

	(void)state;
	assert_int_equal(world.watched, 0);
	assert_int_equal(world.here, 1);
	plen_source_destroy(source);
	assert_int_equal(world.gone, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_source_libinput__waits_for_the_permission_to_read_a_panel),
		cmocka_unit_test(test_source_libinput__waits_for_nothing_else),
		cmocka_unit_test(test_source_libinput__takes_what_it_may_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
