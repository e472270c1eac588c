package dev.holdpoint.workflows.status;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The status as the Web UI shows it: headings, lists and bold only, since its renderer knows no
 * tables; a few kilobytes at most.
 */
public final class RunCard {
    private static final int EVENTS_SHOWN = 8;

    private RunCard() {}

    /** The card in Markdown. */
    public static String of(Status status) {
        var card = new StringBuilder();
        card.append("## ").append(status.headline()).append("\n\n");
        line(card, "State", status.state().wireName());
        line(card, "Why", status.why());
        line(card, "Next", status.next());
        status.questions().forEach(q -> question(card, status.workflowId(), q));
        var hold = status.hold();
        if (hold != null) {
            line(
                    card,
                    "Hold",
                    "%d %% until %s, %d requests measured%s"
                            .formatted(
                                    hold.share(),
                                    hold.ends(),
                                    hold.requests(),
                                    hold.extended() ? ", extended" : ""));
        }
        if (!status.shares().isEmpty()) {
            line(card, "Traffic", traffic(status.shares()));
        }
        verdicts(card, status);
        if (!status.stages().isEmpty()) {
            stages(card, status.stages());
        }
        if (status.outcome() == null) {
            line(card, "Stop", status.stop());
        }
        events(card, status.events());
        byHand(card, status.byHand());
        return card.toString();
    }

    private static void line(StringBuilder card, String name, String text) {
        card.append("**").append(name).append("** ").append(text).append("\n\n");
    }

    private static String traffic(Map<String, Integer> shares) {
        return shares.entrySet().stream()
                .map(share -> "%s %d %%".formatted(share.getKey(), share.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static void question(StringBuilder card, String id, Question question) {
        card.append("### Waiting for ")
                .append(question.role() == null ? "anyone" : question.role())
                .append("\n\n");
        card.append(question.text()).append("\n\n");
        question.answers()
                .forEach((answer, what) ->
                        card.append("- **")
                                .append(answer)
                                .append("**: ")
                                .append(what)
                                .append('\n'));
        question.items()
                .forEach((key, sentence) ->
                        card.append("- item **")
                                .append(key)
                                .append("**: ")
                                .append(sentence)
                                .append('\n'));
        card.append("- silence until ")
                .append(question.deadline())
                .append(": ")
                .append(question.otherwise())
                .append("\n\n");
        card.append("`").append(Awaiting.command(id, question)).append("`\n\n");
    }

    private static void verdicts(StringBuilder card, Status status) {
        if (status.verdicts().isEmpty()) {
            return;
        }
        card.append("### Verdicts\n\n");
        status.verdicts()
                .forEach(v ->
                        card.append("- **")
                                .append(v.verdict())
                                .append("** ")
                                .append(v.sentence())
                                .append('\n'));
        card.append('\n');
    }

    private static void stages(StringBuilder card, List<StageStatus> stages) {
        card.append("### Stages\n\n");
        for (var stage : stages) {
            card.append("- **")
                    .append(stage.state())
                    .append("** ")
                    .append(stage.name())
                    .append(stage.late() ? ", late" : "")
                    .append('\n');
            for (var step : stage.steps()) {
                if (!step.state().equals("next") && stage.state().equals("running")) {
                    card.append("    - ")
                            .append(step.state())
                            .append(": ")
                            .append(step.sentence())
                            .append('\n');
                }
            }
        }
        card.append('\n');
    }

    private static void events(StringBuilder card, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        card.append("### Last events\n\n");
        events.subList(Math.max(0, events.size() - EVENTS_SHOWN), events.size())
                .forEach(e ->
                        card.append("- ").append(e.at()).append(' ').append(e.text()).append('\n'));
        card.append('\n');
    }

    private static void byHand(StringBuilder card, List<String> commands) {
        if (commands.isEmpty()) {
            return;
        }
        card.append("### Bring stable back by hand\n\n");
        commands.forEach(c -> card.append("    ").append(c).append('\n'));
    }
}
