package dev.holdpoint.activities.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.CheckAdapter;
import dev.holdpoint.activities.JsonExpectation;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.CheckResult;
import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Looks at a file on the worker's machine. A missing file fails; an unreadable one is no data. */
public final class FileCheck implements CheckAdapter {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "file";
    }

    @Override
    public CheckResult check(AdapterCall call, CheckCall check) {
        var settings = call.settings(FileSettings.class);
        var file = file(call, settings);
        var now = Instant.now();
        var seen = look(settings, file, now);
        var sentence = call.redact(file + " " + seen.what());
        return new CheckResult(check.name(), seen.verdict(), sentence, now);
    }

    private static Path file(AdapterCall call, FileSettings settings) {
        var path = Path.of(settings.path());
        if (path.isAbsolute()) {
            return path;
        }
        return call.reference("workspace")
                .map(workspace -> Path.of(workspace).resolve(path))
                .orElseThrow(() ->
                        ApplicationFailure.newNonRetryableFailure(
                                "The file check of %s names %s, which needs a workspace; this artifact has none. Name an absolute path."
                                        .formatted(call.target().service(), path),
                                Errors.MISCONFIGURED));
    }

    private static Seen look(FileSettings settings, Path file, Instant now) {
        if (!Files.exists(file)) {
            return new Seen(Verdict.FAIL, "does not exist");
        }
        try {
            var age = Duration.between(Files.getLastModifiedTime(file).toInstant(), now);
            var limit = settings.newerThan();
            if (limit != null && age.compareTo(limit) > 0) {
                return new Seen(
                        Verdict.FAIL,
                        "was changed %s ago, expected at most %s"
                                .formatted(words(age), words(limit)));
            }
            return content(settings, file);
        } catch (IOException e) {
            return new Seen(Verdict.NO_DATA, "cannot be read: " + e.getMessage());
        }
    }

    private static Seen content(FileSettings settings, Path file) throws IOException {
        var expectation = settings.json();
        if (settings.contains() == null && expectation.isEmpty()) {
            return new Seen(Verdict.PASS, "exists");
        }
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (settings.contains() != null && !text.contains(settings.contains())) {
            return new Seen(Verdict.FAIL, "does not contain \"%s\"".formatted(settings.contains()));
        }
        return expectation.isEmpty()
                ? new Seen(Verdict.PASS, "contains \"%s\"".formatted(settings.contains()))
                : json(expectation, text);
    }

    private static Seen json(JsonExpectation expectation, String text) {
        try {
            return expectation
                    .mismatch(JSON.readTree(text))
                    .map(what -> new Seen(Verdict.FAIL, "is not as expected: " + what))
                    .orElseGet(() -> new Seen(Verdict.PASS, "is as expected"));
        } catch (JsonProcessingException e) {
            return new Seen(Verdict.NO_DATA, "is not JSON: " + e.getOriginalMessage());
        }
    }

    private static String words(Duration age) {
        return age.toHours() >= 48
                ? age.toDays() + " d"
                : age.toMinutes() >= 120 ? age.toHours() + " h" : age.toMinutes() + " min";
    }

    private record Seen(Verdict verdict, String what) {}
}
