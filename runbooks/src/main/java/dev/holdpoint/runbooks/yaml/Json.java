package dev.holdpoint.runbooks.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A node as JSON, by the types of the YAML 1.2 core schema. */
public final class Json {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Json() {}

    /** The node and everything under it. */
    public static JsonNode of(Located node) {
        if (node.isMap()) {
            var object = JSON.objectNode();
            node.entries().forEach(entry -> object.set(entry.key(), of(entry.value())));
            return object;
        }
        if (node.isList()) {
            var array = JSON.arrayNode();
            node.items().forEach(item -> array.add(of(item)));
            return array;
        }
        return scalar(node.node().getTag(), node.scalar().orElse(""));
    }

    private static JsonNode scalar(Tag tag, String text) {
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT)) {
            return integer(text);
        }
        return tag.equals(Tag.FLOAT) ? decimal(text) : JSON.textNode(text);
    }

    private static JsonNode integer(String text) {
        if (text.startsWith("0x") || text.startsWith("0o")) {
            return JSON.numberNode(
                    Long.parseLong(text.substring(2), text.charAt(1) == 'x' ? 16 : 8));
        }
        var number = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
        return number.bitLength() < Integer.SIZE
                ? JSON.numberNode(number.intValue())
                : JSON.numberNode(number);
    }

    private static JsonNode decimal(String text) {
        return text.matches("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)")
                ? JSON.textNode(text)
                : JSON.numberNode(new BigDecimal(text).doubleValue());
    }
}
