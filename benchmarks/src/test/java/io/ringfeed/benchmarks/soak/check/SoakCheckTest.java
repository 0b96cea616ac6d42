package io.ringfeed.benchmarks.soak.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For each law a run that breaks it, and nothing else; and runs that look odd and are right. */
class SoakCheckTest {
    @TempDir
    private Path folder;

    private RecordedRun run() {
        return new RecordedRun(folder).got("T 1000", "M 1000 CONNECTED 1 - -1 -1 -");
    }

    private static void assertHolds(RecordedRun run) {
        run.check();
        assertEquals(0, run.exitCode(), run::errors);
        assertTrue(run.verdict().get("passed").asBoolean(), run::errors);
    }

    private static void assertBreaks(Law law, long times, RecordedRun run) {
        run.check();
        assertEquals(1, run.exitCode(), () -> run.verdict().toString());
        for (Law other : Law.values()) {
            assertEquals(other == law ? times : 0, run.broken(other), () -> other + "\n" + run.errors());
        }
        assertTrue(run.errors().contains(law.label()), run::errors);
    }

    @Test
    void acceptsAGapThatIsDeclaredWithTheVeryIdsThatAreMissing() {
        RecordedRun run = run().sentTrades(1, 1, 3)
                .sentTrades(2, 7, 9)
                .gotTrades(1, 2)
                .gotDisconnected()
                .gotGap(3, 6)
                .gotTrades(7, 9);
        assertHolds(run);
        assertEquals(9, run.verdict().at("/tradeIds/sent").asLong());
        assertEquals(5, run.verdict().at("/tradeIds/delivered").asLong());
        assertEquals(4, run.verdict().at("/tradeIds/declaredLost").asLong());
        assertEquals(4, run.verdict().at("/tradeIds/missing").asLong());
    }

    @Test
    void seesAMissingIdThatNobodyDeclared() {
        RecordedRun run =
                run().sentTrades(1, 1, 9).gotTrades(1, 4).gotTrades(6, 9).check();
        assertEquals(1, run.exitCode());
        assertEquals(1, run.broken(Law.UNDECLARED));
        assertEquals(1, run.broken(Law.MISPLACED_GAP));
        assertTrue(run.errors().contains("btcusdt@trade ids 5-5"), run::errors);
    }

    @Test
    void seesAGapThatNamesTooFewIds() {
        RecordedRun run = run().sentTrades(1, 1, 9)
                .gotTrades(1, 3)
                .gotGap(4, 5)
                .gotTrades(7, 9)
                .check();
        assertEquals(1, run.broken(Law.UNDECLARED));
        assertEquals(1, run.broken(Law.MISPLACED_GAP));
        assertEquals(0, run.broken(Law.OVER_DECLARED));
    }

    @Test
    void seesAnIdThatIsDeclaredLostAndWasDelivered() {
        RecordedRun run = run().sentTrades(1, 1, 9)
                .gotTrades(1, 3)
                .gotGap(4, 7)
                .gotTrades(7, 9)
                .check();
        assertEquals(1, run.exitCode());
        assertEquals(1, run.broken(Law.OVER_DECLARED));
        assertEquals(1, run.broken(Law.MISPLACED_GAP));
        assertEquals(0, run.broken(Law.UNDECLARED));
    }

    @Test
    void seesAGapThatIsDeclaredTwice() {
        RecordedRun run = run().sentTrades(1, 1, 9)
                .gotTrades(1, 3)
                .gotGap(4, 6)
                .gotGap(4, 6)
                .gotTrades(7, 9);
        assertBreaks(Law.OVER_DECLARED, 3, run);
    }

    @Test
    void seesAGapThatComesTooLate() {
        RecordedRun run = run().sentTrades(1, 1, 9)
                .gotTrades(1, 3)
                .gotTrades(7, 8)
                .gotGap(4, 6)
                .gotTrades(9, 9);
        assertBreaks(Law.MISPLACED_GAP, 2, run);
    }

