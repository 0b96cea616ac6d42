/** Placeholder sentence, replaced by the module. */
package io.ringfeed.engine;
