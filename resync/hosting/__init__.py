"""What happens to the built site before somebody hosts it: a policy and lasting names for its files.

Also the files that hosts read, the copy to keep offline and the zip that works from a folder.
"""
