# Throughput follows the load and is paid by what is read and written. The only mode with the archive class.
# https://docs.aws.amazon.com/efs/latest/ug/storage-classes.html
locals {
  throughput_mode                 = "elastic"
  provisioned_throughput_in_mibps = null
  archive_after_days              = [var.transition_to_archive_days]
}
