/**
 * What users say of the proxy that stands between them and the venue. Immutable values, read when connections are made; nothing
 * here is on the way of a message or allocates per message.
 */
package io.ringfeed.transport.proxy;
