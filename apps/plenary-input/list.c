/* SPDX-License-Identifier: MIT
 *
 * plenary-input list: a block of lines for each device.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "common/log.h"
#include "common/mem.h"
#include "describe.h"
#include "no_devices.h"

/* Prints and frees. Names come from devices and programs, which must not command a terminal. */
static void print_line(const char *what, char *text)
{
	if (text[0] != '\0') {
		plen_log_clean(text);
		printf("  %-9s %s\n", what, text);
	}
	free(text);
}

static void print_device(const struct plen_inventory_device *device)
{
	char *name = plen_strdup(device->name);

	plen_log_clean(name);
	printf("%s  %s  %04x:%04x  %s\n", device->node, plen_describe_kind(device->kind),
	       device->vendor, device->product, name);
	free(name);
	print_line("known as", plen_describe_make(device));
	if (device->open_error == 0 && device->kind == PLEN_INVENTORY_PANEL) {
		if (device->contacts_max > 0) {
			printf("  %-9s %u\n", "contacts", device->contacts_max);
		}
		print_line("size", plen_describe_size(device));
		print_line("reports", plen_describe_axes(device));
	}
	if (strcmp(device->seat, "seat0") != 0) {
		print_line("seat", plen_strdup(device->seat));
	}
	print_line("access", plen_describe_access(device));
}

int plen_input_list(int argc, char **argv)
{
	struct plen_inventory inventory;

	(void)argv;
	if (argc != 1) {
		return plen_input_usage("list");
	}

	int result = plen_inventory_take(&inventory);
	if (result < 0) {
		fprintf(stderr, "plenary-input: cannot list devices: %s\n", strerror(-result));
		return PLEN_INPUT_PROBLEM;
	}
	plen_inventory_find_users(&inventory);
	for (size_t i = 0; i < inventory.count; i++) {
		print_device(&inventory.devices[i]);
	}
	result = inventory.count > 0 ? PLEN_INPUT_GOOD : PLEN_INPUT_PROBLEM;
	if (inventory.count == 0) {
		plen_input_say_no_devices(stdout);
	}
	plen_inventory_finish(&inventory);
	return result;
}
