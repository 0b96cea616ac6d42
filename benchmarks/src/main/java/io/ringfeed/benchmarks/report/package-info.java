/**
 * Reads, writes, prints and compares results, all in the JSON that JMH writes. Single-threaded; allocates as it likes.
 */
package io.ringfeed.benchmarks.report;
