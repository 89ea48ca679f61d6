"""The rules: one pure function a module, found by the page of the same name."""
