# Logs are kept and not queried.
