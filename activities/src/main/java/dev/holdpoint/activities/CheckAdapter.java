package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.CheckResult;

/** Looks at one kind of thing and says PASS, FAIL, INCONCLUSIVE or NO_DATA with a sentence. */
public interface CheckAdapter extends Adapter {
    /** Runs the check once; changes nothing. */
    CheckResult check(AdapterCall call, CheckCall check);
}
