/** What the user's terminal shows and how the two standard streams share it. Any thread; cold, so it allocates and locks. */
package io.ringfeed.cli.terminal;
