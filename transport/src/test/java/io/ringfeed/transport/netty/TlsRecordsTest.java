package io.ringfeed.transport.netty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.channels.ClosedChannelException;
import java.security.Security;
import java.util.Arrays;
import java.util.Random;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our records against the JDK's, byte by byte and without sockets. */
@Timeout(120)
class TlsRecordsTest {
    private static final int KEY_LIMIT_BYTES = 1 << 24;

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void readsRecordsSplitAtEveryByte(String version) throws Exception {
        try (TlsPair pair = new TlsPair(version)) {
            byte[] plain = random(1, 300);
            for (int split = 1; split < sealedLength(pair, plain) * 2; split++) {
                byte[] sealed = join(pair.seal(plain), pair.seal(plain));
                byte[] opened = join(
                        pair.open(Arrays.copyOf(sealed, split)),
                        pair.open(Arrays.copyOfRange(sealed, split, sealed.length)));
                assertArrayEquals(join(plain, plain), opened, "split at " + split);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void readsRecordsByteAfterByte(String version) throws Exception {
        try (TlsPair pair = new TlsPair(version)) {
            byte[] plain = random(2, 1000);
            ByteArrayOutputStream opened = new ByteArrayOutputStream();
            for (byte each : pair.seal(plain)) {
                opened.writeBytes(pair.open(new byte[] {each}));
            }
            assertArrayEquals(plain, opened.toByteArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void readsAHundredThousandRecordsCutAnyhow(String version) throws Exception {
        long seed = 3;
        Random random = new Random(seed);
        try (TlsPair pair = new TlsPair(version)) {
            byte[] carried = {};
            byte[] expected = {};
            for (int done = 0; done < 100_000; ) {
                ByteArrayOutputStream plain = new ByteArrayOutputStream();
                ByteArrayOutputStream sealed = new ByteArrayOutputStream();
                plain.writeBytes(expected);
                sealed.writeBytes(carried);
                for (int i = random.nextInt(200); i >= 0; i--, done++) {
                    int length = random.nextInt(50) == 0 ? 1 + random.nextInt(16_384) : 1 + random.nextInt(200);
                    byte[] record = random(done, length);
                    plain.writeBytes(record);
                    sealed.writeBytes(pair.seal(record));
                }
                byte[] all = sealed.toByteArray();
                int cut = all.length - random.nextInt(Math.min(all.length, 400));
                byte[] opened = pair.open(Arrays.copyOf(all, cut));
                byte[] wanted = plain.toByteArray();
                assertArrayEquals(Arrays.copyOf(wanted, opened.length), opened, "seed " + seed);
                expected = Arrays.copyOfRange(wanted, opened.length, wanted.length);
                carried = Arrays.copyOfRange(all, cut, all.length);
            }
            assertArrayEquals(expected, pair.open(carried), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void writesEveryLength(String version) throws Exception {
        try (TlsPair pair = new TlsPair(version)) {
            for (int length : new int[] {1, 2, 125, 16_383, 16_384, 16_385, 40_000, 1_000_000}) {
                byte[] plain = random(length, length);
                assertArrayEquals(plain, pair.openByServer(pair.sealByClient(plain)), "length " + length);
            }
            assertEquals(0, pair.sealByClient(new byte[0]).length);
        }
    }

    @Test
    void followsChangesOfKeysAndAnswersThem() throws Exception {
        Assumptions.assumeTrue(
                Security.getProperty("jdk.tls.keyLimits").contains("2^24"), "the build sets short-lived keys");
        try (TlsPair pair = new TlsPair("TLSv1.3")) {
            int updates = 0;
            for (int sent = 0; sent < 3 * KEY_LIMIT_BYTES; sent += 16_000) {
                byte[] plain = random(sent, 16_000);
                byte[] sealed = pair.seal(plain);
                byte[] more = pair.sealNothing();
                updates += more.length > 0 && more.length < 200 ? 1 : 0;
                assertArrayEquals(plain, pair.open(join(sealed, more)));
                byte[] answer = random(sent, 20);
                assertArrayEquals(answer, pair.openByServer(pair.sealByClient(answer)));
            }
            assertTrue(updates >= 2, updates + " updates");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void failsAtACorruptByteWithAnAlertAndDeliversWhatCameBefore(String version) throws Exception {
        byte[] plain = random(4, 100);
        try (TlsPair probe = new TlsPair(version)) {
            for (int at = 0; at < sealedLength(probe, plain); at++) {
                // A length that grew makes BoringSSL wait for more, as it must.
                if (at == 3 || at == 4) {
                    continue;
                }
                try (TlsPair pair = new TlsPair(version)) {
                    byte[] good = pair.seal(plain);
                    byte[] bad = pair.seal(plain);
                    bad[at] ^= 1;
                    assertArrayEquals(plain, pair.open(join(good, bad)), "at " + at);
                    assertEquals(TlsRecords.End.FAILED, pair.client.end(), "at " + at);
                    SSLException failure = pair.client.takeFailure();
                    assertNotNull(failure.getMessage());
                    assertNull(pair.client.takeFailure());
                    assertTrue(pair.client.hasControl(), "at " + at);
                    byte[] alert = pair.control();
                    assertThrows(SSLException.class, () -> pair.openByServer(alert));
                    assertThrows(ClosedChannelException.class, () -> pair.sealByClient(plain));
                    assertFalse(pair.client.closeOutbound());
                    assertEquals(0, pair.open(pair.seal(plain)).length);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void endsAtTheServersGoodbyeBehindItsLastWords(String version) throws Exception {
        try (TlsPair pair = new TlsPair(version)) {
            byte[] last = pair.seal(random(5, 10));
            pair.server.closeOutbound();
            assertArrayEquals(random(5, 10), pair.open(join(last, pair.sealNothing())));
            assertEquals(TlsRecords.End.CLOSED, pair.client.end());
            assertTrue(pair.client.closeOutbound());
            pair.openByServer(pair.control());
            assertTrue(pair.server.isInboundDone());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void saysGoodbyeOnceAndNothingBehindIt(String version) throws Exception {
        try (TlsPair pair = new TlsPair(version)) {
            byte[] before = pair.sealByClient(random(6, 10));
            assertTrue(pair.client.closeOutbound());
            assertFalse(pair.client.closeOutbound());
            assertThrows(ClosedChannelException.class, () -> pair.sealByClient(random(6, 10)));
            assertArrayEquals(random(6, 10), pair.openByServer(join(before, pair.control())));
            assertTrue(pair.server.isInboundDone());
            assertFalse(pair.client.hasControl());
            if (version.equals("TLSv1.3")) {
                // Half closed: the server may still speak.
                assertArrayEquals(random(7, 10), pair.open(pair.seal(random(7, 10))));
            }
        }
    }

    @Test
    void refusesToRenegotiate() throws Exception {
        try (TlsPair pair = new TlsPair("TLSv1.2")) {
            pair.server.beginHandshake();
            pair.open(pair.sealNothing());
            assertEquals(TlsRecords.End.FAILED, pair.client.end());
            assertTrue(pair.client.takeFailure().getMessage().contains("RENEGOTIATION"));
        }
    }

    @Test
    void survivesUseAfterItsEnd() throws Exception {
        TlsPair pair = new TlsPair("TLSv1.3");
        byte[] sealed = pair.seal(random(8, 10));
        pair.client.free();
        pair.client.free();
        assertTrue(pair.isEngineFreed());
        assertEquals(0, pair.open(sealed).length);
        assertThrows(ClosedChannelException.class, () -> pair.sealByClient(random(8, 10)));
        assertFalse(pair.client.closeOutbound());
        assertFalse(pair.client.hasControl());
        assertEquals(0, pair.control().length);
        pair.close();
    }

    private static int sealedLength(TlsPair pair, byte[] plain) throws SSLException {
        byte[] sealed = pair.seal(plain);
        assertArrayEquals(plain, pair.open(sealed));
        return sealed.length;
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
