package io.ringfeed.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void takesDefaultPorts() {
        assertEquals(443, Address.of(URI.create("wss://host/x")).port());
        assertEquals(80, Address.of(URI.create("ws://host")).port());
        assertEquals(9443, Address.of(URI.create("WSS://host:9443/x")).port());
        assertTrue(Address.of(URI.create("WSS://host:9443/x")).isSecure());
    }

    @Test
    void takesIpLiteralsOutOfTheirBrackets() {
        Address six = Address.of(URI.create("wss://[::1]:9443/x"));
        assertEquals("::1", six.host());
        assertTrue(Route.isLiteral(six.host()));
        assertEquals("[::1]:9443", six.toString());
        assertTrue(Route.isLiteral(Address.of(URI.create("ws://127.0.0.1/")).host()));
        assertFalse(Route.isLiteral(Address.of(URI.create("ws://localhost/")).host()));
    }

    @Test
    void keepsPathAndQueryAndEncodesOnlyWhatHttpCannotCarry() {
        URI plain = URI.create("wss://h/stream?streams=a@trade/b%40x&t=%2B08:00");
        assertEquals(plain, Address.of(plain).uri());
        assertEquals(
                "/ws/%E5%B8%81usdt@trade",
                Address.of(URI.create("wss://h/ws/币usdt@trade")).uri().getRawPath());
    }
}
