"""The steps by which Compose turns files into one resolved configuration, in Compose's own order.

`project.compose.loading.Loader` runs these for each document of each file, base first:

1. `interpolate.interpolate`: expand variables, and convert text to numbers and booleans.
2. `reset.take_resets`: remove `!reset` nodes, and remember all tagged paths.
3. `include.Include.apply`: add the included projects.
4. `extends.Extends.apply`: merge each service over the one that it extends. An extended file goes through steps 1, 2, 5,
   6 and 8 itself, and `paths.resolve_paths` makes its paths relative to its own folder.
5. `reset.cut`, then `merge.merge`: remove the tagged paths from the earlier files, and merge the document over them.
6. `unique.drop_repeated`: keep the last of equal items in a list.
7. `schema.check_schema`: check the values of all keys; then `version` is removed.
8. `canonical.lengthen`, then `unique.drop_repeated` again: expand short forms.

Once for the merged tree of all files:

9. `defaults.fill_defaults`: fill in the defaults.
10. `defaults.check_entries`: check single volumes, secrets, configs, ports and devices.
11. `paths.resolve_paths`: make paths base-relative, and mark them as resolved.

`project.compose.resolve.ProjectResolver` continues:

12. `paths.unmarked`: remove the marks.
13. `interpolate.pass_through`: give variables without a value the value of their name.
14. `verdict.format_checks.check_formats`: check sizes, durations, file modes and commands.
15. `verdict.consistency.check_model`: check references, dependencies, limits and names, if the whole project was read.
16. `verdict.critical.check_critical`: report variables without a value that Compose accepts.
17. `project.compose.service_env.resolve_environment`: read the env files of each service.
18. `project.compose.model.build_project`: create the model that rules use.
"""
