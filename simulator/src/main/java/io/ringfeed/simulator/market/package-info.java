/**
 * The generated market: seeded books, trades, candles and statistics of each symbol, and their frames.
 *
 * <p><b>Threading:</b> everything here is confined to the simulator's thread unless a method says otherwise.
 * <br><b>Allocation:</b> none for an event once the buffers have grown.
 */
package io.ringfeed.simulator.market;
