package io.ringfeed.simulator.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedFrameTest {
    private final RecordedFrame frame = new RecordedFrame();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'stream':'btcusdt@trade','data':{'e':'trade','E':7}} | btcusdt@trade",
                "{'data':{'e':'trade','E':7},'stream':'x@y'} | x@y",
                "{'e':'trade','s':'BTCUSDT','E':7} | btcusdt@trade",
                "{'e':'aggTrade','s':'BTCUSDT','E':7,'a':1} | btcusdt@aggTrade",
                "{'e':'kline','E':7,'s':'BTCUSDT','k':{'i':'1M','s':'BTCUSDT'}} | btcusdt@kline_1M",
                "{'e':'24hrTicker','s':'BTCUSDT','E':7} | btcusdt@ticker",
                "{'e':'24hrMiniTicker','s':'BTCUSDT','E':7} | btcusdt@miniTicker",
                "{'e':'4hTicker','s':'BTCUSDT','E':7} | btcusdt@ticker_4h",
                "[{'e':'24hrMiniTicker','s':'BTCUSDT'},{'e':'24hrMiniTicker'}] | !miniTicker@arr",
                "[{'e':'1hTicker','s':'BTCUSDT'}] | !ticker_1h@arr",
                "{'e':'trade','s':'币安人生USDT','E':7} | 币安人生usdt@trade",
                "{'e':'trade','s':'\\u0042TCUSDT','E':7} | btcusdt@trade",
                "{'e':'depthUpdate','s':'BTCUSDT','E':7,'U':1,'u':2,'b':[],'a':[]} | btcusdt@depth@100ms",
                "{'u':5,'s':'ETHUSDT','b':'1','B':'2','a':'3','A':'4'} | ethusdt@bookTicker"
            })
    void findsTheStreamOfAFrame(String json, String stream) {
        assertNull(read(json.replace('\'', '"')));
        assertEquals(stream, frame.stream());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lastUpdateId\":1,\"bids\":[],\"asks\":[]}",
                "[1,2]",
                "[]",
                "{}",
                "{\"result\":null,\"id\":1}",
                "{\"e\":\"executionReport\",\"s\":\"A\"}"
            })
    void cannotTellTheStreamOfAFrameThatNamesNoSymbol(String json) {
        assertNull(read(json));
        assertNull(frame.stream());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"e\":", "{\"e\":1}}", "hello", "17", "{'e':1}"})
    void saysWhatIsWrongWithALineThatIsNoFrame(String line) {
        assertNotNull(read(line));
    }

    @Test
    void knowsTheTimeOrThatThereIsNone() {
        read("{\"e\":\"trade\",\"E\":1672515782136,\"s\":\"BTCUSDT\"}");
        assertEquals(1672515782136L, frame.eventMs());
        read("{\"e\":\"trade\",\"E\":1672515782136789,\"s\":\"BTCUSDT\"}");
        assertEquals(1672515782136L, frame.eventMs(), "microseconds");
        read("{\"u\":5,\"s\":\"ETHUSDT\"}");
        assertEquals(RecordedFrame.NO_TIME, frame.eventMs());
    }

    private String read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return frame.read(bytes, bytes.length);
    }
}
