# Throughput that is stated and paid for, whatever is stored.
# https://docs.aws.amazon.com/efs/latest/ug/performance.html#throughput-modes
locals {
  throughput_mode                 = "provisioned"
  provisioned_throughput_in_mibps = var.provisioned_throughput_in_mibps
  archive_after_days              = tolist([])

  # What an alarm on it says to do.
  throughput_advice = "If the load is to stay, raise provisioned_throughput_in_mibps in the blueprint, render and apply."
}