    @Test
    void seesIdsThatAreSaidToHaveBegunAnew() {
        RecordedRun run = run().sentTrades(1, 1, 9)
                .gotTrades(1, 3)
                .got("M 1500 GAP 1 btcusdt@trade -1 -1 IDS_RESTARTED")
                .gotTrades(4, 9);
        assertBreaks(Law.OVER_DECLARED, 1, run);
    }

    @Test
    void followsTheRangesOfDepth() {
        RecordedRun run = run().sent(
                        "F 1 btcusdt@depth@100ms 1 5",
                        "F 1 btcusdt@depth@100ms 6 9",
                        "F 1 btcusdt@depth@100ms 10 12",
                        "F 1 btcusdt@depth@100ms 13 20")
                .got("E 1 btcusdt@depth@100ms 1 5", "M 1500 DISCONNECTED 1 - -1 -1 -")
                .got("M 1500 GAP 1 btcusdt@depth@100ms 6 12 MISSING_IDS", "E 2 btcusdt@depth@100ms 13 20");
        assertHolds(run);
        assertEquals(7, run.verdict().at("/depthIds/missing").asLong());
    }

    @Test
    void seesAnEventThatComesTwice() {
        assertBreaks(Law.DUPLICATE, 1, run().sentTrades(1, 1, 5).gotTrades(1, 5).gotTrades(5, 5));
    }

    @Test
    void takesTheSameEventOfTwoConnectionsForOne() {
        RecordedRun run = run();
        for (long id = 1; id <= 5; id++) {
            run.sentTrades(2, id, id).sentTrades(1, id, id);
        }
        assertHolds(run.gotTrades(1, 5));
        assertEquals(5, run.verdict().at("/tradeIds/sent").asLong());

        assertBreaks(Law.DUPLICATE, 1, run.gotTrades(5, 5).engine("delivered", 6));
    }

    @Test
    void seesADuplicateThatTheVenueSentAndTheEnginePassedOn() {
        RecordedRun run = run().sentTrades(1, 1, 2)
                .sent("D 1 btcusdt@trade 2 2")
                .gotTrades(1, 2)
                .gotTrades(2, 2);
        assertBreaks(Law.DUPLICATE, 1, run);
        assertEquals(1, run.verdict().get("duplicatesSent").asLong());
    }

    @Test
    void seesAnEventBehindALaterOne() {
        RecordedRun run = run().sentTrades(1, 1, 5)
                .gotTrades(1, 3)
                .gotTrades(5, 5)
                .gotTrades(4, 4)
                .check();
        assertEquals(1, run.exitCode());
        assertEquals(1, run.broken(Law.OUT_OF_ORDER));
        assertEquals(0, run.broken(Law.DUPLICATE));
        assertEquals(0, run.broken(Law.UNDECLARED));
    }

    @Test
    void seesAnEventThatNobodySent() {
        assertBreaks(Law.INVENTED, 1, run().sentTrades(1, 1, 5).gotTrades(1, 6));
    }

    @Test
    void seesAnEventWhoseRangeIsNotTheOneThatWasSent() {
        RecordedRun run = run().sent("F 1 btcusdt@depth 1 5", "F 1 btcusdt@depth 6 9")
                .got("E 1 btcusdt@depth 1 5", "E 1 btcusdt@depth 7 9");
        assertBreaks(Law.INVENTED, 1, run);
    }

    @Test
    void letsTwoCandlesHaveOneTimeButNotThree() {
        RecordedRun run = run().sent("F 1 btcusdt@kline_1m 60 60", "F 1 btcusdt@kline_1m 60 60")
                .got("E 1 btcusdt@kline_1m 60 60", "E 1 btcusdt@kline_1m 60 60");
        assertHolds(run);
        assertBreaks(Law.DUPLICATE, 1, run.got("E 1 btcusdt@kline_1m 60 60").engine("delivered", 3));
    }

