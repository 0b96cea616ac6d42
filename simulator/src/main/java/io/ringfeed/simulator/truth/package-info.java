/**
 * What a generated market really is, to compare a client's view with.
 *
 * <p><b>Threading:</b> immutable records, made on the simulator's thread.
 * <br><b>Allocation:</b> a record and its lists each time one is asked for.
 */
package io.ringfeed.simulator.truth;
