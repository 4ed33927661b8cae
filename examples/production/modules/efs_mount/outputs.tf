output "security_group_id" {
  description = "Security group of the mount targets."
  value       = aws_security_group.this.id
}

output "access_point_id" {
  description = "Access point through which instances mount the file system, and no other way."
  value       = aws_efs_access_point.this.id
}

output "mount_target_ids" {
  description = "Zone id to mount target."
  value       = { for zone_id, target in aws_efs_mount_target.this : zone_id => target.id }
}

output "instance_environment" {
  description = "Lines for /etc/carshare/environment, exported once an instance can mount."
  value = tomap({
    EFS_FILE_SYSTEM_ID  = var.file_system_id
    EFS_ACCESS_POINT_ID = aws_efs_access_point.this.id
    EFS_MOUNT_POINT     = local.mount_point
    EFS_MOUNT_OPTIONS   = local.mount_options
  })

  depends_on = [
    aws_efs_file_system_policy.this,
    aws_efs_mount_target.this,
    aws_iam_role_policy_attachment.instance,
    aws_vpc_security_group_egress_rule.instances,
    aws_vpc_security_group_ingress_rule.instances,
  ]
}
