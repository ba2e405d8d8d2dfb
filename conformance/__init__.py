"""Outside validators judge every example: `make conformance`."""
