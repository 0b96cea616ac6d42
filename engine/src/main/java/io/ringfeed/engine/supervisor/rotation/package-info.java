/**
 * When a connection is replaced while it stands, as a pure state machine over (event, now). Confined to the supervisor's thread; nothing
 * here is per message.
 */
package io.ringfeed.engine.supervisor.rotation;
