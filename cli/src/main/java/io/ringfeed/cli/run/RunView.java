package io.ringfeed.cli.run;

import io.ringfeed.engine.EngineStatus;

/**
 * Shows a run while it lasts.
 *
 * <p><b>Threading:</b> drawn on the main thread; news may come from any.
 */
interface RunView extends AutoCloseable {
    /** @return milliseconds between two drawings. */
    long periodMs();

    /**
     * Draw.
     *
     * @param status of the engine.
     * @param nowNs monotonic time.
     */
    void draw(EngineStatus status, long nowNs);

    /** @param line news of the connection. */
    void say(String line);

    /** Leave the stage to the report. */
    @Override
    void close();
}
