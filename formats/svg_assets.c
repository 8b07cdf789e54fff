/* SPDX-License-Identifier: MIT */
#include "svg_assets.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base64.h"
#include "buffer.h"
#include "common/mem.h"
#include "formats/image_kind.h"
#include "formats/units.h"
#include "hash.h"
#include "lesson/op.h"

#define PAGE "#page="
#define ADDRESS_MAX 4096

/* One file, or one data: address, by its whole text. */
struct entry {
	char *name;
	bool asked; /* what follows is known */
	bool found;
	struct plen_svg_asset asset;
};

struct plen_svg_assets {
	struct plen_archive *archive;
	const char *base;
	struct plen_ink_in *in;
	struct entry *entries; /* open addressing; a power of two, at most half full */
	size_t count, capacity;
};

struct plen_svg_assets *plen_svg_assets_create(struct plen_archive *archive, const char *base,
					       struct plen_ink_in *in)
{
	struct plen_svg_assets *assets = plen_calloc(1, sizeof(*assets));

	*assets = (struct plen_svg_assets){archive, base, in, plen_calloc(16, sizeof(struct entry)),
					   0,       16};
	return assets;
}

void plen_svg_assets_destroy(struct plen_svg_assets *assets)
{
	if (assets == NULL) {
		return;
	}
	for (size_t i = 0; i < assets->capacity; i++) {
		free(assets->entries[i].name);
	}
	free(assets->entries);
	free(assets);
}

static struct entry *slot_of(struct entry *entries, size_t capacity, const char *name)
{
	size_t at = plen_hash_text(name) & (capacity - 1);

	while (entries[at].name != NULL && strcmp(entries[at].name, name) != 0) {
		at = (at + 1) & (capacity - 1);
	}
	return &entries[at];
}

static void grow(struct plen_svg_assets *assets)
{
	size_t capacity = assets->capacity * 2;
	struct entry *entries = plen_calloc(capacity, sizeof(*entries));

	for (size_t i = 0; i < assets->capacity; i++) {
		if (assets->entries[i].name != NULL) {
			*slot_of(entries, capacity, assets->entries[i].name) = assets->entries[i];
		}
	}
	free(assets->entries);
	assets->entries = entries;
	assets->capacity = capacity;
}

static struct entry *entry_of(struct plen_svg_assets *assets, const char *name)
{
	if (2 * assets->count >= assets->capacity) {
		grow(assets);
	}

	struct entry *entry = slot_of(assets->entries, assets->capacity, name);
	if (entry->name == NULL) {
		entry->name = plen_strdup(name);
		entry->asset.parts = 1;
		assets->count++;
	}
	return entry;
}

/* Leaves out "./", and takes "#page=3" off, as 2. A '#' may be part of a name otherwise. */
static char *name_of(const char *address, uint32_t *part)
{
	const char *page = strstr(address, PAGE);

	while (strncmp(address, "./", 2) == 0) {
		address += 2;
	}
	*part = 0;
	if (page == NULL || page < address) {
		return plen_strdup(address);
	}

	long number = strtol(page + strlen(PAGE), NULL, 10);
	*part = number > 0 && number <= (long)PLEN_OP_ASSET_PARTS_MAX ? (uint32_t)number - 1 : 0;
	return plen_asprintf("%.*s", (int)(page - address), address);
}

static void expect(struct plen_svg_assets *assets, const char *address)
{
	uint32_t part;
	char *name = name_of(address, &part);
	struct entry *entry = entry_of(assets, name);

	if (part + 1 > entry->asset.parts) {
		entry->asset.parts = part + 1;
	}
	free(name);
}

/* Backwards from "#page=" to the quotation mark. Addresses that need escapes in XML are not found
 * so; then only the first page of such a file can be shown. */
void plen_svg_assets_expect_all(struct plen_svg_assets *assets, const char *xml)
{
	for (const char *at = xml; (at = strstr(at, PAGE)) != NULL; at += strlen(PAGE)) {
		const char *begin = at, *end = at + strlen(PAGE);

		while (begin > xml && at - begin < ADDRESS_MAX && begin[-1] != '"' &&
		       begin[-1] != '\'') {
			begin--;
		}
		end += strspn(end, "0123456789");
		if (begin > xml && at - begin < ADDRESS_MAX) {
			char *address = plen_asprintf("%.*s", (int)(end - begin), begin);
			expect(assets, address);
			free(address);
		}
	}
}

