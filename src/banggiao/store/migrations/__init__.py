"""The register's schema, step by step. Every step that was ever released stays as it is; a change is a new step."""
