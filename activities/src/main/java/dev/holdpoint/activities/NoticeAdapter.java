package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.Notice;

/** Tells people over one channel. */
public interface NoticeAdapter extends Adapter {
    /** Delivers the notice and says where it went. */
    String deliver(AdapterCall call, Notice notice);
}