/* "a%20b" is "a b". */
static char *unescaped(const char *name)
{
	char *plain = plen_strdup(name), *to = plain;

	for (const char *from = plain; *from != '\0'; from++) {
		if (from[0] == '%' && isxdigit((unsigned char)from[1]) &&
		    isxdigit((unsigned char)from[2])) {
			char hex[3] = {from[1], from[2], '\0'};
			*to++ = (char)strtol(hex, NULL, 16);
			from += 2;
		} else {
			*to++ = *from;
		}
	}
	*to = '\0';
	return plain;
}

/* Panels that pack their images smaller say the old name and write another. */
static char *compressed(const char *name)
{
	const char *file = strrchr(name, '/');

	file = file != NULL ? file + 1 : name;
	return plen_asprintf("%.*scompressed_%s", (int)(file - name), name, file);
}

static int read_entry(const struct plen_svg_assets *assets, char *name, uint8_t **bytes,
		      size_t *size)
{
	char *path = plen_asprintf("%s%s", assets->base, name);
	int rc = assets->archive != NULL ? plen_archive_read(assets->archive, path, bytes, size)
					 : -ENOENT;

	free(path);
	free(name);
	return rc;
}

static int read_file(const struct plen_svg_assets *assets, const char *name, uint8_t **bytes,
		     size_t *size)
{
	int rc = read_entry(assets, plen_strdup(name), bytes, size);

	if (rc == -ENOENT) {
		rc = read_entry(assets, unescaped(name), bytes, size);
	}
	return rc == -ENOENT ? read_entry(assets, compressed(name), bytes, size) : rc;
}

static int read_data(const char *address, uint8_t **bytes, size_t *size)
{
	const char *content = strstr(address, ";base64,");
	struct plen_buffer out = {0};

	if (content == NULL || !plen_base64_read(&out, content + strlen(";base64,"))) {
		plen_buffer_finish(&out);
		return -EBADMSG;
	}
	*bytes = plen_buffer_take(&out, size);
	return 0;
}

static int take(struct plen_svg_assets *assets, struct entry *entry, const uint8_t *bytes,
		size_t size)
{
	struct plen_svg_asset *asset = &entry->asset;
	int media = plen_image_kind(bytes, size), rc = 0;

	if (media < 0 || !plen_ink_in_shows(assets->in, (uint8_t)media, bytes, size)) {
		return 0;
	}
	asset->media = (uint8_t)media;
	asset->parts = media == PLEN_MEDIA_PDF ? asset->parts : 1;
	if (!plen_image_kind_size(media, bytes, size, PLEN_PX_PER_INCH, &asset->w_px,
				  &asset->h_px)) {
		asset->w_px = asset->h_px = 0;
	}
	rc = plen_ink_in_asset(assets->in, asset->media, asset->parts, bytes, size, &asset->id);
	entry->found = rc == 0;
	return rc == -E2BIG ? 0 : rc;
}

static int ask(struct plen_svg_assets *assets, struct entry *entry)
{
	uint8_t *bytes = NULL;
	size_t size = 0;
	bool data = strncmp(entry->name, "data:", 5) == 0;
	int rc = data ? read_data(entry->name, &bytes, &size)
		      : read_file(assets, entry->name, &bytes, &size);

	rc = rc == 0 ? take(assets, entry, bytes, size) : 0;
	free(bytes);
	entry->asked = true;
	return rc;
}

int plen_svg_assets_find(struct plen_svg_assets *assets, const char *address,
			 struct plen_svg_asset *asset)
{
	uint32_t part;
	char *name = name_of(address, &part);
	struct entry *entry = entry_of(assets, name);
	int rc = entry->asked ? 0 : ask(assets, entry);

	free(name);
	*asset = entry->asset;
	asset->part = part;
	return rc < 0 ? rc : entry->found && part < entry->asset.parts;
}
