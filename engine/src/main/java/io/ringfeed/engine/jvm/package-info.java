/** What the libraries below need of the JVM. Any thread, once; cold. */
package io.ringfeed.engine.jvm;
