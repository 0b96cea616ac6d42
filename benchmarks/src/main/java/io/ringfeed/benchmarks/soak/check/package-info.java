/**
 * Holds what handlers got against what the venue sent, by two text files and nothing else: a program of its own that shares no
 * code with the engine or the simulator, so that neither's mistakes can hide here. Runs on one thread; allocates freely.
 *
 * <p>In the folder of a run it reads:
 *
 * <pre>
 * ledger.txt            the simulator's ledger: lines O, F, G, D, X, C, T as its package describes them
 * journal.txt           written by the engine's handler, in the order of its calls:
 *   E connection stream firstId lastId                                       an event
 *   M epochMs kind connection stream|- firstMissing lastMissing reason|-     a marker
 *   R epochMs connection reason                                              a frame that was rejected
 *   T epochMs                                                                the time, before the first event that is later
 *                                                                            than the last T by 10 ms or more
 * engine.properties     heap, file descriptors, threads and counters of the engine's process
 * venue.properties      fault.KIND: how often each fault took hold
 * terms.properties      what was asked for: see {@code Terms}
 * </pre>
 */
package io.ringfeed.benchmarks.soak.check;
