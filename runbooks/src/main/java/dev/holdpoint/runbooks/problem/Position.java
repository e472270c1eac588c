package dev.holdpoint.runbooks.problem;

/** A place in a file; lines and columns count from one. */
public record Position(String file, int line, int column) {
    /** The beginning of a file. */
    public static Position start(String file) {
        return new Position(file, 1, 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
