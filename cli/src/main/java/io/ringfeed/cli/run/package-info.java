/**
 * The {@code run} command: an engine whose events are counted, shown or printed. Events come on the handler's thread, where
 * nothing is allocated per event; all drawing and waiting is done on the main thread.
 */
package io.ringfeed.cli.run;
