locals {
  prefix = "${var.name}-${var.environment}"

  # https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
  client_actions = {
    read_only  = ["elasticfilesystem:ClientMount"]
    read_write = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
  }

  mount_point = "/mnt/efs"

  # https://docs.aws.amazon.com/efs/latest/ug/efs-mount-helper.html
  # https://docs.aws.amazon.com/efs/latest/ug/mounting-fs-nfs-mount-settings.html
  mount_options = join(",", concat(
    ["_netdev", "noresvport", "tls", "iam", "accesspoint=${aws_efs_access_point.this.id}"],
    local.access_options[var.access],
  ))

  access_options = {
    read_only  = ["ro"]
    read_write = []
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

resource "aws_efs_mount_target" "this" {
  for_each = var.database_subnet_ids

  file_system_id  = var.file_system_id
  subnet_id       = each.value
  security_groups = [aws_security_group.this.id]
}

# One user for whatever an instance does, who owns the directory: who the process is on the instance does not matter, and none is root.
# EFS makes the directory as the first client mounts it. A replica cannot be written to, so there it appears with the home's replication, and until then
# mounting fails. The access point is the same nevertheless: it cannot be changed, and after a failover it must be able to stay.
# https://docs.aws.amazon.com/efs/latest/ug/API_RootDirectory.html
resource "aws_efs_access_point" "this" {
  file_system_id = var.file_system_id

  posix_user {
    uid = 1000
    gid = 1000
  }

  root_directory {
    path = "/${var.name}"

    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "0750"
    }
  }

  tags = { Name = local.prefix }
}
