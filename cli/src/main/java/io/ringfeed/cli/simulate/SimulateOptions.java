package io.ringfeed.cli.simulate;

import io.ringfeed.simulator.Pace;
import io.ringfeed.simulator.fault.FaultPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What {@code simulate} was asked for.
 *
 * @param port on loopback, 0 for any.
 * @param tls whether to speak TLS.
 * @param ca where its authority's certificate goes.
 * @param symbols of the generated market.
 * @param rate trades and book tickers per second.
 * @param seed of the market.
 * @param replay a recording, or null.
 * @param pace of the replay.
 * @param ledger where to write down what is sent, or null.
 * @param pingEvery between two PINGs.
 * @param pongDeadline for their answers.
 * @param life of a connection.
 * @param frameLimit client frames a second.
 * @param faults what goes wrong, and when.
 */
public record SimulateOptions(
        int port,
        boolean tls,
        Path ca,
        List<String> symbols,
        double rate,
        long seed,
        Path replay,
        Pace pace,
        Path ledger,
        Duration pingEvery,
        Duration pongDeadline,
        Duration life,
        int frameLimit,
        FaultPlan faults) {}
