/**
 * What users say about TLS: whom to trust and which engine to use. Runs on the thread that builds the transport; cold, free to
 * allocate.
 */
package io.ringfeed.transport.tls;
