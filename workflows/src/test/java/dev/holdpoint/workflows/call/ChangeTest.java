package dev.holdpoint.workflows.call;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Runs of the build before go on in the build that changed their workflow, in two places. */
class ChangeTest {
    @WorkflowInterface
    public interface Changing {
        @WorkflowMethod(name = "Changing")
        void run();
    }

    /** Two threads: the second is let go in the midst of what the first does. */
    public abstract static class Build implements Changing {
        private boolean free;

        abstract boolean changed();

        @Override
        public void run() {
            Async.procedure(() -> {
                Workflow.await(() -> free);
                var _ = Workflow.sideEffect(String.class, () -> "the second thread");
            });
            more();
            Workflow.sleep(Duration.ofSeconds(1));
            free = true;
            more();
            Workflow.sleep(Duration.ofSeconds(5));
        }

        private void more() {
            if (changed()) {
                Workflow.sleep(Duration.ofSeconds(1));
            }
        }
    }

    /** As it was. */
    public static final class Before extends Build {
        @Override
        boolean changed() {
            return false;
        }
    }

    /** As it is changed here. */
    public static final class After extends Build {
        @Override
        boolean changed() {
            return Change.taken("more");
        }
    }

    /** As the SDK alone would have it changed. */
    public static final class Bare extends Build {
        @Override
        boolean changed() {
            return Workflow.getVersion("more", Workflow.DEFAULT_VERSION, 1) >= 1;
        }
    }

    private static WorkflowExecutionHistory ranAs(Class<? extends Changing> build) {
        try (var temporal = TestWorkflowEnvironment.newInstance()) {
            temporal.newWorker("changing").registerWorkflowImplementationTypes(build);
            temporal.start();
            var client = temporal.getWorkflowClient();
            client.newWorkflowStub(
                            Changing.class,
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId("changing")
                                    .setTaskQueue("changing")
                                    .build())
                    .run();
            return client.fetchHistory("changing");
        }
    }

    @Test
    void what_began_before_goes_on_after() {
        var before = ranAs(Before.class);

        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(before, After.class))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(before, Bare.class))
                .hasMessageContaining("NonDeterministic");
    }

    @Test
    void what_begins_after_takes_the_change_and_replays() {
        var after = ranAs(After.class);

        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(after, After.class))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(after, Before.class))
                .hasMessageContaining("NonDeterministic");
    }
}
