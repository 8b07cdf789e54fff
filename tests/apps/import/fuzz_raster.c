/* SPDX-License-Identifier: MIT
 *
 * Requests for pixels, as whoever has the other end of the pipe might send them.
 */
#include <assert.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "raster.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int in = memfd_create("requests", MFD_CLOEXEC);
	int out = open("/dev/null", O_WRONLY | O_CLOEXEC);

	assert(in >= 0 && out >= 0);
	if (write(in, data, size) == (ssize_t)size) {
		lseek(in, 0, SEEK_SET);
		plen_raster_serve(in, out);
	}
	close(in);
	close(out);
	return 0;
}
