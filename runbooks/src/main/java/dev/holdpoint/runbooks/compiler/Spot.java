package dev.holdpoint.runbooks.compiler;

/**
 * A place in one of the documents, or in the request.
 *
 * @param path as problems write it: {@code stages[2].steps[0].hold}
 */
public record Spot(Document document, String path) {
    /** What a spot can lie in. */
    public enum Document {
        RUNBOOK,
        SERVICE,
        REQUEST
    }

    static Spot runbook(String path) {
        return new Spot(Document.RUNBOOK, path);
    }

    static Spot service(String path) {
        return new Spot(Document.SERVICE, path);
    }

    static Spot request(String field) {
        return new Spot(Document.REQUEST, field);
    }

    Spot at(String key) {
        return new Spot(document, path.isEmpty() ? key : path + "." + key);
    }

    Spot at(int index) {
        return new Spot(document, path + "[" + index + "]");
    }
}
