package io.ringfeed.benchmarks.decode;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The only loop there is, but defined afresh for each codec. The JIT compiler keeps what it learns about a call by the
 * bytecode it stands in, not by the object that runs it: in a loop that all codecs share, {@code decoder.decode} would
 * see many receivers, and would be an interface call that nothing is inlined into. So {@link #forOneCodec()} loads this
 * class once more each time, as a hidden class: the same source, but its own bytecode, profile and machine code, with
 * one receiver in it.
 */
final class SliceLoop implements Slice {
    private static final int KEEP_EVERY = 1024;

    @SuppressWarnings("UnusedVariable") // written so that no result can be optimised away
    private Object kept;

    static Slice forOneCodec() {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try (InputStream bytecode = SliceLoop.class.getResourceAsStream("SliceLoop.class")) {
            MethodHandles.Lookup copy = lookup.defineHiddenClass(bytecode.readAllBytes(), true);
            return (Slice) copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("the loop cannot be loaded once more", e);
        }
    }

    @Override
    public int run(FrameDecoder decoder, byte[][] frames, int first, int count) throws IOException {
        int index = first;
        for (int i = 0; i < count; i++) {
            Object decoded = decoder.decode(frames[index]);
            // Now and then is enough to make every result one that may be seen, and spares the others the barriers of
            // the store.
            if (i % KEEP_EVERY == 0) {
                kept = decoded;
            }
            index = index + 1 == frames.length ? 0 : index + 1;
        }
        return index;
    }
}
