# The document that Session Manager takes where a session names none. There is one a region and account, and it may exist already: see README, "Traps".
# https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-configure-preferences-cli.html

locals {
  document_name = "SSM-SessionManagerRunShell"
}
