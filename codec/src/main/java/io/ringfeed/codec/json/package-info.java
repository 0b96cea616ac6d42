/**
 * Strict, bounded scanning of JSON in a byte array, where a tokenizer would allocate, throw or recurse.
 * <p>
 * <b>Threading:</b> no state.
 * <br><b>Allocation:</b> none, {@code String} results excepted.
 */
package io.ringfeed.codec.json;
