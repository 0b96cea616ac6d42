/**
 * A Binance-compatible venue on loopback, for tests of code that speaks to the venue.
 *
 * <p><b>Threading:</b> the types here may be used from any thread; everything behind them lives on one thread,
 * {@code sim-io}, without locks, apart from the reader of a recording, {@code sim-replay}, which hands over batches.
 * <br><b>Allocation:</b> no promise here; a frame is encoded once, whatever the number of its receivers.
 */
package io.ringfeed.simulator;
