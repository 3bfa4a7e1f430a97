"""The language server: the audit while one writes, in any editor that speaks the Language Server Protocol."""