    @Test
    void letsABestPriceBeLostOnlyBehindAMarker() {
        RecordedRun silent = run().sent(
                        "F 1 btcusdt@bookTicker 10 10", "F 1 btcusdt@bookTicker 17 17", "F 1 btcusdt@bookTicker 20 20")
                .got("E 1 btcusdt@bookTicker 10 10", "E 1 btcusdt@bookTicker 20 20");
        assertBreaks(Law.SILENTLY_LOST, 1, silent);

        RecordedRun told = run().sent(
                        "F 1 btcusdt@bookTicker 10 10", "F 1 btcusdt@bookTicker 17 17", "F 2 btcusdt@bookTicker 20 20")
                .got("E 1 btcusdt@bookTicker 10 10", "M 1500 DISCONNECTED 1 - -1 -1 -", "E 2 btcusdt@bookTicker 20 20");
        assertHolds(told);
        assertEquals(1, told.verdict().at("/otherEvents/lostBehindMarkers").asLong());
    }

    @Test
    void excusesNothingByTheEndOfAConnectionThatAnotherHadTakenOverFrom() {
        RecordedRun run = run().sent(
                        "F 1 btcusdt@bookTicker 10 10", "F 2 btcusdt@bookTicker 17 17", "F 2 btcusdt@bookTicker 20 20")
                .got("E 1 btcusdt@bookTicker 10 10", "M 1500 CONNECTED 2 - -1 -1 -", "M 1500 ROTATED 2 - -1 -1 -")
                .got("M 1500 DISCONNECTED 1 - -1 -1 -", "E 2 btcusdt@bookTicker 20 20");
        assertBreaks(Law.SILENTLY_LOST, 1, run);
    }

    @Test
    void takesAReplacementForTheCarrierWhenTheOldOneEndsBeforeItHasTakenOver() {
        RecordedRun run = run().sent(
                        "F 1 btcusdt@bookTicker 10 10", "F 2 btcusdt@bookTicker 17 17", "F 3 btcusdt@bookTicker 20 20")
                .got("M 1500 CONNECTED 2 - -1 -1 -", "M 1500 DISCONNECTED 1 - -1 -1 -", "E 2 btcusdt@bookTicker 10 10")
                .got("M 1500 DISCONNECTED 2 - -1 -1 -", "M 1500 CONNECTED 3 - -1 -1 -")
                .got("E 3 btcusdt@bookTicker 20 20");
        assertHolds(run);
    }

    @Test
    void knowsThatAReplacementMayHaveEndedWhenItIsSaidToHaveTakenOver() {
        RecordedRun run = run().sent("F 2 btcusdt@bookTicker 10 10", "F 3 btcusdt@bookTicker 17 17")
                .sent("F 4 btcusdt@bookTicker 20 20")
                .got("M 1500 CONNECTED 2 - -1 -1 -", "M 1500 DISCONNECTED 1 - -1 -1 -", "E 2 btcusdt@bookTicker 10 10")
                .got("M 1500 DISCONNECTED 2 - -1 -1 -", "M 1500 ROTATED 2 - -1 -1 -", "M 1500 CONNECTED 3 - -1 -1 -")
                .got("M 1500 DISCONNECTED 3 - -1 -1 -", "M 1500 CONNECTED 4 - -1 -1 -")
                .got("E 4 btcusdt@bookTicker 20 20");
        assertHolds(run);
    }

    @Test
    void countsAnEventThatOneOfTwoConnectionsWasKeptFromAsSent() {
        RecordedRun run = run().sent(
                        "G 1 btcusdt@bookTicker 10 10",
                        "F 2 btcusdt@bookTicker 10 10",
                        "F 2 btcusdt@bookTicker 20 20",
                        "G 1 btcusdt@bookTicker 20 20")
                .got("E 2 btcusdt@bookTicker 10 10", "E 2 btcusdt@bookTicker 20 20");
        assertHolds(run);
        assertEquals(2, run.verdict().at("/otherEvents/sent").asLong());
    }

