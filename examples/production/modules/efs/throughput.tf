# Throughput follows the load and is paid by what is read and written. The only mode with the archive class.
# https://docs.aws.amazon.com/efs/latest/ug/storage-classes.html
locals {
  throughput_mode                 = "elastic"
  provisioned_throughput_in_mibps = null
  archive_after_days              = [var.transition_to_archive_days]

  # What an alarm on it says to do.
  throughput_advice = "It is near the quota of a file system in this Region: spread the load over time or keep it on the instances, or ask AWS for a higher quota."
}
