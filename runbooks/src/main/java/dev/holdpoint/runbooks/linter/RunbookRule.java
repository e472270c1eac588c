package dev.holdpoint.runbooks.linter;

import dev.holdpoint.workflows.runbook.Runbook;

/** One thing that a runbook by itself can be judged for. */
interface RunbookRule {
    void judge(Runbook runbook, Report report);
}
