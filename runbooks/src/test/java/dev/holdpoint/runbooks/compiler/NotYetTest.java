package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The closed list of what the language can say and the engine cannot run. */
class NotYetTest {
    private static final String RULE = "{report: bug, action: warn}";
    private static final String BACK = "{shift: stable}, {deploy: stable, when: {slots: none}}";
    private static final String ADAPTER = "an adapter marked not runnable";

    /** What is written → where it is refused. */
    private static final Map<NotYet, String> STEPS =
            Map.ofEntries(
                    Map.entry(NotYet.RESTORE, "{restore: database}"),
                    Map.entry(NotYet.FLAG, "{flag: {new: 10%}}"),
                    Map.entry(NotYet.RECORD, "{record: incident, by: tech-lead}"),
                    Map.entry(NotYet.PARTS, "{deploy: new, parts: [web]}"),
                    Map.entry(NotYet.BATCH, "{deploy: new, batch: 1}"),
                    Map.entry(NotYet.BETWEEN, "{deploy: new, between: [{check: [health]}]}"),
                    Map.entry(NotYet.DEPLOY_REFERENCE, "{deploy: reference}"),
                    Map.entry(NotYet.AT_SERVERS, "{deploy: new, at: {servers: 1}}"),
                    Map.entry(NotYet.AT_REST, "{deploy: new, at: rest}"),
                    Map.entry(NotYet.HOLD_AT_STABLE, "{hold: 1m, at: stable}"),
                    Map.entry(NotYet.SHIFT_NONE, "{shift: none}"),
                    Map.entry(
                            NotYet.MIGRATE_RESTORES,
                            "{migrate: up, onFailure: restore, undo: {none: adds}}"),
                    Map.entry(NotYet.UNDO_RUN, "{migrate: up, undo: {run: tag-release}}"),
                    Map.entry(
                            NotYet.WHEN_MIGRATIONS,
                            "{approve: tech-lead, when: {migrations: irreversible}}"),
                    Map.entry(NotYet.CHECK_SCHEMA, "{check: [schema]}"),
                    Map.entry(NotYet.CHECK_REHEARSAL, "{check: [rehearsal]}"),
                    Map.entry(NotYet.CHECK_MIGRATION_LINT, "{check: [migration-lint]}"));

    private static final Map<NotYet, String> RULES =
            Map.of(
                    NotYet.RISES,
                    "{metric: error-rate, rises: 50%, against: stable, severity: P1, action:"
                            + " rollback}",
                    NotYet.FALLS,
                    "{metric: error-rate, falls: 10%, against: before, severity: P1, action:"
                            + " rollback}",
                    NotYet.BURNS,
                    "{metric: error-rate, burns: 14.4, over: 1h, severity: P1, action: rollback}");

    private static final Map<NotYet, String> DOCUMENT =
            Map.of(NotYet.PROGRESS, "progress: {every: 15m, to: on-call}");

    @Test
    void the_list_is_closed() {
        assertThat(NotYet.values())
                .extracting(NotYet::label)
                .containsExactly(
                        "restore",
                        "flag",
                        "record",
                        "progress",
                        "parts",
                        "batch",
                        "between",
                        "deploy: reference",
                        "at: {servers}",
                        "at: rest",
                        "hold: {at: stable}",
                        "shift: none",
                        "migrate: {onFailure: restore}",
                        "undo: {run}",
                        "rises",
                        "falls",
                        "burns",
                        "when: {migrations}",
                        "check: schema",
                        "check: rehearsal",
                        "check: migration-lint",
                        ADAPTER);
    }

    @Test
    void each_entry_is_shown_by_an_example() {
        var shown =
                Stream.of(STEPS, RULES, DOCUMENT).flatMap(examples -> examples.keySet().stream());

        assertThat(Stream.concat(shown, Stream.of(NotYet.ADAPTER)))
                .containsExactlyInAnyOrder(NotYet.values());
    }

    static Stream<Arguments> examples() {
        return Stream.of(
                        steps(STEPS),
                        RULES.entrySet().stream()
                                .map(it -> example(it.getKey(), runbook("", it.getValue()))),
                        DOCUMENT.entrySet().stream()
                                .map(it ->
                                        example(
                                                it.getKey(),
                                                runbook("", RULE) + it.getValue() + "\n")))
                .flatMap(examples -> examples);
    }

    private static Stream<Arguments> steps(Map<NotYet, String> steps) {
        return steps.entrySet().stream()
                .map(it -> example(it.getKey(), runbook(", " + it.getValue(), RULE)));
    }

    private static Arguments example(NotYet what, String runbook) {
        return Arguments.of(what, runbook);
    }

    private static String runbook(String step, String rule) {
        return Plans.runbook("{check: [health]}" + step, BACK, rule);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void it_is_refused_by_name(NotYet what, String runbook) {
        assertThat(Plans.refused(Plans.shopBy(runbook)))
                .anySatisfy(problem ->
                        assertThat(problem)
                                .startsWith("own.yaml:")
                                .endsWith(
                                        ": `%s` is part of the language, but the engine"
                                                        .formatted(what.label())
                                                + " cannot run it yet"));
    }

    @Test
    void a_refusal_says_where() {
        assertThat(Plans.refused(Plans.shopBy(runbook(", {restore: database}", RULE))))
                .containsExactly(
                        "own.yaml:11:42: stages[0].steps[1].restore: `restore` is part of the"
                                + " language, but the engine cannot run it yet");
    }

    @Test
    void a_step_that_is_skipped_anyway_is_not_refused() {
        var skipped = ", {restore: database, when: {type: hotfix}}";

        assertThat(Plans.shopBy(runbook(skipped, RULE))).isInstanceOf(Planned.Ready.class);
    }

    @Test
    void a_stage_that_is_not_asked_for_is_not_refused() {
        var runbook =
                runbook(", {restore: database}", RULE)
                        .replace("rollback: {", SECOND_STAGE + "rollback: {");

        assertThat(
                        Plans.shopBy(
                                runbook,
                                "{'service': 'shop', 'version': '1', 'runbook': 'own',"
                                        + " 'environment': 'staging'}"))
                .isInstanceOf(Planned.Ready.class);
    }

    @Test
    void an_adapter_that_is_marked_not_runnable_is_refused_by_name() {
        assertThat(Plans.refused("{'service': 'pictures', 'version': '1'}", Scope.WHOLE))
                .isEqualTo(
                        List.of(
                                "src/test/resources/plans/service-pictures.yaml:4:17: source.image:"
                                        + " `source: image` is part of the language, but the"
                                        + " engine cannot run it yet"));
    }

    private static final String SECOND_STAGE =
            """
              - stage: Try
                as: StagingDeployment
                environment: staging
                onFailure: stop
                steps: [{check: [health]}]
            """;
}
