locals {
  prefix = "${var.name}-${var.environment}"
}
