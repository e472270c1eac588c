package dev.holdpoint.activities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.stream.Collectors;

/** Reads an adapter's settings into its record; unknown keys are refused. */
final class Settings {
    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .registerModule(Lengths.module());

    private Settings() {}

    static <S> S read(JsonNode settings, Class<S> type, References references) {
        try {
            return MAPPER.treeToValue(settings, type);
        } catch (ValueInstantiationException e) {
            var refused = e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage();
            throw references.misconfigured(references.redact(String.valueOf(refused)));
        } catch (JsonMappingException e) {
            throw references.misconfigured(references.redact(where(e) + e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            throw references.misconfigured(references.redact(e.getOriginalMessage()));
        }
    }

    private static String where(JsonMappingException e) {
        return e.getPath().stream()
                .map(part -> part.getFieldName() + ": ")
                .collect(Collectors.joining());
    }
}
