# Throughput grows with what is stored in the standard class, with credits for bursts.
# https://docs.aws.amazon.com/efs/latest/ug/performance.html#throughput-modes
locals {
  throughput_mode                 = "bursting"
  provisioned_throughput_in_mibps = null
  archive_after_days              = tolist([])
}
