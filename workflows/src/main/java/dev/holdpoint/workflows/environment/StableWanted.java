package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.environment.protocol.RollbackStarted;
import io.temporal.failure.ActivityFailure;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run that wants stable back asks until it is answered: nobody else notices what it wants. */
public final class StableWanted {
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private StableWanted() {}

    /**
     * Asks an environment.
     *
     * @param key the same for every try
     * @param unanswered hears, after every try without an answer, what to tell people
     * @param givenUp why it is asked no more; null while it is
     */
    public static RollbackStarted ask(
            String id,
            String key,
            RequestRollback request,
            Consumer<String> unanswered,
            Supplier<@Nullable String> givenUp) {
        while (true) {
            try {
                return Ports.environment("ask " + id + " to bring stable back")
                        .rollback(key, id, request);
            } catch (ActivityFailure e) {
                unanswered.accept(
                        "%s cannot be asked to bring stable back: %s. It is asked again."
                                .formatted(id, Failures.sentence(e)));
            }
            Wait.atMost(AGAIN, "until it is asked again", () -> givenUp.get() != null);
            var why = givenUp.get();
            if (why != null) {
                return RollbackStarted.refused(why);
            }
        }
    }
}
