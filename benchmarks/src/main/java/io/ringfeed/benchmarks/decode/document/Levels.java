package io.ringfeed.benchmarks.decode.document;

/** Adds up the levels of both sides, so that one number tells whether each was read. */
final class Levels {
    private static final int PRICE = 0;
    private static final int QUANTITY = 1;

    private Levels() {}

    static double sumOfPrices(double[][] bids, double[][] asks) {
        return sum(bids, PRICE) + sum(asks, PRICE);
    }

    static double sumOfQuantities(double[][] bids, double[][] asks) {
        return sum(bids, QUANTITY) + sum(asks, QUANTITY);
    }

    private static double sum(double[][] levels, int column) {
        double sum = 0;
        for (double[] level : levels) {
            sum += level[column];
        }
        return sum;
    }
}
