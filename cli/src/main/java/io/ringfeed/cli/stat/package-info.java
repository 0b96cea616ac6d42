/**
 * The {@code stat} command: reads the counters of an engine in another process, and shows them. All on the main thread; cold, so it
 * allocates.
 */
package io.ringfeed.cli.stat;
