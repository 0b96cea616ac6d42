/** How long a frame takes from bytes to event. Single-threaded; the decoder allocates nothing per frame. */
package io.ringfeed.benchmarks.decode;
