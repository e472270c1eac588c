package dev.holdpoint.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.temporal.failure.ApplicationFailure;
import java.util.function.Supplier;

/** The failure of a call that has to fail. */
record Failing(String type, boolean retried, String sentence) {
    static Failing of(Supplier<?> call) {
        var failure = catchThrowableOfType(ApplicationFailure.class, call::get);
        assertThat(failure).as("the call failed").isNotNull();
        return new Failing(
                failure.getType(), !failure.isNonRetryable(), failure.getOriginalMessage());
    }
}
