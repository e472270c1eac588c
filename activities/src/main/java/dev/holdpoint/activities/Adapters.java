package dev.holdpoint.activities;

import dev.holdpoint.activities.command.CommandCheck;
import dev.holdpoint.activities.command.CommandDatabase;
import dev.holdpoint.activities.command.CommandDeploy;
import dev.holdpoint.activities.command.CommandRun;
import dev.holdpoint.activities.command.CommandSource;
import dev.holdpoint.activities.command.CommandTraffic;
import dev.holdpoint.activities.command.Runner;
import dev.holdpoint.activities.directory.DirectorySource;
import dev.holdpoint.activities.file.FileCheck;
import dev.holdpoint.activities.gateway.GatewayTraffic;
import dev.holdpoint.activities.git.GitSource;
import dev.holdpoint.activities.haproxy.HaproxyTraffic;
import dev.holdpoint.activities.http.HttpCheck;
import dev.holdpoint.activities.log.LogNotice;
import dev.holdpoint.activities.openmetrics.OpenmetricsMetric;
import dev.holdpoint.activities.postgres.PostgresDatabase;
import dev.holdpoint.activities.probe.ProbeMetric;
import dev.holdpoint.activities.process.ProcessDeploy;
import dev.holdpoint.activities.prometheus.PrometheusMetric;
import dev.holdpoint.activities.webhook.WebhookNotice;
import dev.holdpoint.workflows.port.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every adapter of this worker, found by the need it serves and its name. */
public final class Adapters {
    private final List<Adapter> all;

    public Adapters(List<? extends Adapter> all) {
        this.all = List.copyOf(all);
    }

    /** What comes with Holdpoint, in the order of needs, then names. */
    public static Adapters standard() {
        var runner = Runner.standard();
        var all = new ArrayList<Adapter>();
        all.add(new CommandSource(runner));
        all.add(new DirectorySource());
        all.add(GitSource.standard(runner));
        all.add(new CommandDeploy(runner));
        all.add(new ProcessDeploy());
        all.add(new CommandTraffic(runner));
        all.add(new GatewayTraffic());
        all.add(new HaproxyTraffic());
        all.add(new CommandDatabase(runner));
        all.add(new PostgresDatabase());
        all.add(new OpenmetricsMetric());
        all.add(new ProbeMetric());
        all.add(new PrometheusMetric());
        all.add(new CommandCheck(runner));
        all.add(new FileCheck());
        all.add(new HttpCheck());
        all.add(new CommandRun(runner));
        all.add(new LogNotice());
        all.add(new WebhookNotice());
        return new Adapters(all);
    }

    /**
     * The adapter that a target names.
     *
     * @param need the interface of the need, such as {@code DeployAdapter.class}
     */
    public <A extends Adapter> A find(Class<A> need, Target target) {
        var candidates = all.stream().filter(need::isInstance).map(need::cast).toList();
        return candidates.stream()
                .filter(adapter -> adapter.name().equals(target.adapter().adapter()))
                .findFirst()
                .orElseThrow(() -> unknown(need, target, candidates));
    }

    private static RuntimeException unknown(
            Class<?> need, Target target, List<? extends Adapter> candidates) {
        var names = candidates.stream().map(Adapter::name).sorted().toList();
        return Misconfigured.failure(
                target,
                "this worker has no %s adapter of that name; it has %s"
                        .formatted(
                                need.getSimpleName()
                                        .replace("Adapter", "")
                                        .toLowerCase(Locale.ROOT),
                                names.isEmpty() ? "none" : String.join(", ", names)));
    }
}
