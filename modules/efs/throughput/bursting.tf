# Throughput grows with what is stored in the standard class, with credits for bursts.
# https://docs.aws.amazon.com/efs/latest/ug/performance.html#throughput-modes
locals {
  throughput_mode                 = "bursting"
  provisioned_throughput_in_mibps = null
  archive_after_days              = tolist([])

  # What an alarm on it says to do.
  throughput_advice = "If the load is to stay, choose elastic or provisioned throughput: what bursting permits grows only with what is stored, and BurstCreditBalance shows how long it lasts."
}
