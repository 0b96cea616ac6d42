/**
 * What users choose about connections, limits and subscriptions: immutable records, each with the defaults of the design and a list
 * of what is wrong with it. Used before an engine is built; nothing here runs on a thread of its own or allocates per message.
 */
package io.ringfeed.engine.supervisor.options;
