variable "name" {
  description = "Name of the application; first part of every resource name."
  type        = string
  nullable    = false

  # A connection's name is the shortest with 32 letters: https://docs.aws.amazon.com/codestar-connections/latest/APIReference/API_CreateConnection.html
  # A pipeline's and a repository's have 100, a role's 64.
  validation {
    condition     = can(regex("^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$", "${var.name}-${var.environment}")) && length("${var.name}-${var.environment}") <= 32
    error_message = "name and environment must hold letters, digits and hyphens only, no hyphen first or last, and make 32 letters at most with the hyphen between them."
  }
}

variable "environment" {
  description = "Environment, such as prod; second part of every resource name."
  type        = string
  nullable    = false
}

variable "region_code" {
  description = "Prefix of the pipeline's Region's zone ids, such as use1 for us-east-1: names of roles and buckets are global, so they end with it."
  type        = string
  nullable    = false
}

variable "source_code" {
  description = "Where the source is, by what the chosen source needs: branch (CodeCommit, connections), repository as owner/name and connection_provider or connection_arn (connections), object_key and, unless composed, bucket (S3). The rest is ignored."
  type = object({
    branch              = optional(string)
    repository          = optional(string)
    connection_arn      = optional(string)
    connection_provider = optional(string)
    bucket              = optional(string)
    object_key          = optional(string)
  })
  nullable = false

  # What Git takes, less what would be a pattern or need escaping: https://git-scm.com/docs/git-check-ref-format
  # 256 letters: https://docs.aws.amazon.com/codecommit/latest/userguide/limits.html
  validation {
    condition = var.source_code.branch == null || try(
      can(regex("^[A-Za-z0-9._/+@#=-]{1,256}$", var.source_code.branch)) && !can(regex("(^[-/.])|([./]$)|(\\.\\.)|(//)|(/\\.)|(\\.lock(/|$))|(^@$)", var.source_code.branch)),
      false,
    )
    error_message = "source_code.branch must be the name of a Git branch, without refs/heads/."
  }

  # GitLab has groups in groups. https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html
  validation {
    condition     = var.source_code.repository == null || can(regex("^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+$", var.source_code.repository))
    error_message = "source_code.repository must be owner/name, in the case that the host has it."
  }

  validation {
    condition = var.source_code.connection_arn == null || can(regex(
      "^arn:[a-z-]+:(codestar-connections|codeconnections):[a-z0-9-]+:[0-9]{12}:connection/[0-9a-f-]{36}$",
      var.source_code.connection_arn,
    ))
    error_message = "source_code.connection_arn must be the ARN of a connection, arn:<partition>:codeconnections:<region>:<account>:connection/<id>, or the same with codestar-connections."
  }

  # https://docs.aws.amazon.com/codestar-connections/latest/APIReference/API_CreateConnection.html. The others of the API need a host.
  validation {
    condition     = var.source_code.connection_provider == null || try(contains(["GitHub", "GitLab", "Bitbucket"], var.source_code.connection_provider), false)
    error_message = "source_code.connection_provider must be GitHub, GitLab or Bitbucket."
  }

  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html. No dots: they break TLS by virtual host.
  validation {
    condition     = var.source_code.bucket == null || can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.source_code.bucket))
    error_message = "source_code.bucket must be 3 to 63 lower-case letters, digits and hyphens."
  }

  # An action's configuration takes 1,000 letters a value: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
  # "downstream actions that expect a .zip file will fail": https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html
  validation {
    condition     = var.source_code.object_key == null || try(can(regex("^[A-Za-z0-9!_.()-][A-Za-z0-9!_./()-]*\\.zip$", var.source_code.object_key)) && length(var.source_code.object_key) <= 1000, false)
    error_message = "source_code.object_key must be the key of one ZIP file in ASCII letters, digits and !_./()-, 1,000 at most, and end with .zip."
  }
}

variable "build" {
  description = "What builds: the image, its environment_type (ARM_CONTAINER or LINUX_CONTAINER, as the instances) and its compute_type."
  type = object({
    image            = string
    environment_type = string
    compute_type     = string
  })
  nullable = false

  validation {
    condition     = contains(["ARM_CONTAINER", "LINUX_CONTAINER"], var.build.environment_type)
    error_message = "build.environment_type must be ARM_CONTAINER or LINUX_CONTAINER."
  }

  # https://docs.aws.amazon.com/codebuild/latest/userguide/ec2-compute-images.html
  validation {
    condition     = startswith(var.build.image, "aws/codebuild/") && strcontains(var.build.image, "aarch64") == (var.build.environment_type == "ARM_CONTAINER")
    error_message = "build.image must be an image of CodeBuild (aws/codebuild/...), for aarch64 in an ARM_CONTAINER and for no other environment_type."
  }

  # https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html
  validation {
    condition     = contains(["BUILD_GENERAL1_SMALL", "BUILD_GENERAL1_MEDIUM", "BUILD_GENERAL1_LARGE"], var.build.compute_type)
    error_message = "build.compute_type must be BUILD_GENERAL1_SMALL, BUILD_GENERAL1_MEDIUM or BUILD_GENERAL1_LARGE."
  }
}

variable "targets" {
  description = "Region to what is deployed to there: CodeDeploy's application, group and configuration, and the Region's bucket and key for artifacts. The pipeline's own Region is one of them."
  type = map(object({
    application_name      = string
    application_arn       = string
    deployment_group_name = string
    deployment_group_arn  = string
    deployment_config_arn = string
    artifact_bucket_name  = string
    artifact_key_arn      = string
  }))
  nullable = false

  # A source, a build and an approval before them, of 50 stages: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
  validation {
    condition     = length(var.targets) >= 1 && length(var.targets) <= 47
    error_message = "targets must hold 1 to 47 Regions: a pipeline has 50 stages."
  }
}

variable "region_order" {
  description = "Regions in the order in which they are deployed to, one after the other."
  type        = list(string)
  nullable    = false

  validation {
    condition     = toset(var.region_order) == toset(keys(var.targets)) && length(var.region_order) == length(var.targets)
    error_message = "region_order must name each Region of targets exactly once, and no other."
  }
}

variable "approval_emails" {
  description = "Addresses that are told when a run waits for its approval, once their owners have confirmed it; ignored where nobody approves."
  type        = set(string)
  nullable    = false

  validation {
    condition     = alltrue([for email in var.approval_emails : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", email))])
    error_message = "Every entry of approval_emails must be an e-mail address."
  }
}

variable "log_retention_days" {
  description = "Days that CloudWatch Logs keeps what builds print."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
  validation {
    condition = contains(
      [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
      var.log_retention_days,
    )
    error_message = "log_retention_days must be one of the periods that CloudWatch Logs knows (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)."
  }
}

variable "logs_key_arn" {
  description = "ARN of the key of the builds' log group."
  type        = string
  nullable    = false
}

variable "access_logs_bucket_name" {
  description = "Name of this Region's bucket for server access logs, for a source bucket; ignored where the source is a repository."
  type        = string
  nullable    = false
}

variable "force_destroy" {
  description = "Whether `terraform destroy` may delete the tree's own repository, or source bucket, with all that is in it."
  type        = bool
  nullable    = false
}

variable "key_deletion_window_in_days" {
  description = "Days between the deletion of the keys of source and approvals and their loss, and with it of the source."
  type        = number
  nullable    = false

  validation {
    condition     = var.key_deletion_window_in_days >= 7 && var.key_deletion_window_in_days <= 30
    error_message = "key_deletion_window_in_days must be between 7 and 30, the bounds of KMS."
  }
}
