/**
 * Measurements: JMH benchmarks, each of which names the question it answers. Nothing here is part of the product.
 */
package io.ringfeed.benchmarks;
