package dev.holdpoint.activities.http;

import dev.holdpoint.activities.JsonExpectation;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@code check: http}.
 *
 * @param path asked at the slot's or the environment's address; or {@code url} as it stands
 * @param send headers of the request
 * @param status the only answer that passes
 * @param header headers that the answer must have
 * @param body JSON pointer → value that the answer must have
 * @param contains a text that the answer must have
 * @param every the pace of trying again until the time is out; null for one request
 * @param inARow answers in a row that it takes to pass
 * @param timeout how long one request may take
 */
record HttpSettings(
        @Nullable String path,
        @Nullable String url,
        Map<String, String> send,
        Integer status,
        Map<String, String> header,
        JsonExpectation body,
        @Nullable String contains,
        @Nullable Duration every,
        Integer inARow,
        Duration timeout) {

    HttpSettings {
        if ((path == null) == (url == null)) {
            throw new IllegalArgumentException("an http check needs either path or url");
        }
        send = send == null ? Map.of() : Map.copyOf(send);
        status = status == null ? 200 : status;
        header = header == null ? Map.of() : Map.copyOf(header);
        body = body == null ? JsonExpectation.NONE : body;
        inARow = inARow == null ? 1 : inARow;
        every = every == null && inARow > 1 ? Duration.ofSeconds(1) : every;
        timeout = timeout == null ? Duration.ofSeconds(5) : timeout;
    }

    /** What an answer has to be. */
    Expectation expectation() {
        return new Expectation(status, header, body, contains);
    }
}
