/**
 * The machinery on Netty: event loop, TLS, HTTP upgrade, and the handler that drives the frame parser; no part of the API. Runs
 * on the I/O thread unless a method says otherwise; allocates nothing per message, freely per connection.
 */
package io.ringfeed.transport.netty;
