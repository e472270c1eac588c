package dev.holdpoint.runbooks.compiler;

import java.util.Collection;
import java.util.List;

/** Lists of names in sentences. */
final class Names {
    private Names() {}

    /** {@code a, b and c}; {@code nothing} for none. */
    static String and(List<String> names) {
        return switch (names.size()) {
            case 0 -> "nothing";
            case 1 -> names.getFirst();
            default ->
                    String.join(", ", names.subList(0, names.size() - 1))
                            + " and "
                            + names.getLast();
        };
    }

    /** What there is, for a message about a name that there is not. */
    static String known(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
