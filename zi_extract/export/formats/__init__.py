"""Further formats of results that are on disk already, one module each.

Every module has ``export(results)``: it yields a file's name and its bytes, the same bytes for the
same results. ``registry.FORMATS`` lists them; docs/exports.md says what each is for.
"""
