/**
 * Turns frames of the venue's JSON into events, in place.
 * <p>
 * <b>Threading:</b> a decoder belongs to one thread.
 * <br><b>Allocation:</b> none per frame, rejected ones included.
 */
package io.ringfeed.codec.decode;
