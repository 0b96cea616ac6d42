/**
 * What users implement and arrange: event handlers, their order, what happens when one throws, and the markers that
 * tell them of breaks in the feed.
 *
 * <p>Handlers run on threads of their own, one each ({@code rf-handler-N}), after the decoder. Calling them allocates
 * nothing.
 */
package io.ringfeed.engine.handler;
