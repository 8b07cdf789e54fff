/* SPDX-License-Identifier: MIT
 *
 * Wide registers, where the compiler and the processor have them: AVX2 is asked for at run time,
 * function by function, so that one program serves every PC. What uses it must come to the very
 * results of the plain code beside it.
 */
#pragma once

#ifdef __x86_64__
#include <immintrin.h>
#define HAS_AVX2
#define TARGET_AVX2 __attribute__((target("avx2")))
#endif
