// Where threads run, as Linux says and takes it. glibc and musl have functions for that, but show
// them only to those who ask for GNU's extensions, which Swift's modules of them do not. Each of
// these is the function in its label.
#if defined(__linux__)
#include <pthread.h>
#include <stddef.h>

// The number of the processor that the calling thread runs on, or -1.
int sched_processor(void) __asm__("sched_getcpu");

// Reads where a thread may run, a bit for each processor. Returns 0 or the number of an error.
int sched_read_affinity(pthread_t thread, size_t byteCount, void *bits)
    __asm__("pthread_getaffinity_np");

// Says where a thread may run. Returns 0 or the number of an error.
int sched_write_affinity(pthread_t thread, size_t byteCount, const void *bits)
    __asm__("pthread_setaffinity_np");
#endif
