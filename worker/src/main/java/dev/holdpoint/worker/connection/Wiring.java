package dev.holdpoint.worker.connection;

import com.uber.m3.tally.NoopScope;
import com.uber.m3.tally.Scope;
import io.grpc.ClientInterceptor;
import java.time.Duration;
import java.util.List;

/**
 * What a program adds to its connection.
 *
 * @param metrics where the SDK counts
 * @param interceptors put before every call
 * @param queryTimeout how long a query may take before it counts as unanswered
 */
public record Wiring(Scope metrics, List<ClientInterceptor> interceptors, Duration queryTimeout) {
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(5);

    public Wiring {
        interceptors = List.copyOf(interceptors);
    }

    /** Nothing. */
    public static Wiring plain() {
        return new Wiring(new NoopScope(), List.of(), QUERY_TIMEOUT);
    }

    /** The same that counts elsewhere, with interceptors. */
    public static Wiring counting(Scope metrics, List<ClientInterceptor> interceptors) {
        return new Wiring(metrics, interceptors, QUERY_TIMEOUT);
    }
}