    @Test
    void doesNotMissABestPriceThatTheVenueKeptToItself() {
        RecordedRun run = run().sent(
                        "F 1 btcusdt@bookTicker 10 10", "G 1 btcusdt@bookTicker 17 17", "F 1 btcusdt@bookTicker 20 20")
                .got("E 1 btcusdt@bookTicker 10 10", "E 1 btcusdt@bookTicker 20 20");
        assertHolds(run);
        assertEquals(3, run.verdict().at("/otherEvents/sent").asLong());
    }

    @Test
    void seesASnapshotThatStepsBack() {
        RecordedRun run = run().sent("F 1 btcusdt@ticker 100 100", "F 1 btcusdt@ticker 200 200")
                .got("E 1 btcusdt@ticker 200 200", "E 1 btcusdt@ticker 100 100");
        assertBreaks(Law.STEPPED_BACK, 1, run);
    }

    @Test
    void letsASnapshotComeTwice() {
        assertHolds(run().sent("F 1 btcusdt@ticker 100 100")
                .got("E 1 btcusdt@ticker 100 100", "E 1 btcusdt@ticker 100 100"));
    }

    @Test
    void seesThatTooLittleArrived() {
        RecordedRun run = run().term("deliveredAtLeast", 0.95)
                .sentTrades(1, 1, 100)
                .gotTrades(1, 90)
                .gotDisconnected()
                .gotGap(91, 96)
                .gotTrades(97, 100);
        assertBreaks(Law.DELIVERED, 1, run);
    }

    @Test
    void seesAStreamThatDiedBecauseItsIdsWentOn() {
        RecordedRun run = run().term("deliveredAtLeast", 0.95)
                .sentTrades(1, 1, 10)
                .sent("G 2 btcusdt@trade 100 100")
                .gotTrades(1, 10);
        assertBreaks(Law.DELIVERED, 1, run);
    }

    @Test
    void seesAStreamThatIsSilentAtTheEndUnlessItIsARareOne() {
        RecordedRun run = run().sentTrades(1, 1, 1)
                .sent("F 1 ethusdt@trade 1 1", "F 1 ethusdt@trade 2 2", "F 1 ethusdt@blockTrade 7 7")
                .term("blind.slackMs", 9_000)
                .got("E 1 btcusdt@trade 1 1", "E 1 ethusdt@trade 1 1", "E 1 ethusdt@blockTrade 7 7", "T 7000")
                .got("E 1 ethusdt@trade 2 2", "T 7100");
        assertBreaks(Law.SILENT_AT_END, 1, run);
        assertTrue(run.errors().contains("btcusdt@trade for the last 6100 ms"), run::errors);
    }

    @Test
    void seesAStreamThatNeverCame() {
        assertBreaks(
                Law.NEVER_CAME,
                1,
                run().sentTrades(1, 1, 1).sent("F 1 ethusdt@trade 1 1").gotTrades(1, 1));
    }

    @Test
    void allowsNoLossAtAllInARunWithoutFaults() {
        RecordedRun run = run().term("faultsPerMinute", 0)
                .sentTrades(1, 1, 9)
                .gotTrades(1, 3)
                .gotGap(4, 6)
                .gotTrades(7, 9);
        assertBreaks(Law.LOST_WITHOUT_FAULT, 3, run);
    }

    @Test
    void seesThatTheVenueSentTooLittle() {
        assertBreaks(
                Law.RATE,
                1,
                run().term("messagesPerSecond", 10)
                        .sentTrades(1, 1, 9)
                        .gotTrades(1, 9)
                        .got("T 2000"));
    }

