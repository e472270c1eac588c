package dev.holdpoint.worker.demo;

import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.worker.connection.Wiring;
import dev.holdpoint.worker.evidence.EvidenceFolder;
import dev.holdpoint.worker.host.SearchAttributes;
import dev.holdpoint.worker.host.Work;
import dev.holdpoint.workflows.Registration;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.client.WorkflowClient;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A worker of Holdpoint in this process, and the demo's own way to the server. */
final class DemoWorker {
    private static final Duration STICKY = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final int GRACE_SECONDS = 5;

    private final Connection connection;
    private final SearchAttributes searchAttributes;
    private final WorkerFactory factory;

    private DemoWorker(
            Connection connection, SearchAttributes searchAttributes, WorkerFactory factory) {
        this.connection = connection;
        this.searchAttributes = searchAttributes;
        this.factory = factory;
    }

    /** Polls when this returns; neither variables nor profiles say which server it is. */
    static DemoWorker start(DemoTemporal temporal, Path documents) {
        var profile =
                ClientConfigProfile.newBuilder()
                        .setAddress(temporal.address())
                        .setNamespace("default")
                        .build();
        var plain = Wiring.plain();
        var connection =
                Connection.of(
                        profile,
                        new Wiring(plain.metrics(), temporal.interceptors(), plain.queryTimeout()));
        var client = connection.client();
        var searchAttributes = new SearchAttributes(client);
        var factory = WorkerFactory.newInstance(client, factoryOptions());
        var worker = factory.newWorker(Names.TASK_QUEUE, workerOptions());
        var work =
                Work.standard(
                        Registration::register,
                        client,
                        documents,
                        searchAttributes,
                        EvidenceFolder.standard());
        work.workflows().register(worker);
        worker.registerActivitiesImplementations(work.activities().toArray());
        factory.start();
        return new DemoWorker(connection, searchAttributes, factory);
    }

    WorkflowClient client() {
        return connection.client();
    }

    /** Takes nothing new and cuts off what runs. */
    void stop() {
        factory.shutdownNow();
        factory.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        searchAttributes.close();
        connection.close();
    }

    private static WorkerFactoryOptions factoryOptions() {
        return WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build();
    }

    private static WorkerOptions workerOptions() {
        return WorkerOptions.newBuilder()
                .setStickyQueueScheduleToStartTimeout(STICKY)
                .setMaxHeartbeatThrottleInterval(HEARTBEAT)
                .setDefaultHeartbeatThrottleInterval(HEARTBEAT)
                .setUsingVirtualThreadsOnActivityWorker(true)
                .build();
    }
}
