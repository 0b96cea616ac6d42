/**
 * RFC 6455 frames, without sockets: the parser that finds messages in place, and the handler that takes them. Runs on the I/O
 * thread; allocates nothing per message once its buffers have grown.
 */
package io.ringfeed.transport.frame;
