"""The site built with the theme's possible successors, compared with the build that is published."""
