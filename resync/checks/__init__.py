"""Rules that the content keeps. Each check returns problems and changes nothing."""
