package dev.holdpoint.activities.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdpoint.workflows.port.Notice;

/**
 * The body that Slack's incoming webhooks take, and Mattermost's and Rocket.Chat's too: one text,
 * with {@code &}, {@code <} and {@code >} escaped as Slack asks.
 */
final class Slack {
    private Slack() {}

    static JsonNode body(Notice notice) {
        var text = new StringBuilder();
        text.append('*').append(escaped(notice.title())).append("*\n");
        text.append(escaped(notice.text()));
        notice.facts()
                .forEach((name, value) ->
                        text.append("\n• ")
                                .append(escaped(name))
                                .append(": ")
                                .append(block(escaped(value))));
        text.append("\n_").append(escaped(notice.run())).append('_');
        return JsonNodeFactory.instance.objectNode().put("text", text.toString());
    }

    /** Lines to type stand as they are, without bold and links made of them. */
    private static String block(String value) {
        return value.contains("\n") ? "\n```\n" + value + "\n```" : value;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
