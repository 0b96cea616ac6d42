/**
 * What a simulator can do wrong on purpose: the menu of faults, and scripts that say when each happens.
 *
 * <p><b>Threading:</b> immutable values for any thread; a schedule belongs to whoever runs it. No I/O and no clock: what
 * carries faults out lives elsewhere, on {@code sim-io}.
 * <br><b>Allocation:</b> cold code, no promise.
 */
package io.ringfeed.simulator.fault;
