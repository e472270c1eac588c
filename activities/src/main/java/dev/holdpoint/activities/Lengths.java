package dev.holdpoint.activities;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * Lengths of time in settings: {@code 500ms}, {@code 15s}, {@code 5m}, {@code 24h}, {@code 7d} or
 * ISO-8601.
 */
final class Lengths {
    private Lengths() {}

    static Module module() {
        return new SimpleModule().addDeserializer(Duration.class, new FromText());
    }

    static Duration parse(String text) {
        if (text.startsWith("P")) {
            return Duration.parse(text);
        }
        if (text.endsWith("ms")) {
            return Duration.parse("PT%sS".formatted(text.substring(0, text.length() - 2)))
                    .dividedBy(1000);
        }
        var part = text.endsWith("d") ? "P" : "PT";
        return Duration.parse(part + text.toUpperCase(Locale.ROOT));
    }

    private static final class FromText extends StdDeserializer<Duration> {
        @Serial private static final long serialVersionUID = 1;

        private FromText() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            var text = json.getValueAsString("");
            try {
                return parse(text);
            } catch (DateTimeParseException e) {
                throw JsonMappingException.from(
                        json, "a length of time is 15s, 5m, 24h or PT15S, not '" + text + "'", e);
            }
        }
    }
}
