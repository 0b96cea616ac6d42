/** The {@code simulate} command: the simulator alone, told on and ended from the main thread; cold. */
package io.ringfeed.cli.simulate;
