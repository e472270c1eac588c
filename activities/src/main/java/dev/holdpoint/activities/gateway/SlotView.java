package dev.holdpoint.activities.gateway;

/**
 * A slot as the gateway's admin port shows it.
 *
 * @param share in per cent
 * @param inFlight requests it is answering
 * @param requests requests it has answered since the gateway started
 */
record SlotView(String url, int share, int inFlight, long requests) {}
