/**
 * What the venue is asked for over one connection, in which frames and at which pace, as pure state machines over (event, now). Confined
 * to the supervisor's thread; nothing here is per message.
 */
package io.ringfeed.engine.supervisor.request;
