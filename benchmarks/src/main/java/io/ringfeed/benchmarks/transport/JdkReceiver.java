package io.ringfeed.benchmarks.transport;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;

/** The JDK's own client, with its defaults. */
final class JdkReceiver implements Receiver {
    private final MessageReader<CharSequence> reader;

    JdkReceiver(MessageReader<CharSequence> reader) {
        this.reader = reader;
    }

    @Override
    public void start(Endpoint endpoint, Tally tally) throws IOException {
        HttpClient.Builder builder = HttpClient.newBuilder();
        if (endpoint.isSecure()) {
            builder.sslContext(endpoint.jdkTls());
        }
        builder.build()
                .newWebSocketBuilder()
                .buildAsync(endpoint.uri(), new Messages(tally))
                .whenComplete((open, failure) -> {
                    if (failure != null) {
                        tally.fail(failure);
                    }
                });
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();
        private final Tally tally;

        Messages(Tally tally) {
            this.tally = tally;
        }

        /** A message that straddles two reads comes in parts. */
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
            try {
                if (isLast && parts.isEmpty()) {
                    tally.add(reader.read(text));
                } else {
                    parts.append(text);
                    if (isLast) {
                        tally.add(reader.read(parts));
                        parts.setLength(0);
                    }
                }
            } catch (IOException e) {
                tally.fail(e);
            }
            socket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable cause) {
            tally.fail(cause);
        }
    }
}
