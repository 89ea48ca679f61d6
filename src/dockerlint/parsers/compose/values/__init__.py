"""Values that have a format of their own: ports, volumes, hosts, sizes and durations."""
