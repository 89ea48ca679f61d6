"""What the files are together: `project.Project`, and the questions that rules ask of its parts.

A part is imported without the others: whoever reads Dockerfiles needs nothing of compose files.
"""
