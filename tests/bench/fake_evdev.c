/* SPDX-License-Identifier: MIT
 *
 * ioctl is defined here for the whole program, libraries included; what does not concern the node
 * goes to the kernel.
 */
#include "fake_evdev.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What an ordinary user may ask for. */
#define PIPE_SIZE (1 << 20)

static struct {
	int ends[2]; /* of the pipe */
	uint32_t slots;
} node = {.ends = {-1, -1}};

static void set_bit(uint8_t *bits, size_t size, unsigned bit)
{
	if (bit / 8 < size) {
		bits[bit / 8] |= (uint8_t)(1u << bit % 8);
	}
}

static void answer_bits(unsigned type, uint8_t *bits, size_t size)
{
	static const unsigned axes[] = {ABS_X,
					ABS_Y,
					ABS_MT_SLOT,
					ABS_MT_POSITION_X,
					ABS_MT_POSITION_Y,
					ABS_MT_TRACKING_ID,
					ABS_MT_TOUCH_MAJOR};

	if (type == 0) {
		set_bit(bits, size, EV_SYN);
		set_bit(bits, size, EV_KEY);
		set_bit(bits, size, EV_ABS);
	} else if (type == EV_KEY) {
		set_bit(bits, size, BTN_TOUCH);
	} else if (type == EV_ABS) {
		for (size_t i = 0; i < sizeof(axes) / sizeof(axes[0]); i++) {
			set_bit(bits, size, axes[i]);
		}
	}
}

static void answer_axis(unsigned code, struct input_absinfo *axis)
{
	axis->maximum = FAKE_EVDEV_RANGE;
	if (code == ABS_MT_SLOT) {
		axis->maximum = (int)node.slots - 1;
	}
	if (code == ABS_MT_TRACKING_ID) {
		axis->maximum = 65535;
	}
}

static void answer_slots(int32_t *values, size_t size)
{
	/* The first is the code that is asked about: nothing is down. */
	bool ids = values[0] == ABS_MT_TRACKING_ID;

	for (size_t i = 1; i < size / sizeof(*values); i++) {
		values[i] = ids ? -1 : 0;
	}
}

static int answer(unsigned long request, void *data)
{
	unsigned nr = _IOC_NR(request);
	size_t size = _IOC_SIZE(request);

	if (nr == _IOC_NR(EVIOCGMTSLOTS(0))) {
		answer_slots(data, size);
		return 0;
	}
	if (_IOC_DIR(request) != _IOC_READ) {
		return 0;
	}
	if (nr == _IOC_NR(EVIOCGPHYS(0)) || nr == _IOC_NR(EVIOCGUNIQ(0))) {
		errno = ENOENT;
		return -1;
	}
	memset(data, 0, size);
	if (nr == _IOC_NR(EVIOCGVERSION)) {
		*(int *)data = EV_VERSION;
	} else if (nr >= _IOC_NR(EVIOCGABS(0))) {
		answer_axis(nr - _IOC_NR(EVIOCGABS(0)), data);
	} else if (nr >= _IOC_NR(EVIOCGBIT(0, 0))) {
		answer_bits(nr - _IOC_NR(EVIOCGBIT(0, 0)), data, size);
	}
	return (int)size;
}

__attribute__((visibility("default"))) int ioctl(int fd, unsigned long request, ...)
{
	va_list args;

	va_start(args, request);
	void *data = va_arg(args, void *);
	va_end(args);
	if (fd >= 0 && fd == node.ends[0] && _IOC_TYPE(request) == 'E') {
		return answer(request, data);
	}
	return (int)syscall(SYS_ioctl, fd, request, data);
}

int fake_evdev_open(uint32_t slots)
{
	assert(node.ends[0] == -1);
	if (pipe2(node.ends, O_NONBLOCK | O_CLOEXEC) < 0) {
		return -errno;
	}
	/* Where a busy machine keeps the reader waiting, nothing is lost. */
	fcntl(node.ends[1], F_SETPIPE_SZ, PIPE_SIZE);
	node.slots = slots;
	return node.ends[0];
}

void fake_evdev_close(void)
{
	close(node.ends[0]);
	close(node.ends[1]);
	node.ends[0] = node.ends[1] = -1;
}

void fake_evdev_write(const struct input_event *events, size_t count)
{
	size_t size = count * sizeof(*events);

	assert(write(node.ends[1], events, size) == (ssize_t)size);
}
