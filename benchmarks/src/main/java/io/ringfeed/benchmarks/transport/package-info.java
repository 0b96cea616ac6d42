/**
 * What it costs to receive a message over a WebSocket: ours and other clients, fed by one source. Each receiver runs in a
 * JVM of its own, on the threads of its library, and so does the source; allocation is theirs, and part of what is
 * measured.
 */
package io.ringfeed.benchmarks.transport;
