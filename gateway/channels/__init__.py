"""World -> envelope and bytes -> `Intake.accept`. One module a channel; channels do not know each other."""
