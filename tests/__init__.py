"""Tests of ouros; a package, so that test modules can share the harness."""
