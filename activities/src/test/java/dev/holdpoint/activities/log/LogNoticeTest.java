package dev.holdpoint.activities.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.SchemaExamples;
import dev.holdpoint.workflows.port.Notice;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogNoticeTest {
    private final ListAppender<ILoggingEvent> entries = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(LogNotice.LOGGER);

    @BeforeEach
    void listen() {
        entries.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(entries);
    }

    @AfterEach
    void stop_listening() {
        logger.detachAppender(entries);
    }

    @Test
    void the_examples_of_its_schema_are_understood() {
        SchemaExamples.areUnderstood("notice-log", LogSettings.class);
    }

    @Test
    void a_notice_is_an_entry_with_its_facts() {
        var where = deliver(JsonNodeFactory.instance.objectNode());

        assertThat(where).isEqualTo("the worker's log, logger holdpoint.notice");
        assertThat(entries.list).singleElement().satisfies(LogNoticeTest::isTheNotice);
        assertThat(entries.list.getFirst().getLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void lines_to_type_stand_as_they_are() {
        var target =
                new Target(
                        "shop",
                        null,
                        new Binding("log", JsonNodeFactory.instance.objectNode()),
                        null,
                        Map.of(),
                        Map.of());
        var notice =
                new Notice(
                        "begun",
                        "shop-2.0.0",
                        "Shop",
                        "begins",
                        Map.of("byHand", "# all to blue\necho \"set blue\" | socat - x"));
        var _ = new LogNotice().deliver(new AdapterCall(target, "key", _ -> {}), notice);

        assertThat(entries.list.getFirst().getFormattedMessage().lines())
                .containsExactly(
                        "Shop: begins",
                        "  byHand:",
                        "    # all to blue",
                        "    echo \"set blue\" | socat - x");
    }

    @Test
    void its_level_is_set() {
        var _ = deliver(JsonNodeFactory.instance.objectNode().put("level", "error"));

        assertThat(entries.list.getFirst().getLevel()).isEqualTo(Level.ERROR);
    }

    @Test
    void an_unknown_level_is_one_sentence() {
        assertThatThrownBy(
                        () -> deliver(JsonNodeFactory.instance.objectNode().put("level", "loud")))
                .hasMessageContaining("Adapter log of shop")
                .hasMessageContaining("loud")
                .hasMessageContaining("Mend the service document.");
    }

    private static void isTheNotice(ILoggingEvent entry) {
        assertThat(entry.getFormattedMessage()).isEqualTo("Shop 2.0.0: is live\n  share: 100 %");
        assertThat(entry.getKeyValuePairs())
                .extracting(pair -> pair.key + "=" + pair.value)
                .containsExactly("service=shop", "run=shop-2.0.0", "kind=deployed", "share=100 %");
    }

    private static String deliver(ObjectNode settings) {
        var binding = new Binding("log", settings);
        var target = new Target("shop", null, binding, null, Map.of(), Map.of());
        var notice =
                new Notice(
                        "deployed",
                        "shop-2.0.0",
                        "Shop 2.0.0",
                        "is live",
                        Map.of("share", "100 %"));
        return new LogNotice().deliver(new AdapterCall(target, "key", _ -> {}), notice);
    }
}
