/**
 * What users see of one connection: its handle, its listener and the cause of its end. Callbacks run on the I/O thread, the
 * handle serves every thread; nothing here allocates per message.
 */
package io.ringfeed.transport.connection;
