/**
 * What users of databind codecs would have: one plain class per payload, its fields named as the venue's keys, so that
 * Jackson, Gson and fastjson2 need no annotation. Those there are tell DSL-JSON's generator the venue's order of keys,
 * which is its fast path. Prices are {@code double}, which is generous to these libraries: {@code BigDecimal} or
 * strings, as exact prices need, would cost them more.
 */
package io.ringfeed.benchmarks.decode.document;
