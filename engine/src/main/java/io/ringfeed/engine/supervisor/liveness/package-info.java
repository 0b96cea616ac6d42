/**
 * Whether streams deliver, told by their frames and their own learned rate, as pure state machines over (event, now). Confined to the
 * supervisor's thread; nothing here is per message.
 */
package io.ringfeed.engine.supervisor.liveness;
