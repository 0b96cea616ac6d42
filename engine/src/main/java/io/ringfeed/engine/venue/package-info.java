/**
 * Where the market data comes from: the addresses of Binance's environments, and any other, as a value.
 *
 * <p>Immutable values, usable from any thread; allocates only when a venue is made.
 */
package io.ringfeed.engine.venue;
