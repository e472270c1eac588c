package dev.holdpoint.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdpoint.workflows.port.ShiftCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.port.TrafficActivities;
import dev.holdpoint.workflows.port.TrafficState;
import dev.holdpoint.workflows.runbook.Binding;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker that was stopped in the middle of an effect, and goes on when it was done long ago. */
class FenceTest {
    private static final String QUEUE = "fence";
    private static final Map<String, Integer> BEFORE = Map.of("blue", 100, "green", 0);
    private static final Map<String, Integer> QUARTER = Map.of("blue", 75, "green", 25);

    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
    private final Stopped traffic = new Stopped();

    @BeforeEach
    void work() {
        var worker = temporal.newWorker(QUEUE);
        worker.registerWorkflowImplementationTypes(OneShift.class);
        worker.registerActivitiesImplementations(
                new TrafficDispatch(new Adapters(List.of(traffic))));
        temporal.start();
    }

    @AfterEach
    void close() {
        traffic.goOn.countDown();
        temporal.close();
    }

    @Test
    void a_try_that_was_given_up_sets_nothing() throws InterruptedException {
        var options = WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build();
        temporal.getWorkflowClient().newWorkflowStub(Shift.class, options).shift();
        assertThat(traffic.world.sets).containsExactly(QUARTER);
        // and now a rollback has everything as it was before the shift
        traffic.world.balancers.replaceAll(_ -> BEFORE);

        traffic.goOn.countDown();

        assertThat(traffic.wentOn.await(30, TimeUnit.SECONDS)).isTrue();
        temporal.shutdown();
        temporal.awaitTermination(30, TimeUnit.SECONDS);
        assertThat(traffic.world.sets).containsExactly(QUARTER);
        assertThat(traffic.world.balancers).containsExactly(BEFORE);
    }

    /** One shift by one activity. */
    @WorkflowInterface
    public interface Shift {
        @WorkflowMethod
        void shift();
    }

    /** Its tries are given up after a second. */
    public static final class OneShift implements Shift {
        @Override
        public void shift() {
            var options =
                    ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofSeconds(1))
                            .build();
            var target =
                    new Target(
                            "shop",
                            "production",
                            new Binding("testing", JsonNodeFactory.instance.objectNode()),
                            null,
                            Map.of(),
                            Map.of());
            var _ =
                    Workflow.newActivityStub(TrafficActivities.class, options)
                            .shiftTraffic(new ShiftCall("key", target, QUARTER, BEFORE, true));
        }
    }

    /** A balancer; who looks at it first is stopped there. */
    private static final class Stopped implements TrafficAdapter {
        private final TestingTraffic world = new TestingTraffic(List.of(BEFORE));
        private final AtomicBoolean first = new AtomicBoolean(true);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final CountDownLatch wentOn = new CountDownLatch(1);

        @Override
        public String name() {
            return "testing";
        }

        @Override
        public List<TrafficState> read(AdapterCall call) {
            var seen = world.read(call);
            if (first.getAndSet(false)) {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
                wentOn.countDown();
            }
            return seen;
        }

        @Override
        public void set(AdapterCall call, Map<String, Integer> shares) {
            world.set(call, shares);
        }

        @Override
        public Map<String, Long> counters(AdapterCall call) {
            return world.counters(call);
        }

        @Override
        public List<String> byHand(AdapterCall call, Map<String, Integer> shares) {
            return world.byHand(call, shares);
        }
    }
}
