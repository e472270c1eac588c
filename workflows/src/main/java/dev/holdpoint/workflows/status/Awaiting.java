package dev.holdpoint.workflows.status;

import java.util.List;

/** Who is awaited and how to answer or stop, with the commands to copy. */
public final class Awaiting {
    private Awaiting() {}

    /** Who is awaited, for what, until when, and the command that answers the first question. */
    public static String sentence(String workflowId, List<Question> questions) {
        if (questions.isEmpty()) {
            return "nobody";
        }
        var first = questions.getFirst();
        return "%s, until %s, else %s; answer with: %s"
                .formatted(
                        who(first),
                        TimeText.of(first.deadline()),
                        first.otherwise(),
                        command(workflowId, first));
    }

    private static String who(Question question) {
        var people = String.join(", ", question.people());
        if (question.role() != null) {
            return "%s (%s)".formatted(question.role(), people);
        }
        return people.isEmpty() ? "anyone" : "anyone of " + people;
    }

    /** The roles that are awaited, by name; {@code nobody} when none is. */
    public static String roles(List<Question> questions) {
        return questions.isEmpty()
                ? "nobody"
                : String.join(
                        ", ", questions.stream().map(q -> q.whose("anyone")).distinct().toList());
    }

    /** The command that answers, to be completed with a name. */
    public static String command(String workflowId, Question question) {
        if (question.toSign() != null) {
            return "holdpoint approve %s --by YOU --key KEYFILE".formatted(workflowId);
        }
        return "temporal workflow update execute -w %s --name %s -i '%s'"
                .formatted(workflowId, question.kind().command(), payload(question));
    }

    private static String payload(Question question) {
        return switch (question.kind()) {
            case ASK ->
                    "{\"by\":\"YOU\",\"step\":\"%s\",\"answer\":\"%s\"}"
                            .formatted(
                                    question.id(), question.answers().keySet().iterator().next());
            case CONFIRM ->
                    "{\"by\":\"YOU\",\"items\":{%s}%s}"
                            .formatted(
                                    String.join(
                                            ",",
                                            question.items().keySet().stream()
                                                    .map(k -> "\"" + k + "\":\"done\"")
                                                    .toList()),
                                    question.evidence() ? ",\"evidence\":\"LINK\"" : "");
            case APPROVE -> "{\"by\":\"YOU\",\"comment\":\"WHY\"}";
        };
    }

    /** How to stop. */
    public static String stop(String workflowId) {
        return "send abort, or Request Cancellation in the Web UI: " + stopCommand(workflowId);
    }

    /** The command that stops, to be completed with a name. */
    static String stopCommand(String workflowId) {
        return "temporal workflow update execute -w %s --name abort -i '{\"by\":\"YOU\",\"comment\":\"WHY\"}'"
                .formatted(workflowId);
    }
}
