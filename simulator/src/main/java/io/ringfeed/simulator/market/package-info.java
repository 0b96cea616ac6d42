/**
 * The generated market: a seeded book and trades of each symbol, and the frames of every live spot stream (protocol §4.0).
 *
 * <p>All streams show the same book and the same trades. Windows of time have a resolution of a minute: they open on the
 * whole minute before their nominal start, those of 24 hours, of rolling tickers and of averages alike.
 *
 * <p><b>Threading:</b> everything here is confined to the simulator's thread unless a method says otherwise.
 * <br><b>Allocation:</b> none for an event once the buffers have grown.
 */
package io.ringfeed.simulator.market;
