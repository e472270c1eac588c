package dev.holdpoint.activities.gateway;

import java.io.IOException;

/** Passes each request on to the slot whose turn it is. */
final class Proxy implements Handler {
    private final Router router;

    Proxy(Router router) {
        this.router = router;
    }

    @Override
    public boolean handle(Request request) throws IOException {
        var framing = Framing.ofRequest(request.head());
        if (request.method().equals("CONNECT")) {
            return refuse(request, 501, "This gateway makes no tunnels.");
        }
        var slot = router.next().orElse(null);
        if (slot == null) {
            return refuse(request, 503, "No slot gets traffic at the moment.");
        }
        try {
            return new Exchange(request, framing, slot).run();
        } finally {
            slot.end();
        }
    }

    private static boolean refuse(Request request, int status, String sentence) throws IOException {
        Answer.sentence(status, sentence)
                .write(request.out(), false, !request.method().equals("HEAD"));
        return false;
    }
}
