/**
 * Names of the venue's streams, made by typed factories or read from text, never by string pasting: the venue answers a
 * wrong name with success and silence (protocol §2.2). And the URLs that carry them.
 * <p>
 * <b>Threading:</b> immutable values, any thread.
 * <br><b>Allocation:</b> allocates; for the cold path.
 */
package io.ringfeed.codec.stream;
