/**
 * On which CPUs the engine's threads run. Read by the thread that builds the engine, then once by each of its threads when it
 * begins; nothing here is on the way of an event or allocates per event.
 */
package io.ringfeed.engine.thread;
