/**
 * Turns events back into the venue's JSON.
 * <p>
 * <b>Threading:</b> an encoder belongs to one thread.
 * <br><b>Allocation:</b> none.
 */
package io.ringfeed.codec.encode;
