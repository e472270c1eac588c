package dev.holdpoint.worker.host;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.util.Duration;
import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.worker.connection.Profiles;
import dev.holdpoint.worker.connection.Wanted;
import dev.holdpoint.worker.connection.Wiring;
import dev.holdpoint.worker.evidence.EvidenceFolder;
import dev.holdpoint.workflows.Registration;
import io.grpc.ClientInterceptor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts the worker together. */
@Factory
final class HostFactory {
    private static final double REPORT_SECONDS = 5;

    /** Where the SDK counts; its name clashes with Jakarta's. */
    @Bean(preDestroy = "close")
    @Singleton
    com.uber.m3.tally.Scope metrics(MeterRegistry registry) {
        return new RootScopeBuilder()
                .reporter(new MicrometerClientStatsReporter(registry))
                .reportEvery(Duration.ofSeconds(REPORT_SECONDS));
    }

    @Singleton
    Wanted wanted(TemporalConfig temporal, ConnectionConfig connection, MutualTlsConfig mutual) {
        return new Wanted(
                connection.target(),
                temporal.namespace(),
                connection.apiKey(),
                connection.enableHttps(),
                mutual.mutual());
    }

    @Singleton
    Connection connection(
            Wanted wanted,
            HoldpointConfig holdpoint,
            com.uber.m3.tally.Scope metrics,
            List<ClientInterceptor> interceptors) {
        var found = Profiles.load(holdpoint.profile(), System.getenv());
        return Connection.of(wanted.over(found), Wiring.counting(metrics, interceptors));
    }

    @Singleton
    SearchAttributes searchAttributes(Connection connection) {
        return new SearchAttributes(connection.client());
    }

    @Singleton
    Work work(Connection connection, HoldpointConfig holdpoint, SearchAttributes searchAttributes) {
        holdpoint.announce();
        return Work.standard(
                Registration::register,
                connection.client(),
                holdpoint.folder(),
                searchAttributes,
                EvidenceFolder.standard().keeping(holdpoint.evidence()));
    }

    @Bean(preDestroy = "close")
    @Singleton
    WorkerHost host(
            Connection connection,
            SearchAttributes searchAttributes,
            HoldpointConfig holdpoint,
            WorkerSettings settings,
            Work work,
            Counting counting) {
        return new WorkerHost(
                connection,
                searchAttributes,
                new Crew.Size(holdpoint.queues(), settings.cache(), settings.queues()),
                work,
                new WorkerHost.Conduct(counting, holdpoint.drain()));
    }

    @Singleton
    WorkerSettings settings(WorkflowCacheConfig cache, List<QueueConfig> queues) {
        return new WorkerSettings(cache, queues);
    }

    /** What Spring's starter has for its workers. */
    record WorkerSettings(WorkflowCacheConfig cache, List<QueueConfig> queues) {
        WorkerSettings {
            queues = List.copyOf(queues);
        }
    }
}
