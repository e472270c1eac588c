package dev.holdpoint.workflows.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.POJONode;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Payloads as JSON. What people send comes as a tree, and a key that stands in it twice is kept as
 * a mark in place of the tree: failing here would block the run instead of telling its author.
 */
final class Trees extends JacksonJsonPayloadConverter {
    private final ObjectReader strict;

    Trees(ObjectMapper mapper) {
        super(mapper);
        strict = mapper.reader().with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    /** What stands where a tree would be. */
    private record Unreadable(String why) {}

    @Override
    public <T> T fromData(Payload content, Class<T> type, Type generic) {
        if (type != JsonNode.class) {
            return super.fromData(content, type, generic);
        }
        try {
            return type.cast(strict.readTree(content.getData().newInput()));
        } catch (JsonParseException e) {
            return type.cast(new POJONode(new Unreadable(e.getOriginalMessage())));
        } catch (IOException e) {
            throw new DataConverterException(e);
        }
    }

    /** Why what was sent is no tree; null when it is one. */
    static @Nullable String unreadable(JsonNode json) {
        return json instanceof POJONode node && node.getPojo() instanceof Unreadable(var why)
                ? why
                : null;
    }
}
