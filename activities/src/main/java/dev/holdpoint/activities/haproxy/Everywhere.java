package dev.holdpoint.activities.haproxy;

import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Does one thing at every balancer at the same time, so that a dead one delays no other, and fails
 * if it failed at any, once all have ended.
 */
final class Everywhere {
    private static final String UNREACHABLE =
            "Is HAProxy running there, and has it a `stats socket` of `level admin` at that"
                    + " address?";
    private static final String REFUSED =
            "Mend the haproxy settings of the service document, or HAProxy's own configuration.";

    private Everywhere() {}

    /** What is asked of one balancer. */
    interface Question<R> {
        R ask(RuntimeSocket socket) throws IOException;
    }

    /**
     * The answers in the order of the sockets.
     *
     * @param what what is tried, for the failure: {@code read backend shop}
     */
    static <R> List<R> ask(String what, List<String> sockets, Question<R> question) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    sockets.stream()
                            .map(RuntimeSocket::new)
                            .map(socket -> threads.submit(() -> answer(socket, question)))
                            .toList();
            var answers = asked.stream().map(Everywhere::wait).toList();
            refuse(what, answers);
            return answers.stream()
                    .flatMap(answer ->
                            answer instanceof Said<R>(var value)
                                    ? List.of(value).stream()
                                    : List.<R>of().stream())
                    .toList();
        }
    }

    private sealed interface Answer<R> {}

    private record Said<R>(R value) implements Answer<R> {}

    private record Failed<R>(String sentence, boolean lasting) implements Answer<R> {}

    private static <R> Answer<R> answer(RuntimeSocket socket, Question<R> question) {
        try {
            return new Said<>(question.ask(socket));
        } catch (RefusedException e) {
            return new Failed<>(socket.name() + " refused " + e.getMessage(), true);
        } catch (IOException e) {
            return new Failed<>(socket.name() + " did not answer: " + e.getMessage(), false);
        }
    }

    private static <R> void refuse(String what, List<Answer<R>> answers) {
        var failed =
                answers.stream()
                        .flatMap(a ->
                                a instanceof Failed<R> f
                                        ? List.of(f).stream()
                                        : List.<Failed<R>>of().stream())
                        .toList();
        if (failed.isEmpty()) {
            return;
        }
        var lasting = failed.stream().anyMatch(Failed::lasting);
        var message =
                "HAProxy: could not %s at %d of %d balancers: %s. %s"
                        .formatted(
                                what,
                                failed.size(),
                                answers.size(),
                                failed.stream()
                                        .map(Failed::sentence)
                                        .collect(Collectors.joining("; ")),
                                lasting ? REFUSED : UNREACHABLE);
        throw lasting
                ? ApplicationFailure.newNonRetryableFailure(message, Errors.REFUSED)
                : ApplicationFailure.newFailure(message, "Unavailable");
    }

    private static <T> T wait(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApplicationFailure.newFailureWithCause(
                    "The worker is stopping; the next try looks again.", "Unavailable", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ApplicationFailure refused
                    ? refused
                    : new IllegalStateException(e.getCause());
        }
    }
}
