package dev.holdpoint.worker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.ClassPathAdapters;
import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.workflows.port.AdapterCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The YAML of the pages, each in the smallest document that it can stand in, is accepted. */
class SnippetsTest {
    private static final Pattern KEY = Pattern.compile("(?m)^(\\w+):");
    private static final Set<String> OF_AN_ENVIRONMENT =
            Set.of("slots", "deploy", "traffic", "database");

    private static final String RUNBOOK =
            """
            apiVersion: holdpoint.dev/v1alpha1
            kind: Runbook
            name: NAME
            sop: {title: "A page", file: page.md}
            types: [standard, hotfix]
            zone: Europe/Berlin
            windows: {production: {allow: ["Tue-Thu 10:00-14:00"]}}
            stages:
              - stage: Production
                as: ProductionDeployment
                environment: production
                onFailure: rollback
                steps:
            STEPS
            rollback:
              within: 5m
              steps:
                - shift: stable
                - migrate: down
            rules:
              - {metric: error-rate, above: 5%, severity: P0, action: rollback}
            """;

    private static final String SERVICE =
            """
            apiVersion: holdpoint.dev/v1alpha1
            kind: Service
            name: NAME
            runbook: blue-green
            """;

    @TempDir private Path folder;

    @Test
    void every_step_page_has_steps_that_a_runbook_may_have() throws IOException {
        assertAccepted(
                "steps",
                13,
                (name, yaml) ->
                        RUNBOOK.replace("NAME", name)
                                .replace("STEPS", yaml.indent(6).stripTrailing()));
    }

    @Test
    void every_adapter_page_has_settings_that_a_service_may_have() throws IOException {
        assertAccepted("adapters", 14, SnippetsTest::service);
    }

    @Test
    void the_examples_are_accepted_and_meet_their_runbook() {
        var read = Documents.read(Page.ROOT.resolve("examples"), adapters());

        assertThat(read.services()).containsOnlyKeys("shop");
        assertThat(read.problems()).isEmpty();
        assertThat(read.together()).isEmpty();
    }

    @FunctionalInterface
    private interface Wrapping {
        String document(String name, String yaml);
    }

    private void assertAccepted(String kind, int pages, Wrapping wrapping) throws IOException {
        var of =
                Page.all().stream()
                        .filter(page -> page.path().startsWith(Page.ROOT.resolve("docs/" + kind)))
                        .toList();
        for (var page : of) {
            var yaml = page.blocks().stream().filter(block -> block.language().equals("yaml"));
            var name = page.path().getFileName().toString().replace(".md", "");
            var documents = yaml.map(block -> wrapping.document(name, block.text())).toList();
            assertThat(documents).as("%s shows one", page.path()).hasSize(1);
            Files.writeString(folder.resolve(name + ".yaml"), documents.getFirst());
        }

        assertThat(of).hasSizeGreaterThanOrEqualTo(pages);
        assertThat(Documents.read(folder, adapters()).problems()).isEmpty();
    }

    private static String service(String name, String yaml) {
        var keys =
                new LinkedHashMap<>(
                        Map.of(
                                "source",
                                "source: {directory: {root: /srv/releases}}\n",
                                "metrics",
                                "metrics: {error-rate: {probe: {path: /, rate: 5/s, from:"
                                        + " \"${url}\"}}}\n",
                                "slots",
                                "slots: {blue: {url: \"http://b\"}, green: {url:"
                                        + " \"http://g\"}}\n"));
        for (var part : yaml.split("(?m)^(?=\\w+:)")) {
            var key = KEY.matcher(part);
            assertThat(key.find()).as("a key in %s", part).isTrue();
            keys.put(key.group(1), part);
        }
        var environment = new StringBuilder("environments:\n  production:\n");
        var document = new StringBuilder(SERVICE.replace("NAME", name));
        keys.forEach((key, part) -> {
            if (OF_AN_ENVIRONMENT.contains(key)) {
                environment.append(part.indent(4));
            } else {
                document.append(part);
            }
        });
        return document.append(environment).toString();
    }

    private static AdapterCatalog adapters() {
        return ClassPathAdapters.of(SnippetsTest.class.getClassLoader());
    }
}
