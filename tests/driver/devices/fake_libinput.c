/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <libinput.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "fake_world.h"

struct libinput *__wrap_libinput_path_create_context(const struct libinput_interface *interface,
						     void *data);
void __wrap_libinput_log_set_handler(struct libinput *libinput, libinput_log_handler handler);
int __wrap_libinput_get_fd(struct libinput *libinput);
struct libinput *__wrap_libinput_unref(struct libinput *libinput);
int __wrap_libinput_dispatch(struct libinput *libinput);
struct libinput_event *__wrap_libinput_get_event(struct libinput *libinput);
enum libinput_event_type __wrap_libinput_event_get_type(struct libinput_event *event);
struct libinput_device *__wrap_libinput_event_get_device(struct libinput_event *event);
void __wrap_libinput_event_destroy(struct libinput_event *event);
struct libinput_device *__wrap_libinput_path_add_device(struct libinput *libinput,
							const char *path);
void __wrap_libinput_path_remove_device(struct libinput_device *device);
struct libinput_device *__wrap_libinput_device_ref(struct libinput_device *device);
struct libinput_device *__wrap_libinput_device_unref(struct libinput_device *device);
void __wrap_libinput_device_set_user_data(struct libinput_device *device, void *data);
void *__wrap_libinput_device_get_user_data(struct libinput_device *device);
const char *__wrap_libinput_device_get_name(struct libinput_device *device);
unsigned __wrap_libinput_device_get_id_vendor(struct libinput_device *device);
unsigned __wrap_libinput_device_get_id_product(struct libinput_device *device);
int __wrap_libinput_device_has_capability(struct libinput_device *device,
					  enum libinput_device_capability capability);
enum libinput_config_status
__wrap_libinput_device_config_send_events_set_mode(struct libinput_device *device, uint32_t mode);
void *__wrap_libinput_get_user_data(struct libinput *libinput);

struct libinput_event {
	struct libinput_event *next;
	enum libinput_event_type type;
	struct libinput_device *device;
};

struct libinput_device {
	uint32_t references;
	void *data;
	bool is_open;
};

static struct {
	int fd; /* never readable */
	struct libinput_event *first, **last;
	const struct libinput_interface *interface;
	void *data;
	libinput_log_handler log;
} context;

/* Whose insides nobody looks at. */
static char some_libinput;

struct libinput *__wrap_libinput_path_create_context(const struct libinput_interface *interface,
						     void *data)
{
	context.interface = interface;
	context.data = data;
	context.fd = eventfd(0, EFD_CLOEXEC);
	context.first = NULL;
	context.last = &context.first;
	return (struct libinput *)&some_libinput;
}

void __wrap_libinput_log_set_handler(struct libinput *libinput, libinput_log_handler handler)
{
	(void)libinput;
	context.log = handler;
}

int __wrap_libinput_get_fd(struct libinput *libinput)
{
	(void)libinput;
	return context.fd;
}

struct libinput *__wrap_libinput_unref(struct libinput *libinput)
{
	struct libinput_event *event = NULL;

	while ((event = __wrap_libinput_get_event(libinput)) != NULL) {
		__wrap_libinput_event_destroy(event);
	}
	close(context.fd);
	fake_world.living.libinput_closed = 0;
	return NULL;
}

int __wrap_libinput_dispatch(struct libinput *libinput)
{
	(void)libinput;
	fake_world.living.libinput_closed = 0;
	return 0;
}

void *__wrap_libinput_get_user_data(struct libinput *libinput)
{
	(void)libinput;
	return context.data;
}

__attribute__((format(printf, 1, 2))) static void complain(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	context.log((struct libinput *)&some_libinput, LIBINPUT_LOG_PRIORITY_ERROR, format, args);
	va_end(args);
}

static void queue(enum libinput_event_type type, struct libinput_device *device)
{
	struct libinput_event *event = calloc(1, sizeof(*event));

	event->type = type;
	event->device = __wrap_libinput_device_ref(device);
	*context.last = event;
	context.last = &event->next;
	fake_world.living.libinput_events++;
}

struct libinput_event *__wrap_libinput_get_event(struct libinput *libinput)
{
	struct libinput_event *event = context.first;

	(void)libinput;
	if (event != NULL) {
		context.first = event->next;
		if (context.first == NULL) {
			context.last = &context.first;
		}
	}
	return event;
}

enum libinput_event_type __wrap_libinput_event_get_type(struct libinput_event *event)
{
	return event->type;
}

struct libinput_device *__wrap_libinput_event_get_device(struct libinput_event *event)
{
	return event->device;
}

void __wrap_libinput_event_destroy(struct libinput_event *event)
{
	__wrap_libinput_device_unref(event->device);
	free(event);
	fake_world.living.libinput_events--;
}

/* Whatever node lies there, as libinput would open it. */
static bool can_open(const char *path)
{
	int fd = context.interface->open_restricted(path, O_RDWR, context.data);

	if (fd >= 0) {
		context.interface->close_restricted(fd, context.data);
	}
	return fd >= 0;
}

struct libinput_device *__wrap_libinput_path_add_device(struct libinput *libinput, const char *path)
{
	struct libinput_device *device = NULL;

	(void)libinput;
	if (fake_world.fate == FAKE_GOES_FIRST) {
		fake_world.gone = true;
		complain("client bug: Invalid path %s\n", path);
	}
	if (fake_world.gone || (fake_world.fate == FAKE_REPLACED && !can_open(path))) {
		return NULL;
	}
	device = calloc(1, sizeof(*device));
	device->references = 1;
	device->is_open = true;
	fake_world.living.libinput_devices++;
	queue(LIBINPUT_EVENT_DEVICE_ADDED, device);
	return device;
}

static void close_device(struct libinput_device *device)
{
	if (device->is_open) {
		device->is_open = false;
		fake_world.living.libinput_closed++;
	}
}

void __wrap_libinput_path_remove_device(struct libinput_device *device)
{
	close_device(device);
	queue(LIBINPUT_EVENT_DEVICE_REMOVED, device);
	__wrap_libinput_device_unref(device);
}

struct libinput_device *__wrap_libinput_device_ref(struct libinput_device *device)
{
	device->references++;
	return device;
}

struct libinput_device *__wrap_libinput_device_unref(struct libinput_device *device)
{
	if (--device->references > 0) {
		return device;
	}
	free(device);
	fake_world.living.libinput_devices--;
	return NULL;
}

void __wrap_libinput_device_set_user_data(struct libinput_device *device, void *data)
{
	device->data = data;
}

void *__wrap_libinput_device_get_user_data(struct libinput_device *device)
{
	return device->data;
}

const char *__wrap_libinput_device_get_name(struct libinput_device *device)
{
	(void)device;
	return "Some Panel";
}

unsigned __wrap_libinput_device_get_id_vendor(struct libinput_device *device)
{
	(void)device;
	return 1;
}

unsigned __wrap_libinput_device_get_id_product(struct libinput_device *device)
{
	(void)device;
	return 2;
}

int __wrap_libinput_device_has_capability(struct libinput_device *device,
					  enum libinput_device_capability capability)
{
	(void)device;
	return fake_world.is_panel ? capability == LIBINPUT_DEVICE_CAP_TOUCH
				   : capability == LIBINPUT_DEVICE_CAP_KEYBOARD;
}

enum libinput_config_status
__wrap_libinput_device_config_send_events_set_mode(struct libinput_device *device, uint32_t mode)
{
	(void)mode;
	close_device(device);
	return LIBINPUT_CONFIG_STATUS_SUCCESS;
}
