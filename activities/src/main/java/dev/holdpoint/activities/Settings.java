package dev.holdpoint.activities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Target;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An adapter's settings with references and secrets put in, and the secrets to keep quiet about.
 */
final class Settings {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");
    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .registerModule(Lengths.module());

    private final Target target;
    private final List<String> secrets = new ArrayList<>();
    private final JsonNode resolved;

    private Settings(Target target) {
        this.target = target;
        this.resolved = resolve(target.adapter().settings());
    }

    static Settings resolve(Target target) {
        return new Settings(target);
    }

    <S> S as(Class<S> type) {
        try {
            return MAPPER.treeToValue(resolved, type);
        } catch (ValueInstantiationException e) {
            var refused = e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage();
            throw misconfigured(redact(String.valueOf(refused)));
        } catch (JsonMappingException e) {
            throw misconfigured(redact(where(e) + e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            throw misconfigured(redact(e.getOriginalMessage()));
        }
    }

    private static String where(JsonMappingException e) {
        return e.getPath().stream()
                .map(part -> part.getFieldName() + ": ")
                .collect(Collectors.joining());
    }

    String redact(String text) {
        var quiet = text;
        for (var secret : secrets) {
            quiet = quiet.replace(secret, "***");
        }
        return quiet;
    }

    private JsonNode resolve(JsonNode node) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(resolve(text.textValue()));
            case ArrayNode array -> {
                var copy = MAPPER.createArrayNode();
                array.forEach(item -> copy.add(resolve(item)));
                yield copy;
            }
            case ObjectNode object -> {
                var copy = MAPPER.createObjectNode();
                object.properties().forEach(e -> copy.set(e.getKey(), resolve(e.getValue())));
                yield copy;
            }
            default -> node;
        };
    }

    private String resolve(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
    }

    private String value(String reference) {
        if (reference.startsWith("env:")) {
            return secret(reference, System.getenv(reference.substring(4)));
        }
        if (reference.startsWith("file:")) {
            return secret(reference, content(Path.of(reference.substring(5))));
        }
        var value = target.references().get(reference);
        if (value == null) {
            throw misconfigured(
                    "${%s} has no value here; there are %s"
                            .formatted(reference, String.join(", ", target.references().keySet())));
        }
        return value;
    }

    private String secret(String reference, @org.jspecify.annotations.Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw misconfigured("${" + reference + "} is not set on this worker");
        }
        secrets.add(value);
        return value;
    }

    private static @org.jspecify.annotations.Nullable String content(Path path) {
        try {
            return Files.exists(path) ? Files.readString(path).strip() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private ApplicationFailure misconfigured(String why) {
        var message =
                "Adapter %s of %s%s: %s. Mend the service document."
                        .formatted(
                                target.adapter().adapter(),
                                target.service(),
                                target.environment() == null ? "" : "@" + target.environment(),
                                why);
        return ApplicationFailure.newNonRetryableFailure(message, Errors.MISCONFIGURED, Map.of());
    }
}
