package dev.holdpoint.activities.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first line of a request or an answer and its fields in order. */
record Head(String start, List<Field> fields) {
    private static final int MOST_FIELDS = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?");
    private static final Pattern FIELD =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\\x00-\\x08\\x0A-\\x1F\\x7F]*");

    /** Fields about the one connection (RFC 9110, 7.6.1), which no intermediary passes on. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    record Field(String name, String value) {
        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    Head {
        fields = List.copyOf(fields);
    }

    /** The next head; null when the other side ended before it. */
    static @Nullable Head read(Wire in) throws IOException {
        var start = in.line();
        if (start != null && start.isEmpty()) {
            start = in.line();
        }
        if (start == null) {
            return null;
        }
        var fields = new ArrayList<Field>();
        while (true) {
            var line = in.line();
            if (line == null) {
                throw new EOFException("the connection ended inside a head");
            }
            if (line.isEmpty()) {
                return new Head(start, fields);
            }
            fields.add(field(line));
            if (fields.size() > MOST_FIELDS) {
                throw new ProtocolException("a head has more than 200 fields");
            }
        }
    }

    /** One of the three words of a request's first line. */
    String word(int index) throws ProtocolException {
        var words = start.split(" ", -1);
        if (words.length != 3 || words[0].isEmpty() || words[1].isEmpty()) {
            throw new ProtocolException("'" + start + "' is no request line");
        }
        return words[index];
    }

    /** The status of an answer. */
    int status() throws ProtocolException {
        if (!STATUS.matcher(start).matches()) {
            throw new ProtocolException("'" + start + "' is no status line");
        }
        return Integer.parseInt(start.substring(9, 12));
    }

    /** The values of every field of this name. */
    List<String> all(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value).toList();
    }

    /** Whether a field that is a list of words has this one. */
    boolean names(String field, String word) {
        return words(field).anyMatch(word::equals);
    }

    /** Whether the sender goes on with the connection after this message. */
    boolean keepsAlive() {
        return start.contains("HTTP/1.0")
                ? names("connection", "keep-alive")
                : !names("connection", "close");
    }

    /** The same message without what is about its connection. */
    Head passedOn(String start) {
        var dropped = new HashSet<>(OF_THE_CONNECTION);
        words("connection").forEach(dropped::add);
        return new Head(
                start,
                fields.stream()
                        .filter(field -> !dropped.contains(field.name().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    /** The same without the fields of these names. */
    Head without(String... names) {
        return new Head(
                start,
                fields.stream().filter(field -> Stream.of(names).noneMatch(field::is)).toList());
    }

    Head with(String name, String value) {
        var more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Head(start, more);
    }

    void write(OutputStream out) throws IOException {
        var text = new StringBuilder(start).append("\r\n");
        fields.forEach(field ->
                text.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private Stream<String> words(String field) {
        return all(field).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(word -> word.strip().toLowerCase(Locale.ROOT));
    }

    private static Field field(String line) throws ProtocolException {
        var colon = line.indexOf(':');
        if (!FIELD.matcher(line).matches()) {
            throw new ProtocolException("'" + line + "' is no header field");
        }
        return new Field(line.substring(0, colon), line.substring(colon + 1).strip());
    }
}
