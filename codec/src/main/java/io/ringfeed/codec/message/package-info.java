/**
 * Events as immutable records, for those who keep them or pass them on.
 * <p>
 * <b>Threading:</b> immutable, any thread.
 * <br><b>Allocation:</b> each record allocates; not for the hot path.
 */
package io.ringfeed.codec.message;
