/**
 * Events as they live in the ring: one mutable record for every kind, tables that say which key of the wire goes where,
 * and
 * typed views for handlers.
 * <p>
 * <b>Threading:</b> a record has one writer, the decoder, and any readers after the ring's publish; each view belongs
 * to one
 * thread.
 * <br><b>Allocation:</b> none after construction, except for the level arrays of a record that grows, and for
 * snapshots.
 */
package io.ringfeed.codec.event;
