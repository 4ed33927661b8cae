# AWS Backup keeps nothing.
