package io.ringfeed.benchmarks.transport;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** OkHttp, with its defaults. */
final class OkHttpReceiver implements Receiver {
    private final MessageReader<String> reader;

    OkHttpReceiver(MessageReader<String> reader) {
        this.reader = reader;
    }

    @Override
    public void start(Endpoint endpoint, Tally tally) throws IOException {
        OkHttpClient.Builder builder = new OkHttpClient.Builder();
        if (endpoint.isSecure()) {
            builder.sslSocketFactory(endpoint.jdkTls().getSocketFactory(), endpoint.trust());
        }
        Request request = new Request.Builder().url(endpoint.uri().toString()).build();
        builder.build().newWebSocket(request, new WebSocketListener() {
            @Override
            public void onMessage(WebSocket socket, String text) {
                try {
                    tally.add(reader.read(text));
                } catch (IOException e) {
                    tally.fail(e);
                }
            }

            @Override
            public void onFailure(WebSocket socket, Throwable cause, Response response) {
                tally.fail(cause);
            }
        });
    }
}
