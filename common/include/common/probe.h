/* SPDX-License-Identifier: MIT
 *
 * Probes: named places for perf, bpftrace and SystemTap, of provider "plenary". One is an
 * instruction that does nothing and a note in the file that says where it is; it costs nothing
 * unless somebody watches. See plenary(1), TRACING. Without <sys/sdt.h> at build time there are
 * none.
 */
#pragma once

#if defined(__has_include)
#if __has_include(<sys/sdt.h>)
#include <sys/sdt.h>
#endif
#endif

#ifdef DTRACE_PROBE1
#define PLEN_PROBE1(name, a) DTRACE_PROBE1(plenary, name, a)
#define PLEN_PROBE2(name, a, b) DTRACE_PROBE2(plenary, name, a, b)
#else
#define PLEN_PROBE1(name, a) ((void)(a))
#define PLEN_PROBE2(name, a, b) ((void)(a), (void)(b))
#endif
