/**
 * What may go wrong with the bytes of a connection, below TLS: held back, cut up, put together, swallowed.
 *
 * <p><b>Threading:</b> confined to {@code sim-io}.
 * <br><b>Allocation:</b> none while nothing goes wrong.
 */
package io.ringfeed.simulator.wire;
