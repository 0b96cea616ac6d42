/**
 * The public face of the transport: sockets in, whole WebSocket messages out. Runs on one I/O thread ({@code rf-io}); its own
 * code allocates nothing per message.
 */
package io.ringfeed.transport;
