"""Time and memory: of whole cold processes, beside the peers."""
