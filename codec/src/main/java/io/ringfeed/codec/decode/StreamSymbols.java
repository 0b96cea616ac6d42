package io.ringfeed.codec.decode;

import io.ringfeed.codec.name.NameRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Knows the symbol in a stream's name, for events that do not name theirs. Allocates once per stream. */
final class StreamSymbols {
    private static final int NOT_LOOKED_UP = Integer.MIN_VALUE;

    private final NameRegistry streams;
    private final NameRegistry symbols;
    private int[] symbolIds = new int[0];

    StreamSymbols(NameRegistry streams, NameRegistry symbols) {
        this.streams = streams;
        this.symbols = symbols;
    }

    /** The symbol's id, or {@link NameRegistry#INVALID} if the name has none, or {@link NameRegistry#FULL}. */
    int symbolIdOf(int streamId) {
        return streamId < symbolIds.length && symbolIds[streamId] != NOT_LOOKED_UP
                ? symbolIds[streamId]
                : lookUp(streamId);
    }

    private int lookUp(int streamId) {
        if (streamId >= symbolIds.length) {
            int before = symbolIds.length;
            symbolIds = Arrays.copyOf(symbolIds, Math.max(streamId + 1, 2 * before));
            Arrays.fill(symbolIds, before, symbolIds.length, NOT_LOOKED_UP);
        }
        String name = streams.name(streamId);
        byte[] symbol = name.substring(0, Math.max(0, name.indexOf('@')))
                .toUpperCase(Locale.ROOT)
                .getBytes(StandardCharsets.UTF_8);
        int symbolId = symbols.idOf(symbol, 0, symbol.length);
        if (symbolId != NameRegistry.FULL) {
            symbolIds[streamId] = symbolId;
        }
        return symbolId;
    }
}
