/* SPDX-License-Identifier: MIT */
#include "kms_hotplug.h"

#include <errno.h>
#include <linux/netlink.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* The kernel's own words come to this group; udev repeats them later to another one. */
#define KERNEL_GROUP 1
#define MESSAGE_MAX 4096

int plen_kms_hotplug_open(void)
{
	struct sockaddr_nl address = {.nl_family = AF_NETLINK, .nl_groups = KERNEL_GROUP};
	int fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK,
			NETLINK_KOBJECT_UEVENT);

	if (fd < 0) {
		return -errno;
	}
	if (bind(fd, (const struct sockaddr *)&address, sizeof(address)) < 0) {
		int status = -errno;

		close(fd);
		return status;
	}
	return fd;
}

bool plen_kms_hotplug_is_display(const char *message, size_t size)
{
	static const char wanted[] = "SUBSYSTEM=drm";

	for (size_t at = 0; at < size;) {
		size_t length = strnlen(message + at, size - at);

		if (length == strlen(wanted) && memcmp(message + at, wanted, length) == 0) {
			return true;
		}
		at += length + 1;
	}
	return false;
}

bool plen_kms_hotplug_take(int fd)
{
	bool heard = false;

	for (;;) {
		char message[MESSAGE_MAX];
		struct sockaddr_nl from = {0};
		socklen_t from_size = sizeof(from);
		ssize_t size = recvfrom(fd, message, sizeof(message), 0, (struct sockaddr *)&from,
					&from_size);

		if (size < 0 && errno == ENOBUFS) { /* some were lost: who knows which */
			heard = true;
			continue;
		}
		if (size < 0) {
			return heard;
		}
		/* Anybody may send here; only the kernel has no port. */
		if (from.nl_pid == 0 && plen_kms_hotplug_is_display(message, (size_t)size)) {
			heard = true;
		}
	}
}
