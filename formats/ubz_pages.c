/* SPDX-License-Identifier: MIT */
#include "ubz_pages.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

#define NUMBER_MAX 999999999L
#define CONTENTS "toc.json"

struct page {
	const char *name;
	long number;
	uint32_t place; /* in the table of contents, or behind it */
};

struct listing {
	struct page *pages;
	uint32_t count;
	size_t capacity;
	char *base;
};

/* The number in "page012.svg", or -1. */
static long number_of(const char *file)
{
	char *end = NULL;

	if (strncmp(file, "page", 4) != 0 || !isdigit((unsigned char)file[4])) {
		return -1;
	}

	long number = strtol(file + 4, &end, 10);
	return strcmp(end, ".svg") == 0 && number <= NUMBER_MAX ? number : -1;
}

static const char *file_of(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash != NULL ? slash + 1 : name;
}

static unsigned depth_of(const char *name)
{
	unsigned depth = 0;

	for (; *name != '\0'; name++) {
		depth += *name == '/';
	}
	return depth;
}

static void find_base(struct listing *listing, const struct plen_archive *archive)
{
	const char *name, *best = NULL;

	for (uint32_t i = 0; (name = plen_archive_name(archive, i)) != NULL; i++) {
		if (number_of(file_of(name)) >= 0 &&
		    (best == NULL || depth_of(name) < depth_of(best))) {
			best = name;
		}
	}
	listing->base = best == NULL ? plen_strdup("")
				     : plen_asprintf("%.*s", (int)(file_of(best) - best), best);
}

static void find_pages(struct listing *listing, const struct plen_archive *archive)
{
	size_t length = strlen(listing->base);
	const char *name;

	for (uint32_t i = 0; (name = plen_archive_name(archive, i)) != NULL; i++) {
		if (strncmp(name, listing->base, length) != 0 || file_of(name) != name + length ||
		    number_of(name + length) < 0) {
			continue;
		}
		listing->pages = plen_grow(listing->pages, listing->count, &listing->capacity,
					   sizeof(*listing->pages));
		listing->pages[listing->count++] =
			(struct page){name, number_of(name + length), UINT32_MAX};
	}
}

/* The number after the next "id": in JSON, which is not read any further: ids of pages are all that
 * is of interest, and nothing else in that file has one. */
static const char *next_id(const char *json, long *id)
{
	while (json != NULL && (json = strstr(json, "\"id\"")) != NULL) {
		json += strlen("\"id\"");
		json += strspn(json, " \t\r\n:\"");
		if (isdigit((unsigned char)json[0])) {
			*id = strtol(json, NULL, 10);
			return json;
		}
	}
	return NULL;
}

static int by_number(const void *a, const void *b)
{
	const struct page *left = a, *right = b;

	return (left->number > right->number) - (left->number < right->number);
}

static int by_place(const void *a, const void *b)
{
	const struct page *left = a, *right = b;

	if (left->place != right->place) {
		return left->place < right->place ? -1 : 1;
	}
	return by_number(a, b);
}

static void order(struct listing *listing, struct plen_archive *archive)
{
	char *path = plen_asprintf("%s" CONTENTS, listing->base);
	uint8_t *bytes = NULL;
	size_t size = 0;
	uint32_t place = 0;
	long id = 0;

	qsort(listing->pages, listing->count, sizeof(*listing->pages), by_number);
	if (plen_archive_read(archive, path, &bytes, &size) == 0) {
		for (const char *at = next_id((const char *)bytes, &id); at != NULL;
		     at = next_id(at, &id)) {
			struct page *page =
				bsearch(&(struct page){.number = id}, listing->pages,
					listing->count, sizeof(*listing->pages), by_number);
			if (page != NULL && page->place == UINT32_MAX) {
				page->place = place++;
			}
		}
		qsort(listing->pages, listing->count, sizeof(*listing->pages), by_place);
	}
	free(bytes);
	free(path);
}

void plen_ubz_pages_find(struct plen_ubz_pages *pages, struct plen_archive *archive)
{
	struct listing listing = {0};

	find_base(&listing, archive);
	find_pages(&listing, archive);
	if (listing.count > 0) {
		order(&listing, archive);
	}
	*pages = (struct plen_ubz_pages){plen_calloc(listing.count, sizeof(*pages->names)),
					 listing.count, listing.base};
	for (uint32_t i = 0; i < listing.count; i++) {
		pages->names[i] = listing.pages[i].name;
	}
	free(listing.pages);
}

void plen_ubz_pages_finish(struct plen_ubz_pages *pages)
{
	free(pages->names);
	free(pages->base);
	*pages = (struct plen_ubz_pages){0};
}
