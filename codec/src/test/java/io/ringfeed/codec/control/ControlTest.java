package io.ringfeed.codec.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.Codec;
import io.ringfeed.codec.Samples;
import io.ringfeed.codec.event.EventKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTest {
    private final Codec codec = new Codec();
    private final ControlReply reply = new ControlReply();

    @Test
    void readsWhatAnErrorIsAbout() {
        for (String data : List.of("\"no@stream\"", "{\"a\":[1]}", "17")) {
            codec.decode("{\"error\":{\"code\":2,\"data\":" + data
                    + ",\"msg\":\"Invalid request: invalid stream\"},\"id\":null}");
            reply.wrap(codec.record);
            assertTrue(reply.isError());
            assertEquals(2, reply.errorCode());
            assertEquals(ControlReply.NO_ID, reply.id());
            assertEquals("Invalid request: invalid stream", reply.errorMessage());
            assertEquals(data.replace("\"no@stream\"", "no@stream"), reply.errorData());
        }
        codec.decode("{\"error\":{\"code\":4,\"msg\":\"Too many subscriptions\"}}");
        assertEquals("", reply.wrap(codec.record).errorData());
    }

    @Test
    void writesRequestsAsTheProtocolPageShowsThem() {
        assertEquals(
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@aggTrade\",\"btcusdt@depth\"],\"id\":1}",
                ControlRequestEncoder.encode(
                        ControlRequest.subscribe(List.of("btcusdt@aggTrade", "btcusdt@depth"), 1)));
        assertEquals(
                "{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@depth\"],\"id\":312}",
                ControlRequestEncoder.encode(ControlRequest.unsubscribe(List.of("btcusdt@depth"), 312)));
        assertEquals(
                "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}",
                ControlRequestEncoder.encode(ControlRequest.listSubscriptions(3)));
        assertEquals(
                "{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":5}",
                ControlRequestEncoder.encode(ControlRequest.setCombined(true, 5)));
        assertEquals(
                "{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":2}",
                ControlRequestEncoder.encode(ControlRequest.getCombined(2)));
    }

    @Test
    void readsBackEveryRequestItWrites() throws InvalidRequestException {
        for (ControlRequest request : List.of(
                ControlRequest.subscribe(List.of("btcusdt@trade", "币安人生usdt@trade"), 1),
                ControlRequest.subscribe(List.of(), 1),
                ControlRequest.unsubscribe(List.of("a@trade"), Long.MAX_VALUE),
                ControlRequest.listSubscriptions(-3),
                ControlRequest.setCombined(false, 0),
                ControlRequest.getCombined(2))) {
            assertEquals(request, parse(ControlRequestEncoder.encode(request)));
        }
    }

    @Test
    void readsKeysInAnyOrderAndEveryKindOfId() throws InvalidRequestException {
        ControlRequest request =
                parse(" {\"id\" : \"a-1\", \"params\" : [ \"x@trade\" ] , \"method\":\"SUBSCRIBE\"}\n");
        assertEquals("\"a-1\"", request.idJson());
        assertEquals(ControlRequest.NO_ID, request.id());
        assertEquals(List.of("x@trade"), request.params());
        assertEquals(
                "null", parse("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":null}").idJson());
        assertEquals(
                -7,
                parse("{\"method\":\"LIST_SUBSCRIPTIONS\",\"params\":[],\"id\":-7}")
                        .id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"method\":\"FOO\",\"id\":1}|2|Invalid request: unknown variant `FOO`, expected one of `SUBSCRIBE`,"
                        + " `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`|1",
                "{\"method\":7,\"id\":1}|2|Invalid request: unknown variant `7`, expected one of `SUBSCRIBE`,"
                        + " `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`|1",
                "{\"id\":1}|2|Invalid request: missing field `method` at line 1 column 8|1",
                "[]|2|Invalid request: missing field `method` at line 1 column 2|",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"x@y\"]}|2|Invalid request: request ID must be an unsigned integer|",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"x@y\"],\"id\":1.5}|2|Invalid request: request ID must be an unsigned"
                        + " integer|",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"x@y\"],\"id\":\"a b\"}|2|Invalid request: request ID must be an"
                        + " unsigned integer|",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"x y\"],\"id\":1}|2|Invalid request: invalid stream|1",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"\"],\"id\":1}|2|Invalid request: invalid stream|1",
                "{\"method\":\"SUBSCRIBE\",\"params\":[7],\"id\":1}|2|Invalid request: invalid stream|1",
                "{\"method\":\"SUBSCRIBE\",\"params\":\"x\",\"id\":1}|2|Invalid request: invalid stream|1",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"x@y\"],\"id\":1,\"x\":2}|2|Invalid request: too many parameters|1",
                "{\"method\":\"LIST_SUBSCRIPTIONS\",\"params\":[1],\"id\":1}|2|Invalid request: too many parameters|1",
                "{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\",1],\"id\":1}|2|Invalid request: too many parameters|1",
                "{\"method\":\"GET_PROPERTY\",\"params\":[\"x\"],\"id\":1}|0|Unknown property|1",
                "{\"method\":\"SET_PROPERTY\",\"params\":[\"x\",true],\"id\":1}|0|Unknown property|1",
                "{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",1],\"id\":1}|1|Invalid value type: expected Boolean|1",
                "{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\"],\"id\":1}|1|Invalid value type: expected Boolean|1",
                "{\"method\":\"SET_PROPERTY\",\"params\":[1,true],\"id\":1}|2|Invalid request: property name must be a"
                        + " string|1",
                "{\"method\":\"GET_PROPERTY\",\"id\":\"x\"}|2|Invalid request: property name must be a string|\"x\"",
                "{\"method\":|3|Invalid JSON: expected value at line 1 column 10|",
                "{} {}|3|Invalid JSON: expected value at line 1 column 5|",
                "hello|3|Invalid JSON: expected value at line 1 column 5|",
            })
    void refusesWrongRequestsInTheVenuesWords(String request, int code, String message, String id) {
        InvalidRequestException refusal = assertThrows(InvalidRequestException.class, () -> parse(request));
        assertEquals(code, refusal.code());
        assertEquals(message, refusal.getMessage());
        assertEquals(id, refusal.idJson());
    }

    @Test
    void refusesEndlessNestingWithoutExhaustingTheStack() {
        for (String open : List.of("[", "{\"a\":")) {
            assertEquals(
                    3,
                    assertThrows(InvalidRequestException.class, () -> parse(open.repeat(100_000)))
                            .code());
        }
        assertEquals(
                3, assertThrows(InvalidRequestException.class, () -> parse("")).code());
    }

    @Test
    void readsSuccessInAnyOrderOfKeys() {
        decode(ControlReplyEncoder.success("1"));
        assertFalse(reply.isError());
        assertEquals(1, reply.id());
        decode("{\"id\":312,\"result\":null}");
        assertFalse(reply.isError());
        assertEquals(312, reply.id());
        assertEquals(List.of(), reply.resultNames());
        assertFalse(reply.isResultTrue());
        assertEquals("", reply.errorMessage());
        assertEquals(ControlReply.NO_ID, reply.errorCode());
    }

    @Test
    void readsListsAndProperties() {
        List<String> names = List.of("btcusdt@aggTrade", "币安人生usdt@trade", "\"\\");
        decode(ControlReplyEncoder.list(names, "3"));
        assertEquals(names, reply.resultNames());
        decode(ControlReplyEncoder.list(List.of(), "3"));
        assertEquals(List.of(), reply.resultNames());
        decode(ControlReplyEncoder.bool(true, "2"));
        assertTrue(reply.isResultTrue());
        decode(ControlReplyEncoder.bool(false, "2"));
        assertFalse(reply.isResultTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":2,\"msg\":\"Invalid \\\"request\\\"\"},\"id\":20}",
                "{\"id\":20,\"error\":{\"msg\":\"Invalid \\\"request\\\"\",\"data\":[\"x\"],\"code\":2}}",
                "{\"code\":2,\"msg\":\"Invalid \\\"request\\\"\",\"id\":20}",
                "{\"msg\":\"Invalid \\\"request\\\"\",\"id\":20,\"code\":2}",
                "{\"result\":null,\"id\":20,\"error\":{\"code\":2,\"msg\":\"Invalid \\\"request\\\"\"}}",
                "{\"status\":400,\"id\":20,\"error\":{\"code\":2,\"msg\":\"Invalid \\\"request\\\"\"}}"
            })
    void readsErrorsOfEveryShape(String frame) {
        decode(frame);
        assertTrue(reply.isError());
        assertEquals(20, reply.id());
        assertEquals(2, reply.errorCode());
        assertEquals("Invalid \"request\"", reply.errorMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":3,\"msg\":\"x\"}}",
                "{\"error\":{\"code\":3,\"msg\":\"x\"},\"id\":null}",
                "{\"error\":{\"code\":3,\"msg\":\"x\"},\"id\":\"abc\"}"
            })
    void givesNoIdWhereThereIsNoNumber(String frame) {
        decode(frame);
        assertEquals(ControlReply.NO_ID, reply.id());
        assertEquals("x", reply.errorMessage());
    }

    @Test
    void writesErrorsAsOnTheWire() {
        assertEquals(
                "{\"error\":{\"code\":2,\"msg\":\"a \\\"b\\\" \\u000a\"},\"id\":20}",
                ControlReplyEncoder.error(2, "a \"b\" \n", "20"));
        assertEquals("{\"error\":{\"code\":3,\"msg\":\"x\"}}", ControlReplyEncoder.error(3, "x", null));
        decode(ControlReplyEncoder.error(2, "a \"b\" \n", "null"));
        assertEquals("a \"b\" \n", reply.errorMessage());
    }

    @Test
    void anErrorThatIsNullIsNone() {
        decode("{\"error\":null,\"result\":null,\"id\":1}");
        assertFalse(reply.isError());
    }

    @Test
    void showsRepliesOnly() {
        codec.decode(Samples.TRADE);
        assertThrows(IllegalArgumentException.class, () -> reply.wrap(codec.record));
    }

    private void decode(String frame) {
        assertEquals(EventKind.CONTROL_REPLY, codec.decode(frame), () -> frame + codec.record.rejectReason());
        reply.wrap(codec.record);
    }

    private static ControlRequest parse(String text) throws InvalidRequestException {
        return ControlRequestParser.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
