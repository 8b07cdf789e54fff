/* SPDX-License-Identifier: MIT */
typedef int plen_placeholder;
