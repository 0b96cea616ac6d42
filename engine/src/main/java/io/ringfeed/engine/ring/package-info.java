/**
 * The way of one message: from the frame handler, through a preallocated slot, past the decoder, to the handlers.
 *
 * <p>{@code rf-io} writes slots ({@link io.ringfeed.engine.ring.FrameWriter}), {@code rf-decode} decodes them in place
 * ({@link io.ringfeed.engine.ring.DecodeStage}), each {@code rf-handler-N} reads them
 * ({@link io.ringfeed.engine.ring.HandlerAdapter}). After the decoder's publish nobody writes a slot. Nothing is
 * allocated per message.
 */
package io.ringfeed.engine.ring;
