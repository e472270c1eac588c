package dev.holdpoint.activities.shipped;

import dev.holdpoint.activities.Adapter;
import dev.holdpoint.activities.Adapters;
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
import java.util.ArrayList;

/** The adapters that come with Holdpoint. */
public final class ShippedAdapters {
    private ShippedAdapters() {}

    /** All of them, in the order of needs, then names. */
    public static Adapters all() {
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
}
