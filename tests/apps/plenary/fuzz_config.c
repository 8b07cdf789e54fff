/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct plen_config config;
	char error[256];
	char *text = malloc(size + 1);

	memcpy(text, data, size);
	text[size] = '\0';
	plen_config_init(&config);
	plen_config_parse(&config, NULL, "fuzz", text, error, sizeof(error));
	free(text);
	return 0;
}
