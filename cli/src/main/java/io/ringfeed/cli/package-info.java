/**
 * The {@code ringfeed} command: reads options, starts what they ask for, and answers for the exit code. Runs on the main
 * thread and a shutdown hook; allocates freely, except where {@code io.ringfeed.cli.run} says otherwise.
 */
package io.ringfeed.cli;
