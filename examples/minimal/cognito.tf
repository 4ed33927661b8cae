# No path is behind a sign-in.
