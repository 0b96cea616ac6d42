/**
 * The simulator's thread, its port and its throw-away certificates.
 *
 * <p><b>Threading:</b> started and ended by the user's thread; in between everything runs on {@code sim-io}.
 * <br><b>Allocation:</b> cold code, no promise.
 */
package io.ringfeed.simulator.net;
