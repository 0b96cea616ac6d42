/**
 * What users choose of the TCP socket. Immutable values, read by the thread that builds the transport; nothing here is on the
 * way of a message or allocates per message.
 */
package io.ringfeed.transport.socket;
