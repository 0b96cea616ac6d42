package io.ringfeed.simulator.market;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfeed.codec.name.NameRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A subscriber that keeps every frame as text, in both units, and reads them with Jackson. */
final class CollectedFrames implements Subscribers {
    record Frame(
            String stream,
            String payload,
            String wrapped,
            String microsPayload,
            String microsWrapped,
            long firstId,
            long lastId) {
        JsonNode json() {
            return read(payload);
        }

        JsonNode microsJson() {
            return read(microsPayload);
        }

        List<String> keys() {
            return keysOf(json());
        }
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();

    final Set<String> wanted = new HashSet<>();
    final List<Frame> frames = Collections.synchronizedList(new ArrayList<>());
    private final List<Frame> batch = new ArrayList<>();
    private boolean wantsAll;
    private NameRegistry streams;

    CollectedFrames(String... names) {
        wanted.addAll(List.of(names));
    }

    /** Subscribes to every stream there is. */
    static CollectedFrames ofAllStreams() {
        CollectedFrames frames = new CollectedFrames();
        frames.wantsAll = true;
        return frames;
    }

    CollectedFrames in(NameRegistry newStreams) {
        streams = newStreams;
        return this;
    }

    @Override
    public boolean isWantedInMillis(int streamId) {
        return wantsAll || wanted.contains(streams.name(streamId));
    }

    @Override
    public boolean isWantedInMicros(int streamId) {
        return isWantedInMillis(streamId);
    }

    @Override
    public void deliver(int streamId, FrameBuffer millis, FrameBuffer micros) {
        batch.add(new Frame(
                streams.name(streamId),
                payload(millis),
                text(millis, 0, millis.length()),
                payload(micros),
                text(micros, 0, micros.length()),
                millis.firstId(),
                millis.lastId()));
    }

    void flush() {
        frames.addAll(batch);
        batch.clear();
    }

    List<Frame> of(String stream) {
        return frames.stream().filter(frame -> frame.stream().equals(stream)).toList();
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(json, broken);
        }
    }

    static List<String> keysOf(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static String payload(FrameBuffer buffer) {
        return text(buffer, buffer.payloadOffset(), buffer.payloadLength());
    }

    private static String text(FrameBuffer buffer, int offset, int length) {
        return new String(buffer.bytes(), offset, length, StandardCharsets.UTF_8);
    }
}
