/**
 * The venue's side of the stream protocol: requests, subscriptions, limits, PINGs, and one session for each connection.
 *
 * <p><b>Threading:</b> everything here is confined to the simulator's thread unless a method says otherwise.
 * <br><b>Allocation:</b> a market data frame costs its receivers a copy into their outbox and no object.
 */
package io.ringfeed.simulator.venue;
