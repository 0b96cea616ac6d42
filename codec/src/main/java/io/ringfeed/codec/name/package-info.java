/**
 * Turns names of symbols and streams, as bytes on the wire, into small integers and back.
 * <p>
 * <b>Threading:</b> any thread looks up, any thread registers; see {@link io.ringfeed.codec.name.NameRegistry}.
 * <br><b>Allocation:</b> none for a name that is known; registering one allocates.
 */
package io.ringfeed.codec.name;
