/**
 * Two connections that carry the same streams for a while, merged into one sequence before the ring: make before break. Runs on the I/O
 * thread; allocates when a replacement begins, never per message.
 */
package io.ringfeed.engine.merge;
