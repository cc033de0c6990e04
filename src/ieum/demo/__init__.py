"""The demo: two districts with what five real reports of their planning and budget divisions state."""
