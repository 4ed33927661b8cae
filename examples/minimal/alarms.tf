# What the parts would raise alarms on is not watched.
