/** Numbers, times and tables as people read and write them. Pure functions on any thread; they allocate. */
package io.ringfeed.cli.text;
