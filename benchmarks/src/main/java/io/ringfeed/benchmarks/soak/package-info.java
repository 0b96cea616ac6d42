/**
 * The soak test: an engine and a simulator that does wrong on purpose, in a process each, for minutes, and what the engine's handler
 * got held against what the simulator sent. {@code SoakRun} starts both and then the checker. Each process has a main thread that
 * takes commands, one a line, on standard input; the journal alone runs on a handler's thread and allocates nothing per event.
 */
package io.ringfeed.benchmarks.soak;
