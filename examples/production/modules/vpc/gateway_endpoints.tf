# Both endpoints cost nothing and keep this traffic off the NAT gateways. Only the private tier uses them: the public tier holds
# load balancers and NAT gateways, which call neither service, and the database tier has no way out.
# The names of these two services begin with com.amazonaws in China too, unlike those of many interface endpoints:
# https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/vpc-endpoint.ts
locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition
  region     = data.aws_region.current.id

  # AWS's own buckets that the operating system and the agents read. Most reads are not signed, and the buckets' accounts are not
  # published, so the names are all that confines them. Where AWS appends a suffix that differs by region, it is a wildcard.
  # Overview: https://github.com/aws-samples/data-perimeter-policy-examples/blob/main/service_owned_resources.md
  package_buckets = [
    # Amazon Linux 2023 packages (also amazon-efs-utils, amazon-cloudwatch-agent, amazon-ssm-agent) and kernel live patches:
    # https://docs.aws.amazon.com/mgn/latest/ug/preparing-environments.html#Communication-Staging-S3
    # https://docs.aws.amazon.com/linux/al2023/ug/live-patching.html
    "al2023-repos-${local.region}-de612dc2",
    "al2023-${local.region}",

    # SSM Agent: updates, documents, Distributor packages, document attachments:
    # https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html#ssm-agent-minimum-s3-permissions
    "amazon-ssm-${local.region}",
    "amazon-ssm-packages-${local.region}",
    "aws-ssm-${local.region}",
    "aws-ssm-distributor-file-${local.region}",
    "aws-ssm-document-attachments-${local.region}",
    "${local.region}-birdwatcher-prod",

    # Patch Manager:
    # https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-operations-s3-buckets.html
    "aws-patch-manager-${local.region}-*",
    "patch-baseline-snapshot-${local.region}",
    "patch-baseline-snapshot-${local.region}-*",

    # CloudWatch agent:
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/download-cloudwatch-agent-commandline.html
    "amazoncloudwatch-agent",
    "amazoncloudwatch-agent-${local.region}",

    # CodeDeploy agent:
    # https://docs.aws.amazon.com/codedeploy/latest/userguide/resource-kit.html#resource-kit-bucket-names
    "aws-codedeploy-${local.region}",
  ]
}

# A gateway endpoint's policy takes no account as principal, hence the conditions:
# https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
data "aws_iam_policy_document" "s3" {
  statement {
    sid = "OwnPrincipalsToOwnBuckets"

    actions = [
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:DeleteObjectVersion",
      "s3:GetBucketLocation",
      "s3:GetBucketVersioning",
      "s3:GetEncryptionConfiguration",
      "s3:GetObject",
      "s3:GetObjectAttributes",
      "s3:GetObjectTagging",
      "s3:GetObjectVersion",
      "s3:ListBucket",
      "s3:ListBucketMultipartUploads",
      "s3:ListBucketVersions",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
      "s3:PutObjectAcl",
      "s3:PutObjectTagging",
    ]

    # Every bucket of this account, and no other: the condition on the resource's account says so.
    resources = ["arn:${local.partition}:s3:::*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [local.account_id]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceAccount"
      values   = [local.account_id]
    }
  }

  statement {
    sid       = "AnyoneToPackages"
    actions   = ["s3:GetObject"]
    resources = [for bucket in local.package_buckets : "arn:${local.partition}:s3:::${bucket}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "dynamodb" {
  statement {
    sid = "OwnPrincipalsToOwnTables"

    actions = [
      "dynamodb:BatchGetItem",
      "dynamodb:BatchWriteItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DeleteItem",
      "dynamodb:DescribeTable",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:Scan",
      "dynamodb:UpdateItem",
    ]

    resources = ["arn:${local.partition}:dynamodb:${local.region}:${local.account_id}:table/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [local.account_id]
    }
  }
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.${local.region}.s3"
  policy            = data.aws_iam_policy_document.s3.json

  tags = { Name = "${local.prefix}-s3" }
}

resource "aws_vpc_endpoint" "dynamodb" {
  vpc_id            = aws_vpc.this.id
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.${local.region}.dynamodb"
  policy            = data.aws_iam_policy_document.dynamodb.json

  tags = { Name = "${local.prefix}-dynamodb" }
}

resource "aws_vpc_endpoint_route_table_association" "s3" {
  for_each = var.zones

  vpc_endpoint_id = aws_vpc_endpoint.s3.id
  route_table_id  = aws_route_table.private[each.key].id
}

resource "aws_vpc_endpoint_route_table_association" "dynamodb" {
  for_each = var.zones

  vpc_endpoint_id = aws_vpc_endpoint.dynamodb.id
  route_table_id  = aws_route_table.private[each.key].id
}
