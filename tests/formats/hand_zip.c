/* SPDX-License-Identifier: MIT */
#include "hand_zip.h"

#include <string.h>

#include "buffer.h"

#define UNIX 3

static uint32_t crc_of(const char *bytes, size_t size)
{
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < size; i++) {
		crc ^= (uint8_t)bytes[i];
		for (int bit = 0; bit < 8; bit++) {
			crc = crc >> 1 ^ (crc & 1 ? UINT32_C(0xedb88320) : 0);
		}
	}
	return ~crc;
}

static void put(struct plen_buffer *out, uint32_t value, int bytes)
{
	for (int i = 0; i < bytes; i++) {
		*plen_buffer_space(out, 1) = (uint8_t)(value >> 8 * i);
	}
}

static size_t name_size(const struct hand_zip_entry *entry)
{
	return entry->name_size > 0 ? entry->name_size : strlen(entry->name);
}

/* What the local header and the directory have in common. */
static void put_about(struct plen_buffer *out, const struct hand_zip_entry *entry)
{
	size_t size = strlen(entry->content);

	put(out, 20, 2);
	put(out, entry->flags, 2);
	put(out, entry->method, 2);
	put(out, 0, 4);
	put(out, entry->told_crc != 0 ? entry->told_crc : crc_of(entry->content, size), 4);
	put(out, (uint32_t)size, 4);
	put(out, entry->told_size != 0 ? entry->told_size : (uint32_t)size, 4);
	put(out, (uint32_t)name_size(entry), 2);
	put(out, 0, 2);
}

static void put_local(struct plen_buffer *out, const struct hand_zip_entry *entry)
{
	put(out, 0x04034b50, 4);
	put_about(out, entry);
	plen_buffer_add(out, entry->name, name_size(entry));
	plen_buffer_add(out, entry->content, strlen(entry->content));
}

static void put_central(struct plen_buffer *out, const struct hand_zip_entry *entry,
			uint32_t offset)
{
	put(out, 0x02014b50, 4);
	put(out, entry->mode != 0 ? UNIX << 8 | 20 : 20, 2);
	put_about(out, entry);
	put(out, 0, 6 - 2);
	put(out, 0, 2);
	put(out, entry->mode << 16, 4);
	put(out, offset, 4);
	plen_buffer_add(out, entry->name, name_size(entry));
}

uint8_t *hand_zip(const struct hand_zip_entry *entries, size_t count, size_t *size)
{
	struct plen_buffer out = {0};
	struct plen_buffer directory = {0};

	for (size_t i = 0; i < count; i++) {
		uint32_t offset = (uint32_t)out.size;

		put_local(&out, &entries[i]);
		put_central(&directory, &entries[i], offset);
	}

	uint32_t start = (uint32_t)out.size;
	plen_buffer_add(&out, directory.data, directory.size);
	put(&out, 0x06054b50, 4);
	put(&out, 0, 4);
	put(&out, (uint32_t)count, 2);
	put(&out, (uint32_t)count, 2);
	put(&out, (uint32_t)directory.size, 4);
	put(&out, start, 4);
	put(&out, 0, 2);
	plen_buffer_finish(&directory);
	return plen_buffer_take(&out, size);
}
