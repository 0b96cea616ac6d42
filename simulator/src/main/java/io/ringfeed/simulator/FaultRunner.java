package io.ringfeed.simulator;

import io.netty.channel.EventLoop;
import io.ringfeed.simulator.fault.FaultPlan;
import io.ringfeed.simulator.fault.FaultSchedule;
import io.ringfeed.simulator.venue.Topics;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Carries out a plan of faults: what has no time at once, the rest by its times from the first subscription on.
 *
 * <p><b>Threading:</b> confined to the simulator's thread.
 */
final class FaultRunner {
    private final EventLoop loop;
    private final FaultPlan plan;
    private final FaultSchedule schedule;
    private final Topics topics;
    private final FaultInjector injector;
    private boolean hasBegun;
    private boolean isClosed;
    private long startNs;
    private Future<?> timer;

    FaultRunner(EventLoop loop, FaultPlan plan, Topics topics, FaultInjector injector) {
        this.loop = loop;
        this.plan = plan;
        this.schedule = plan.schedule();
        this.topics = topics;
        this.injector = injector;
    }

    void start() {
        plan.immediate().forEach(injector::inject);
        topics.listen(this::onSubscriptionsChanged);
        onSubscriptionsChanged();
    }

    private void onSubscriptionsChanged() {
        if (!hasBegun && topics.subscriptionCount() > 0) {
            hasBegun = true;
            startNs = System.nanoTime();
            // Never within the call that told of the subscription: its connection is in the middle of something.
            schedule();
        }
    }

    private void schedule() {
        long nextNs = schedule.nextNs();
        if (!isClosed && nextNs != FaultSchedule.NEVER) {
            long waitNs = Math.max(0, nextNs - (System.nanoTime() - startNs));
            timer = loop.schedule(this::run, waitNs, TimeUnit.NANOSECONDS);
        }
    }

    private void run() {
        if (isClosed) {
            return;
        }
        long elapsedNs = System.nanoTime() - startNs;
        while (schedule.nextNs() <= elapsedNs) {
            injector.inject(schedule.take());
        }
        schedule();
    }

    void close() {
        isClosed = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
