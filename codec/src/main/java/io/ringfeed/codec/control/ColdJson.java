package io.ringfeed.codec.control;

import com.dslplatform.json.DslJson;
import com.dslplatform.json.JsonReader;
import com.dslplatform.json.ObjectConverter;
import io.ringfeed.codec.json.JsonSkipper;
import java.io.IOException;

/**
 * Reads any JSON into maps, lists and boxes, on the cold path. Input must have passed {@link JsonSkipper}, which bounds
 * its depth and
 * knows its end, before DSL-JSON's recursive reader sees it.
 */
final class ColdJson {
    private static final DslJson<Object> DSL_JSON = new DslJson<>(new DslJson.Settings<>());

    private ColdJson() {}

    /** The value that fills the given bytes. */
    static Object read(byte[] json) throws IOException {
        JsonReader<Object> reader = DSL_JSON.newReader(json);
        reader.getNextToken();
        return ObjectConverter.deserializeObject(reader);
    }
}
