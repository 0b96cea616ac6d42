package io.ringfeed.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VenueTest {
    @Test
    void knowsTheVenuesOwnAddressesAndTheirFrameLimit() {
        assertEquals(
                URI.create("wss://stream.binance.com:9443/stream"), Venue.spot().streamUri());
        assertEquals(
                URI.create("wss://stream.testnet.binance.vision/stream"),
                Venue.spotTestnet().streamUri());
        assertEquals(
                URI.create("wss://demo-stream.binance.com/stream"),
                Venue.spotDemo().streamUri());
        assertEquals(
                URI.create("wss://data-stream.binance.vision/stream"),
                Venue.spotDataOnly().streamUri());
        assertEquals(5, Venue.spot().frameLimitPerSecond());
    }

    @Test
    void asksForTheTimeUnitInTheAddressUnlessTheVenueUsesItUnasked() {
        Venue venue = Venue.custom("wss://127.0.0.1:9443/stream");
        assertEquals(venue.streamUri(), venue.streamUri(List.of(), TimeUnit.MILLISECONDS));
        assertEquals(
                URI.create("wss://127.0.0.1:9443/stream?timeUnit=MICROSECOND"),
                venue.streamUri(List.of(), TimeUnit.MICROSECONDS));
        assertThrows(IllegalArgumentException.class, () -> venue.streamUri(List.of(), TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss://127.0.0.1:9443", "wss://127.0.0.1:9443/", "WSS://127.0.0.1:9443/stream"})
    void takesAnyHostWithTheStreamPathOrWithout(String address) {
        Venue venue = Venue.custom(address);
        assertEquals(URI.create("wss://127.0.0.1:9443/stream"), venue.streamUri());
        assertEquals(Venue.NO_FRAME_LIMIT, venue.frameLimitPerSecond());
        assertEquals(10, venue.withFrameLimit(10).frameLimitPerSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1",
                "127.0.0.1:1",
                "wss:///stream",
                "wss://host/ws",
                "wss://host/stream?streams=btcusdt@trade",
                "wss://user:secret@host"
            })
    void saysWhatIsWrongWithAnAddressAndHowToWriteIt(String address) {
        String message = assertThrows(IllegalArgumentException.class, () -> Venue.custom(address))
                .getMessage();
        assertTrue(message.contains("Give it as ws://host:port or wss://host:port"), message);
        assertTrue(message.lines().count() == 1, message);
        assertFalse(message.contains("secret"), message);
    }

    @Test
    void refusesALimitThatLeavesNothingBesidePongs() {
        assertThrows(IllegalArgumentException.class, () -> Venue.spot().withFrameLimit(1));
        assertThrows(IllegalArgumentException.class, () -> Venue.spot().withFrameLimit(-1));
    }
}
