/**
 * Events of many symbols at once: arrays of rows, validated by the decoder and walked by the handler's own cursor.
 * <p>
 * <b>Threading:</b> a view belongs to one thread; several views may walk one record at the same time.
 * <br><b>Allocation:</b> none per event or row.
 */
package io.ringfeed.codec.array;
