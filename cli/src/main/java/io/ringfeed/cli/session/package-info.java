/** What every command has in common: the signal that ends it, its summary, its exit code. Any thread; cold. */
package io.ringfeed.cli.session;
