"""What images keep of their builds: the sources and tools of a single stage, SDKs, and compilers that nothing uses."""
