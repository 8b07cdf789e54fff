/* SPDX-License-Identifier: MIT */
#include "probe_process.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_MS 3000
#define LOOK_MS 20

pid_t probe_process_start(char *const argv[], const char *log)
{
	pid_t pid = fork();

	if (pid != 0) {
		return pid;
	}

	int fd = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL); /* whatever becomes of the probe */
	if (fd >= 0) {
		dup2(fd, STDOUT_FILENO);
		dup2(fd, STDERR_FILENO);
	}
	execvp(argv[0], argv);
	_exit(127);
}

bool probe_process_is_running(pid_t pid)
{
	return waitpid(pid, NULL, WNOHANG) == 0;
}

void probe_process_end(pid_t pid)
{
	kill(-pid, SIGTERM);
	for (int waited_ms = 0; waited_ms < PATIENCE_MS; waited_ms += LOOK_MS) {
		if (!probe_process_is_running(pid)) {
			break;
		}
		usleep(LOOK_MS * 1000);
	}
	/* What it has started goes with it. */
	kill(-pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

/* The sum of what `read_one` finds in a file of each thread. */
static int64_t sum_threads(pid_t pid, const char *name, int64_t (*read_one)(FILE *file))
{
	char path[512];
	int64_t sum = 0;
	const struct dirent *entry = NULL;

	snprintf(path, sizeof(path), "/proc/%d/task", (int)pid);
	DIR *threads = opendir(path);
	while (threads != NULL && (entry = readdir(threads)) != NULL) {
		snprintf(path, sizeof(path), "/proc/%d/task/%s/%s", (int)pid, entry->d_name, name);
		FILE *file = entry->d_name[0] == '.' ? NULL : fopen(path, "re");
		if (file != NULL) {
			sum += read_one(file);
			fclose(file);
		}
	}
	if (threads != NULL) {
		closedir(threads);
	}
	return sum;
}

static int64_t first_number(FILE *file)
{
	int64_t value = 0;

	return fscanf(file, "%" SCNd64, &value) == 1 ? value : 0;
}

int64_t probe_process_cpu_ns(pid_t pid)
{
	return sum_threads(pid, "schedstat", first_number);
}

static int64_t switches(FILE *file)
{
	char line[128];
	int64_t sum = 0;

	while (fgets(line, sizeof(line), file) != NULL) {
		const char *value = strstr(line, "ctxt_switches:");
		sum += value != NULL ? strtoll(value + strlen("ctxt_switches:"), NULL, 10) : 0;
	}
	return sum;
}

int64_t probe_process_switches(pid_t pid)
{
	return sum_threads(pid, "status", switches);
}

double probe_process_rss_mib(pid_t pid)
{
	char path[64], line[128];
	double kib = 0;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	FILE *file = fopen(path, "re");
	while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
		if (strncmp(line, "VmRSS:", 6) == 0) {
			kib = strtod(line + 6, NULL);
		}
	}
	if (file != NULL) {
		fclose(file);
	}
	return kib / 1024;
}
