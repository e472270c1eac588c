package dev.holdpoint.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TerminatedFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a run that did not complete. */
class FollowedTest {
    private static Followed ended(String type, @Nullable String sentence, TemporalFailure why) {
        var failed =
                new WorkflowFailedException(
                        WorkflowExecution.newBuilder().setWorkflowId("it").build(),
                        type,
                        EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
                        3,
                        RetryState.RETRY_STATE_RETRY_POLICY_NOT_SET,
                        why);
        return Followed.failed("it", new Followed.Ended(type, sentence), failed);
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, Its environment brings stable back",
        "ProductionDeployment, Its environment brings stable back",
        "Rollback, Stable may not be back",
        "Environment, Nobody guards the environment now"
    })
    void who_minds_what_a_terminated_run_left(String type, String words) {
        var followed = ended(type, null, new TerminatedFailure("by hand", null));

        assertThat(followed.sentence()).startsWith("it was terminated: by hand. " + words);
        assertThat(followed.exitCode()).isEqualTo(1);
    }

    @Test
    void a_cancelled_run_ends_with_its_own_sentence_where_it_could_be_had() {
        assertThat(ended("Deployment", "2.3.0 serves.", new CanceledFailure("")).sentence())
                .isEqualTo("2.3.0 serves.");
        assertThat(ended("Deployment", null, new CanceledFailure("")).sentence())
                .isEqualTo("it was cancelled.");
    }
}
