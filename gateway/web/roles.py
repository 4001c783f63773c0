"""Who may do what, in named sets. The table of pages (`pages.py`) uses these and nothing else."""

from __future__ import annotations

CLERK = "clerk"
REVIEWER = "reviewer"
MANAGER = "manager"
DECISION_MAKER = "decision_maker"
DPO = "dpo"
AUDITOR = "auditor"
IT = "it"

ALL_ROLES = (CLERK, REVIEWER, MANAGER, DECISION_MAKER, DPO, AUDITOR, IT)

PUBLIC: frozenset[str] = frozenset()  # no sign-in at all: sign-in itself, the public form, probes
ANYBODY_SIGNED_IN = frozenset(ALL_ROLES)
DESK = frozenset({CLERK, REVIEWER, MANAGER})
DECIDES = frozenset({REVIEWER, MANAGER})
TRAY_SEEN = frozenset({DECISION_MAKER, CLERK, REVIEWER, MANAGER})  # that a copy waits; its words: TRAY_READ
TRAY_READ = frozenset({DECISION_MAKER})
GOVERNANCE = frozenset({DPO, AUDITOR})
FIGURES = frozenset({MANAGER, DPO, AUDITOR})
HISTORY = DESK | GOVERNANCE
MACHINES = frozenset({IT, MANAGER})
STARTS_MATCHING = frozenset({MANAGER})
