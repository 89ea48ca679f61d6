"""What the files are together: `project.Project`, and the questions that rules ask of its parts.

Each part can be imported without the others: reading Dockerfiles does not need compose files.
"""
