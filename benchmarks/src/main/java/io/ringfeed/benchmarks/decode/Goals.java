package io.ringfeed.benchmarks.decode;

import io.ringfeed.benchmarks.report.TextTable;
import java.util.Map;

/**
 * What the project holds its decoder to, on small virtual machines of today: nanoseconds by the p10, since other work
 * on the machine only ever adds to them, ratios by the median over rounds, and no allocation. Only ratios and
 * allocation hold on any machine.
 */
final class Goals {
    private static final double MAX_TRADE_NS_PREDICTIVE = 65;
    private static final double MAX_TRADE_NS_DSL_JSON = 220;
    private static final double MAX_LEVEL_NS_PREDICTIVE = 25;
    private static final double MAX_LEVEL_NS_DSL_JSON = 50;
    private static final double MIN_FASTJSON2_TO_PREDICTIVE = 4;
    private static final double MIN_DATABIND_TO_PREDICTIVE = 8;
    private static final double MIN_DATABIND_TO_DSL_JSON = 2.5;

    private final TextTable table = new TextTable(2, "goal", "", "measured", "wanted");

    private double mostBytesPredictive;
    private double mostBytesDslJson;

    /** Judges one kind by the samples of all codecs. */
    void judge(SampleKind kind, Map<Codec, SliceSamples> samples) {
        SliceSamples predictive = samples.get(Codec.PREDICTIVE);
        SliceSamples dslJson = samples.get(Codec.DSL_JSON);
        SliceSamples databind = samples.get(Codec.JACKSON_DATABIND);
        if (kind == SampleKind.TRADE) {
            atMost("trade, predictive path", predictive.p10Ns(), MAX_TRADE_NS_PREDICTIVE, "ns");
            atMost("trade, DSL-JSON path", dslJson.p10Ns(), MAX_TRADE_NS_DSL_JSON, "ns");
            double fastjson2 = samples.get(Codec.FASTJSON2).ratioTo(predictive);
            atLeast("trade, fastjson2 : predictive", fastjson2, MIN_FASTJSON2_TO_PREDICTIVE);
            atLeast("trade, databind : predictive", databind.ratioTo(predictive), MIN_DATABIND_TO_PREDICTIVE);
            atLeast("trade, databind : DSL-JSON path", databind.ratioTo(dslJson), MIN_DATABIND_TO_DSL_JSON);
        }
        if (kind.levelCount() > 0) {
            String level = kind.label() + ", each level, ";
            atMost(level + "predictive path", predictive.p10Ns() / kind.levelCount(), MAX_LEVEL_NS_PREDICTIVE, "ns");
            atMost(level + "DSL-JSON path", dslJson.p10Ns() / kind.levelCount(), MAX_LEVEL_NS_DSL_JSON, "ns");
        }
        mostBytesPredictive = Math.max(mostBytesPredictive, predictive.medianBytes());
        mostBytesDslJson = Math.max(mostBytesDslJson, dslJson.medianBytes());
    }

    /** Judges what holds for all kinds together, and prints everything. */
    String verdicts() {
        atMost("each kind, predictive path", mostBytesPredictive, 0, "B");
        atMost("each kind, DSL-JSON path", mostBytesDslJson, 0, "B");
        return "\n" + table;
    }

    private void atMost(String what, double measured, double limit, String unit) {
        add(
                measured <= limit,
                what,
                TextTable.number(measured) + " " + unit,
                "<= " + TextTable.number(limit) + " " + unit);
    }

    private void atLeast(String what, double measured, double limit) {
        add(measured >= limit, what, TextTable.number(measured) + " x", ">= " + TextTable.number(limit) + " x");
    }

    private void add(boolean isMet, String what, String measured, String wanted) {
        table.add(isMet ? "PASS" : "FAIL", what, measured, wanted);
    }
}
