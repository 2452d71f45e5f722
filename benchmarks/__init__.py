"""What the site costs to build, to load and to serve, measured: see README.md."""
