"""The register in the browser: pages, review desk and HTTP API over a store. Reads store and export, never extracts."""
