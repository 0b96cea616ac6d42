/**
 * The control plane: one agent on one thread ({@code rf-supervisor}) that owns the connection, its time-outs, backoff
 * and pace, and the subscriptions' way from wanted to live.
 *
 * <p>Decisions are pure state machines fed with (event, now). Cold: allocates per event of a connection's life, never
 * per message.
 */
package io.ringfeed.engine.supervisor;
