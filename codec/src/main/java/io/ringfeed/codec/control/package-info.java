/**
 * The conversation about subscriptions: requests, replies and errors (protocol §2).
 * <p>
 * <b>Threading:</b> values are immutable; encoders and parsers have no state.
 * <br><b>Allocation:</b> allocates, for it runs a few times a second at most. Only decoding a reply into a record, on
 * the hot
 * path, does not.
 */
package io.ringfeed.codec.control;
