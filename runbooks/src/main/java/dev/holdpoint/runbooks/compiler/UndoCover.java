package dev.holdpoint.runbooks.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.runbooks.compiler.Numbered.NumberedStep;
import dev.holdpoint.workflows.runbook.Service;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.runbook.Undo;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How each effect is taken back: by a line of the rollback list, or as the step itself says. */
final class UndoCover {
    private static final String OWN =
            "add the line, or say why nothing has to be taken back: undo: {none: \"…\"}";

    private final List<NumberedStep> rollback;
    private final Context context;

    UndoCover(List<NumberedStep> rollback, Context context) {
        this.rollback = rollback;
        this.context = context;
    }

    /** The undo of a step in words; empty for one without effect, and beside a finding. */
    Optional<String> of(NumberedStep numbered, Site site) {
        var own = numbered.step().common().undo();
        if (own != null) {
            return Optional.of(words(own));
        }
        return switch (numbered.step()) {
            case Step.Deploy _ -> site.slots() ? traffic(numbered, site) : redeploy(numbered, site);
            case Step.Shift shift when shift.to() == Step.Shift.To.CANDIDATE ->
                    traffic(numbered, site);
            case Step.Migrate migrate when migrate.direction() == Step.Migrate.Direction.UP ->
                    down(numbered, site);
            case Step.Run run -> command(numbered, run);
            case Step.Check _,
                    Step.Confirm _,
                    Step.Approve _,
                    Step.Ask _,
                    Step.Wait _,
                    Step.Backup _,
                    Step.Restore _,
                    Step.Migrate _,
                    Step.Shift _,
                    Step.Ramp _,
                    Step.Hold _,
                    Step.Flag _,
                    Step.Notify _,
                    Step.Document _ ->
                    Optional.empty();
        };
    }

    private Optional<String> traffic(NumberedStep numbered, Site site) {
        return line(
                numbered,
                site,
                step -> step instanceof Step.Shift(_, var to, _) && to == Step.Shift.To.STABLE,
                "shift: stable",
                "all traffic back to stable");
    }

    private Optional<String> redeploy(NumberedStep numbered, Site site) {
        return line(
                numbered,
                site,
                step ->
                        step instanceof Step.Deploy deploy
                                && deploy.which() == Step.Deploy.Which.STABLE,
                "deploy: stable",
                "stable is deployed again in its place");
    }

    private Optional<String> down(NumberedStep numbered, Site site) {
        return line(
                numbered,
                site,
                step ->
                        step instanceof Step.Migrate migrate
                                && migrate.direction() == Step.Migrate.Direction.DOWN,
                "migrate: down",
                "the schema goes back to that of stable");
    }

    private Optional<String> command(NumberedStep numbered, Step.Run run) {
        var command = context.sources().service().commands().get(run.command());
        if (command == null) {
            return Optional.empty();
        }
        if (command.undo() == null) {
            context.findings()
                    .add(
                            Spot.service("commands").at(run.command()),
                            ("command \"%s\" changes the world in step %s and nothing takes it"
                                            + " back; say why nothing has to: undo: {none: \"…\"}")
                                    .formatted(run.command(), numbered.id()));
            return Optional.empty();
        }
        if (command.undo().command() != null) {
            context.findings()
                    .add(
                            Spot.service("commands").at(run.command()).at("undo"),
                            NotYet.UNDO_RUN.sentence());
        }
        return Optional.of(words(command.undo()));
    }

    private Optional<String> line(
            NumberedStep numbered,
            Site site,
            Predicate<Step> undoes,
            String written,
            String effect) {
        var line = lines(site).filter(step -> undoes.test(step.step())).findFirst();
        if (line.isEmpty()) {
            context.findings()
                    .add(
                            numbered.spot(),
                            "step %s is not taken back: the rollback list has no line %s%s; %s"
                                    .formatted(numbered.id(), written, in(site), OWN));
        }
        return line.map(step -> "%s (%s)".formatted(effect, step.id()));
    }

    private Stream<NumberedStep> lines(Site site) {
        var facts = context.resolved().facts().withSlots(site.slots());
        return rollback.stream()
                .filter(line ->
                        !(Decision.of(line.step().common().when(), facts)
                                instanceof Decision.Skipped));
    }

    private static String in(Site site) {
        return site.name() == null ? "" : " that runs in " + site.name();
    }

    private static String words(Undo undo) {
        return undo.none() == null
                ? "command " + undo.command()
                : "nothing to take back: " + undo.none();
    }

    /** Why a database cannot go back; empty when its adapter has a way down. */
    static Optional<String> noWayDown(Service.Environment environment) {
        var database = environment.database();
        if (database == null) {
            return Optional.empty();
        }
        var down = database.settings().get("down");
        return why(down).map(reason -> "its %s adapter %s".formatted(database.adapter(), reason));
    }

    private static Optional<String> why(@Nullable JsonNode down) {
        if (down == null) {
            return Optional.of("has no way down");
        }
        return down.hasNonNull("none")
                ? Optional.of("has no way down: " + down.get("none").asText())
                : Optional.empty();
    }
}
