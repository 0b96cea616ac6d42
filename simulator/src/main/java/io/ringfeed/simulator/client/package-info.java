/**
 * What a simulator knows of its clients: the frames they sent, and when.
 *
 * <p><b>Threading:</b> immutable values for any thread.
 * <br><b>Allocation:</b> cold code, no promise.
 */
package io.ringfeed.simulator.client;
