/* SPDX-License-Identifier: MIT
 *
 * Wide registers, where the compiler and the processor have them. Every x86-64 has SSE2; AVX2 is
 * asked for at run time, function by function, so that one program serves every PC, small ones
 * without it included. What uses them must come to the very results of the plain code beside it.
 */
#pragma once

enum plen_wide {
	PLEN_WIDE_NONE,
	PLEN_WIDE_SSE2,
	PLEN_WIDE_AVX2,
};

#ifdef __x86_64__
#include <immintrin.h>
#define HAS_SSE2
#define HAS_AVX2
#define TARGET_AVX2 __attribute__((target("avx2")))
#endif

/* The widest that there is here. */
static inline enum plen_wide plen_wide_best(void)
{
#ifdef HAS_AVX2
	return __builtin_cpu_supports("avx2") ? PLEN_WIDE_AVX2 : PLEN_WIDE_SSE2;
#else
	return PLEN_WIDE_NONE;
#endif
}
