/** Starts further JVMs for measurements and tests that need one of their own. Any thread; allocates freely. */
package io.ringfeed.benchmarks.fork;
