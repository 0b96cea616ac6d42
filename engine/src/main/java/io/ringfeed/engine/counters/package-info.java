/**
 * Counters that programs outside the process can read: a catalogue, a mapped file with one page per engine, and its reader.
 *
 * <p>{@code rf-supervisor} writes the values, {@code rf-decode} the first bytes of rejected frames, and any thread or process
 * reads. Publishing allocates a little, ten times a second; keeping a rejected frame allocates nothing.
 */
package io.ringfeed.engine.counters;
