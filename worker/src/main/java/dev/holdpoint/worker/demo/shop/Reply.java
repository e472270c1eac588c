package dev.holdpoint.worker.demo.shop;

import java.util.Map;

/** An answer to be sent. */
record Reply(int status, String type, String body, Map<String, String> headers) {
    static Reply json(int status, String body) {
        return new Reply(status, "application/json", body, Map.of());
    }

    Reply with(String header, String value) {
        return new Reply(status, type, body, Map.of(header, value));
    }
}
