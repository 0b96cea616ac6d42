package io.ringfeed.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.codec.decimal.MutableDecimal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SymbolRowTest {
    @Test
    @Timeout(60)
    void aReaderNeverSeesHalfAnUpdate() throws InterruptedException {
        SymbolRow row = new SymbolRow("BTCUSDT");
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            MutableDecimal price = new MutableDecimal();
            MutableDecimal quantity = new MutableDecimal();
            for (int i = 0; !over.get(); i++) {
                row.onLast(price.set(i, i % 20), quantity.set(-i, i % 20));
            }
        });
        writer.start();
        try {
            SymbolRow.Prices seen = new SymbolRow.Prices();
            for (int i = 0; i < 200_000; i++) {
                row.read(seen);
                assertEquals(seen.lastPrice.mantissa(), -seen.lastQuantity.mantissa());
                assertEquals(seen.lastPrice.scale(), seen.lastQuantity.scale());
            }
        } finally {
            over.set(true);
            writer.join();
        }
    }
}
