/** {@code ringfeed echo}: answers a WebSocket test server. Echoes on the I/O thread, waits on the main one; no garbage per message. */
package io.ringfeed.cli.echo;
