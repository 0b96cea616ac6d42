/**
 * What the user asked for and how far it has come: streams, their states, and the handle that waits for them.
 *
 * <p>States are written by the supervisor thread alone and read from any thread. Allocates when streams are requested,
 * never per message.
 */
package io.ringfeed.engine.subscription;
