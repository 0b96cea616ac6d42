package io.ringfeed.codec.decimal;

import static io.ringfeed.codec.AllocationMeter.assertAllocatesNothing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arithmetic and conversion allocate nothing, whatever the widths. Runs a second time without escape analysis. */
class DecimalAllocationTest {
    private final List<MutableDecimal> operands = new ArrayList<>();
    private final MutableDecimal into = new MutableDecimal();
    private int next;
    private double sink;

    DecimalAllocationTest() {
        for (int bits : new int[] {0, 20, 52, 62, 64, 100, 126}) {
            BigInteger mantissa = BigInteger.ONE.shiftLeft(bits).add(BigInteger.valueOf(bits & 7));
            for (BigInteger signed : List.of(mantissa, mantissa.negate())) {
                for (int scale : new int[] {0, 8, 19, 38}) {
                    operands.add(new MutableDecimal()
                            .setWide(signed.shiftRight(64).longValueExact(), signed.longValue(), scale));
                }
            }
        }
    }

    @Test
    void calculatesWithoutAllocation() {
        assertAllocatesNothing("arithmetic", () -> {
            Decimal a = next();
            Decimal b = operands.get(next % operands.size());
            sink += DecimalMath.add(a, b, into) ? 1 : 0;
            sink += DecimalMath.subtract(a, b, into) ? 1 : 0;
            sink += DecimalMath.mid(a, b, into) ? 1 : 0;
            sink += DecimalMath.multiply(a, b, into) ? 1 : 0;
        });
    }

    @Test
    void convertsToDoubleWithoutAllocation() {
        assertAllocatesNothing("conversion to double", () -> sink += next().doubleValue());
    }

    /** Strides through the operands, so that all pairs come to meet. */
    private Decimal next() {
        next += 59;
        return operands.get(next / operands.size() % operands.size());
    }
}
