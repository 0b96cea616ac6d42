/**
 * Recorded frames: read from a file, checked, and sent again in their order.
 *
 * <p><b>Threading:</b> files are checked on the user's thread; replaying is confined to the simulator's.
 * <br><b>Allocation:</b> none for a wrapped frame once its stream's name has been seen.
 */
package io.ringfeed.simulator.replay;
