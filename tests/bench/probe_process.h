/* SPDX-License-Identifier: MIT
 *
 * A program under the probe: started, looked at through /proc with all its threads, ended.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* In a process group of its own. Its output goes to `log`. Negative if there is no such program. */
pid_t probe_process_start(char *const argv[], const char *log);
/* False once it has ended. */
bool probe_process_is_running(pid_t pid);
/* Asks it to end, and after some seconds does not ask. */
void probe_process_end(pid_t pid);

/* What all its threads together have used of the processor. */
int64_t probe_process_cpu_ns(pid_t pid);
/* How often one of them has begun to run. */
int64_t probe_process_switches(pid_t pid);
double probe_process_rss_mib(pid_t pid);
