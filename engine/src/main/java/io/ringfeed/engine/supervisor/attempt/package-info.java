/**
 * When to connect, and when not to: backoff, circuit breaker, budget of attempts, and the life of one connection, as pure state machines
 * over (event, now). Confined to the supervisor's thread; nothing here is per message.
 */
package io.ringfeed.engine.supervisor.attempt;
