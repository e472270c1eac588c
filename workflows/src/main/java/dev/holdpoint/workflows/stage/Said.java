package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.command.Command;

/** Who said something, and why. */
final class Said {
    private Said() {}

    static String by(Command command) {
        return command.by() + (command.comment() == null ? "" : ": " + command.comment());
    }
}
