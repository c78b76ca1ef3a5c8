"""Settings, telemetry, events as plain names, and the wiring of the real stores."""
