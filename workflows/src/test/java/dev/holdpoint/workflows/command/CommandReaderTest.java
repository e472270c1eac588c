package dev.holdpoint.workflows.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdpoint.workflows.wire.Payloads;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandReaderTest {
    private static Command read(String name, String json) throws JsonProcessingException {
        return CommandReader.read(name, Payloads.mapper().readTree(json));
    }

    @Test
    void an_object() throws JsonProcessingException {
        assertThat(read("approve", "{\"by\":\"anna\",\"comment\":\"ok\",\"step\":\"gate\"}"))
                .isEqualTo(new Command.Approve("anna", "ok", "gate", null, null, null));
        assertThat(read("confirm", "{\"by\":\"bo\",\"items\":{\"notes\":\"done\"}}"))
                .isEqualTo(new Command.Confirm("bo", null, null, Map.of("notes", "done"), null));
    }

    @Test
    void a_bare_text_is_a_name_and_the_rest() throws JsonProcessingException {
        assertThat(read("approve", "\"anna\""))
                .isEqualTo(new Command.Approve("anna", null, null, null, null, null));
        assertThat(read("abort", "\"  kim   wrong version \""))
                .isEqualTo(new Command.Abort("kim", "wrong version"));
        assertThat(read("answer", "\"kim rollback too slow\""))
                .isEqualTo(new Command.Answer("kim", "too slow", null, "rollback"));
        assertThat(read("report", "\"kim bug checkout\""))
                .isEqualTo(new Command.Report("kim", "checkout", "bug"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "pause | null | The message of pause is missing: it needs one JSON object with by"
                        + " and optionally comment.",
                "pause | 7 | The message of pause must be one JSON object with by and optionally"
                        + " comment, was 7.",
                "pause | {\"by\":7} | The message of pause is not right: 'by' must be a text, was"
                        + " 7. It knows by and optionally comment.",
                "pause | {\"by\":\"\"} | The message of pause is not right: 'by' must be a text"
                        + " that is not empty, was \"\". It knows by and optionally comment.",
                "answer | \"kim\" | The message of answer is not right: 'answer' is missing. It"
                        + " knows by, answer and optionally comment, step.",
                "confirm | \"bo done\" | confirm needs an object:"
                        + " {\"by\":\"anna\",\"items\":{\"key\":\"done\"}}, was \"bo done\".",
                "confirm | {\"by\":\"bo\",\"items\":[1]} | The message of confirm is not right:"
                        + " 'items' must be an object of texts, was [1]. It knows by, items and"
                        + " optionally comment, step, evidence.",
                "aprove | {} | There is no command 'aprove'; there are abort, answer, approve,"
                        + " confirm, extend, pause, promote, reject, report, resume."
            })
    void a_mistake_is_a_sentence(String name, String json, String sentence) {
        assertThatThrownBy(() -> read(name, json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence)
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    }
}
