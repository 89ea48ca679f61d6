"""The command lines of Makefiles, justfiles, Taskfiles and skaffold.yaml: what a person calls to build."""
