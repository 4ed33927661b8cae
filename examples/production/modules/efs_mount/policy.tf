# With a policy of its own, a file system is no longer open to anybody who reaches a mount target, and each client must be allowed by name. The first
# statement leaves that to the account's IAM; the others hold for administrators too. Nothing here stops backups and replication, which are no clients.
# https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
# https://docs.aws.amazon.com/efs/latest/ug/access-points-iam-policy.html
data "aws_iam_policy_document" "file_system" {
  statement {
    sid       = "DelegateToAccountIam"
    actions   = local.client_actions[var.access]
    resources = [var.file_system_arn]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"]
    }

    condition {
      test     = "Bool"
      variable = "elasticfilesystem:AccessedViaMountTarget"
      values   = ["true"]
    }
  }

  statement {
    sid       = "RefuseWithoutTls"
    effect    = "Deny"
    actions   = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"]
    resources = [var.file_system_arn]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }

  statement {
    sid       = "RefuseRoot"
    effect    = "Deny"
    actions   = ["elasticfilesystem:ClientRootAccess"]
    resources = [var.file_system_arn]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }

  statement {
    sid       = "RefuseOutsideTheAccessPoint"
    effect    = "Deny"
    actions   = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"]
    resources = [var.file_system_arn]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    # Also true of a client that names no access point: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
    condition {
      test     = "StringNotEquals"
      variable = "elasticfilesystem:AccessPointArn"
      values   = [aws_efs_access_point.this.arn]
    }
  }
}

resource "aws_efs_file_system_policy" "this" {
  file_system_id = var.file_system_id
  policy         = data.aws_iam_policy_document.file_system.json
}

# The mount helper signs with the instance's role and asks nobody else: https://github.com/aws/efs-utils
data "aws_iam_policy_document" "instance" {
  statement {
    sid       = "MountFileSystem"
    actions   = local.client_actions[var.access]
    resources = [var.file_system_arn]

    condition {
      test     = "StringEquals"
      variable = "elasticfilesystem:AccessPointArn"
      values   = [aws_efs_access_point.this.arn]
    }
  }
}

resource "aws_iam_policy" "instance" {
  name        = "${local.prefix}-efs-${var.region_code}"
  description = "Instances of ${local.prefix} mount the shared file system"
  policy      = data.aws_iam_policy_document.instance.json

  tags = { Name = "${local.prefix}-efs" }
}

resource "aws_iam_role_policy_attachment" "instance" {
  role       = var.instance_role_name
  policy_arn = aws_iam_policy.instance.arn
}
