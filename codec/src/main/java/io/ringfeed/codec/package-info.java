/**
 * Turns the venue's JSON into events and back; the packages below this one hold the parts, lowest first:
 * {@code json}, {@code decimal}, {@code name}, {@code stream}, {@code message}, {@code event}, {@code decode},
 * {@code encode}, {@code control}.
 * <p>
 * <b>Threading:</b> the codec has no threads of its own and does no I/O; each class says who may call it.
 * <br><b>Allocation:</b> decoding and encoding an event allocate nothing; what allocates says so.
 */
package io.ringfeed.codec;
