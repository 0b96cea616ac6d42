/**
 * What must hold when threads meet, tried by jcstress millions of times: {@code scripts/stress}, and briefly in each
 * build. Outcomes that are not named are forbidden.
 */
package io.ringfeed.benchmarks.stress;
