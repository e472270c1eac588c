package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.port.AdapterCatalog;
import dev.holdpoint.workflows.port.Need;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Service;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a service offers, and which of it the plan uses. */
final class Bindings {
    private final Service service;
    private final AdapterCatalog adapters;
    private final Findings findings;
    private final Map<String, Binding> checks = new LinkedHashMap<>();
    private final Map<String, Binding> metrics = new LinkedHashMap<>();
    private final Map<String, Binding> commands = new LinkedHashMap<>();
    private final Map<String, Binding> notices = new LinkedHashMap<>();

    Bindings(Service service, AdapterCatalog adapters, Findings findings) {
        this.service = service;
        this.adapters = adapters;
        this.findings = findings;
    }

    /** A check of the service; empty beside a finding. */
    Optional<Binding> check(String name, Spot user) {
        return used(Need.CHECK, "checks", name, service.checks().get(name), user, checks);
    }

    /** A metric of the service; empty beside a finding. */
    Optional<Binding> metric(String name, Spot user) {
        return used(Need.METRIC, "metrics", name, service.metrics().get(name), user, metrics);
    }

    /** A command of the service; empty beside a finding. */
    Optional<Service.Command> command(String name, Spot user) {
        var command = service.commands().get(name);
        var binding = command == null ? null : command.binding();
        return used(Need.COMMAND, "commands", name, binding, user, commands)
                .map(_ -> service.commands().get(name));
    }

    /** A place for notices; empty beside a finding. */
    Optional<Binding> notice(String name, Spot user) {
        return used(Need.NOTICE, "notices", name, service.notices().get(name), user, notices);
    }

    /** Every place for notices that works, because questions and breaches are told there too. */
    void everyNotice() {
        service.notices()
                .forEach((name, binding) -> {
                    if (!binding.notApplicable() && runnable(Need.NOTICE, binding)) {
                        notices.put(name, binding);
                    }
                });
    }

    /** An adapter of an environment that a step cannot do without. */
    void need(String environment, Need need, @Nullable Binding binding, Spot user) {
        var spot = Spot.service("environments").at(environment).at(word(need));
        if (binding == null) {
            findings.add(
                    user,
                    "environment %s of service %s has no %s adapter"
                            .formatted(environment, service.name(), word(need)));
            return;
        }
        judge(need, binding, spot);
    }

    /** The source of artifacts, which every run needs. */
    void source() {
        judge(Need.SOURCE, service.source(), Spot.service("source"));
    }

    /** An environment with those of its adapters that can run. */
    PlannedEnvironment environment(String name, Service.Environment environment) {
        return new PlannedEnvironment(
                name,
                environment.guarded(),
                environment.worker(),
                environment.url(),
                environment.slots(),
                runnableOrNull(Need.DEPLOY, environment.deploy()),
                runnableOrNull(Need.TRAFFIC, environment.traffic()),
                runnableOrNull(Need.DATABASE, environment.database()),
                late(environment.traffic()),
                environment.identity(),
                null);
    }

    /** How late a shift may land, as the adapter says itself or the setting that it names. */
    private @Nullable Duration late(@Nullable Binding traffic) {
        var adapter =
                traffic == null
                        ? null
                        : adapters.find(Need.TRAFFIC, traffic.adapter()).orElse(null);
        if (traffic == null || adapter == null || adapter.late() == null) {
            return null;
        }
        var setting = adapter.schema().path("properties").path(adapter.late());
        var said = traffic.settings().path(adapter.late()).textValue();
        var usual = setting.path("default").asText(adapter.late());
        return DurationText.read(said == null ? usual : said).orElse(null);
    }

    Map<String, Binding> checks() {
        return checks;
    }

    Map<String, Binding> metrics() {
        return metrics;
    }

    Map<String, Binding> commands() {
        return commands;
    }

    Map<String, Binding> notices() {
        return notices;
    }

    private Optional<Binding> used(
            Need need,
            String where,
            String name,
            @Nullable Binding binding,
            Spot user,
            Map<String, Binding> into) {
        if (binding == null) {
            findings.add(
                    user,
                    "service %s has no %s \"%s\"; it has: %s"
                            .formatted(service.name(), word(need), name, known(need)));
            return Optional.empty();
        }
        if (!binding.notApplicable()) {
            judge(need, binding, Spot.service(where).at(name));
            into.put(name, binding);
        }
        return Optional.of(binding);
    }

    private void judge(Need need, Binding binding, Spot spot) {
        var found = adapters.find(need, binding.adapter());
        if (found.isEmpty()) {
            findings.add(
                    spot,
                    "no %s adapter is called \"%s\"; there is: %s"
                            .formatted(
                                    word(need),
                                    binding.adapter(),
                                    Names.known(adapters.names(need))));
        } else if (!found.get().runnable()) {
            findings.add(
                    spot.at(binding.adapter()),
                    NotYet.ADAPTER.sentence(word(need) + ": " + binding.adapter()));
        }
    }

    private @Nullable Binding runnableOrNull(Need need, @Nullable Binding binding) {
        return binding != null && runnable(need, binding) ? binding : null;
    }

    private boolean runnable(Need need, Binding binding) {
        return adapters.find(need, binding.adapter())
                .filter(AdapterCatalog.Description::runnable)
                .isPresent();
    }

    private String known(Need need) {
        return Names.known(
                switch (need) {
                    case CHECK -> service.checks().keySet();
                    case METRIC -> service.metrics().keySet();
                    case COMMAND -> service.commands().keySet();
                    case NOTICE -> service.notices().keySet();
                    case SOURCE, DEPLOY, TRAFFIC, DATABASE, FLAGS ->
                            service.environments().keySet();
                });
    }

    private static String word(Need need) {
        return need.name().toLowerCase(Locale.ROOT);
    }
}
