/**
 * Configuration by text: a catalogue of keys, read from files and the environment when that is asked for, and laid over an engine's
 * options. Used by the thread that builds an engine, before there is one; allocates freely, and nothing per message.
 */
package io.ringfeed.engine.config;