    @Test
    void countsWhatFaultsKeptBackAsDueToBeSent() {
        assertHolds(run().term("messagesPerSecond", 10)
                .sentTrades(1, 1, 9)
                .sent("G 1 btcusdt@trade 10 10")
                .gotTrades(1, 9)
                .got("T 2000"));
    }

    @Test
    void seesThatTooFewFaultsStruck() {
        assertBreaks(
                Law.FAULTS,
                1,
                run().term("faultsPerMinute", 2).sentTrades(1, 1, 1).gotTrades(1, 1));
    }

    @Test
    void seesAKindOfFaultThatNeverStruck() {
        assertBreaks(Law.FAULTS, 1, run().kinds("split,rst").sentTrades(1, 1, 1).gotTrades(1, 1));
    }

    @Test
    void allowsBlindnessAsFarAsFaultsExplainIt() {
        RecordedRun run = run().term("blind.rst", 1_500)
                .sentTrades(1, 1, 2)
                .sent("X 5000 rst 1", "X 5000 rst 2")
                .term("silentAtEndMs", 9_000)
                .gotTrades(1, 1)
                .got("T 4990", "T 7400")
                .gotTrades(2, 2);
        run.got("T 7410");
        run.check();
        assertEquals(1, run.broken(Law.BLIND), "the time before the fault");

        RecordedRun explained = run().term("blind.rst", 1_500)
                .sentTrades(1, 1, 2)
                .sent("X 1500 rst 1")
                .gotTrades(1, 1)
                .got("T 3400")
                .gotTrades(2, 2);
        assertHolds(explained);
        assertEquals(2_400, explained.verdict().get("longestBlindMs").asLong());
        assertEquals(2_500, explained.verdict().get("longestBlindAllowedMs").asLong());
    }

    @Test
    void seesBlindnessThatNoFaultExplains() {
        RecordedRun run = run().term("blind.rst", 1_500)
                .sentTrades(1, 1, 2)
                .sent("X 4000 rst 1")
                .gotTrades(1, 1)
                .got("T 2100")
                .gotTrades(2, 2);
        assertBreaks(Law.BLIND, 1, run);
    }

    @Test
    void letsAFaultThatBeganBeforeExplainBlindnessWhileItsEffectLasts() {
        assertHolds(new RecordedRun(folder)
                .term("blind.blackhole", 3_000)
                .sentTrades(1, 1, 2)
                .sent("X 8000 blackhole 1")
                .got("T 10000")
                .gotTrades(1, 1)
                .got("T 13900")
                .gotTrades(2, 2));
    }

    @Test
    void seesGrowthOfHeapDescriptorsAndThreads() {
        RecordedRun run = run().sentTrades(1, 1, 1)
                .gotTrades(1, 1)
                .engine("heapEndBytes", 1_011)
                .engine("descriptorsEnd", 12)
                .engine("threadsEnd", 11);
        assertBreaks(Law.LEAK, 3, run);
    }

    @Test
    void seesCountersThatSayOtherThanHandlersGot() {
        assertBreaks(Law.COUNTERS, 1, run().sentTrades(1, 1, 2).gotTrades(1, 2).engine("delivered", 3));
        assertBreaks(Law.COUNTERS, 1, run().sentTrades(1, 1, 2).gotTrades(1, 2).engine("lost", 1));
    }

    @Test
    void saysWhichLineOfWhichFileCannotBeRead() throws IOException {
        run().sentTrades(1, 1, 1).gotTrades(1, 1).check();
        Files.writeString(folder.resolve("journal.txt"), "T 1000\nE 1 btcusdt@trade one 1\n");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = SoakCheck.run(folder, System.out, new PrintStream(err, true, StandardCharsets.UTF_8));
        assertEquals(2, exitCode);
        assertTrue(
                err.toString(StandardCharsets.UTF_8).contains("journal.txt, line 2 has no number at column 19"),
                () -> err.toString(StandardCharsets.UTF_8));
    }
}
