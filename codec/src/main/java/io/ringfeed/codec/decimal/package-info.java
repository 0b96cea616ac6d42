/**
 * Exact decimal numbers, mantissa and scale, read from digits and printed back without loss.
 * <p>
 * <b>Threading:</b> plain values without synchronisation: one thread at a time, or handed over with a fence.
 * <br><b>Allocation:</b> none, but for the conversions to {@code BigDecimal} and {@code String}.
 */
package io.ringfeed.codec.decimal;
