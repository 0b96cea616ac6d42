/**
 * The face of Ringfeed: an engine that a strategy embeds, its builder and its status.
 *
 * <p>Called from the user's threads; nothing here runs per message.
 */
package io.ringfeed.engine;
