variable "name" {
  description = "Name of the application; first part of every resource name."
  type        = string
  nullable    = false
}

variable "environment" {
  description = "Environment, such as prod; second part of every resource name."
  type        = string
  nullable    = false
}

variable "region_code" {
  description = "Prefix of this region's zone ids, such as use1 for us-east-1: an IAM policy's name is global, so it ends with it."
  type        = string
  nullable    = false
}

variable "tags" {
  description = "Tags of instances, volumes and network interfaces, which the provider's default tags do not reach."
  type        = map(string)
  nullable    = false

  # https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html
  validation {
    condition     = length(var.tags) <= 49
    error_message = "An instance takes 50 tags, one of which is its Name."
  }
}

variable "vpc_id" {
  description = "VPC of the instances."
  type        = string
  nullable    = false
}

variable "private_subnet_ids" {
  description = "Zone id to private subnet: where instances are launched, evenly over the zones."
  type        = map(string)
  nullable    = false

  validation {
    condition     = length(var.private_subnet_ids) >= 2
    error_message = "private_subnet_ids must name two zones or more: the loss of one must leave instances."
  }
}

variable "internet_cidr_blocks" {
  description = "The whole internet by address family (ipv4, ipv6), to which instances may speak HTTPS."
  type        = map(string)
  nullable    = false

  validation {
    condition     = length(setsubtract(keys(var.internet_cidr_blocks), ["ipv4", "ipv6"])) == 0
    error_message = "internet_cidr_blocks has the keys ipv4 and ipv6 only."
  }
}

variable "alb_security_group_id" {
  description = "Security group of the load balancer, the only one that reaches the instances; it is let out to them."
  type        = string
  nullable    = false
}

variable "alb_arn_suffix" {
  description = "The part of the load balancer's ARN that begins with app/: half of the label by which its requests are counted."
  type        = string
  nullable    = false
}

variable "target_group_arn" {
  description = "Target group in which instances are registered, and by whose health they are judged."
  type        = string
  nullable    = false
}

variable "target_group_arn_suffix" {
  description = "The part of the target group's ARN that begins with targetgroup/: the other half of the label."
  type        = string
  nullable    = false
}

variable "target_port" {
  description = "Port of the application on the instances."
  type        = number
  nullable    = false

  # Port 443 is the way out; those below 1024 are for root.
  validation {
    condition     = var.target_port >= 1024 && var.target_port <= 65535
    error_message = "target_port must be between 1024 and 65535."
  }
}

variable "health_check_path" {
  description = "Path at which the load balancer asks for an instance's health, and at which the placeholder answers."
  type        = string
  nullable    = false

  # It is written into a web server's configuration and into an environment file, so nothing in it may mean anything there.
  validation {
    condition     = can(regex("^/[A-Za-z0-9._~/-]{0,127}$", var.health_check_path))
    error_message = "health_check_path must begin with a slash and hold letters, digits, and . _ ~ - / only, 128 at most."
  }
}

variable "instance_role_name" {
  description = "Role of the instances, to which the right to send metrics and logs is attached."
  type        = string
  nullable    = false
}

variable "instance_profile_name" {
  description = "Instance profile of that role."
  type        = string
  nullable    = false
}

variable "service_linked_role_arn" {
  description = "Service-linked role by which Auto Scaling launches instances; it may use the storage key."
  type        = string
  nullable    = false
}

variable "storage_key_arn" {
  description = "Key of the root volumes."
  type        = string
  nullable    = false
}

variable "logs_key_arn" {
  description = "Key of the instances' log group."
  type        = string
  nullable    = false
}

variable "instance_types" {
  description = "Instance types in the order of preference, all of one architecture. On-demand capacity takes the first that is to be had, Spot the best priced of those with room."
  type        = list(string)
  nullable    = false

  # https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplate.html
  validation {
    condition     = length(var.instance_types) >= 1 && length(var.instance_types) <= 40
    error_message = "instance_types takes 1 to 40 types."
  }

  validation {
    condition     = length(distinct(var.instance_types)) == length(var.instance_types)
    error_message = "instance_types must name each type once."
  }
}

variable "architecture" {
  description = "Architecture of the instance types, and so of the image: arm64 or x86_64."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["arm64", "x86_64"], var.architecture)
    error_message = "architecture must be arm64 or x86_64."
  }
}

variable "min_size" {
  description = "Fewest instances; the first apply waits until so many are healthy behind the load balancer."
  type        = number
  nullable    = false

  validation {
    condition     = var.min_size >= 1
    error_message = "min_size must be 1 or more."
  }
}

variable "max_size" {
  description = "Most instances."
  type        = number
  nullable    = false

  validation {
    condition     = var.max_size >= var.min_size
    error_message = "max_size must not be below min_size."
  }
}

variable "desired_size" {
  description = "Instances at the beginning; from then on scaling decides."
  type        = number
  nullable    = false

  validation {
    condition     = var.desired_size >= var.min_size && var.desired_size <= var.max_size
    error_message = "desired_size must be between min_size and max_size."
  }
}

variable "spot_percentage" {
  description = "Share of Spot among the instances, in percent."
  type        = number
  nullable    = false

  validation {
    condition     = var.spot_percentage >= 0 && var.spot_percentage <= 100
    error_message = "spot_percentage must be between 0 and 100."
  }
}

variable "cpu_target" {
  description = "Average use of the processors, in percent, that scaling holds."
  type        = number
  nullable    = false

  validation {
    condition     = var.cpu_target >= 10 && var.cpu_target <= 90
    error_message = "cpu_target must be between 10 and 90."
  }
}

variable "requests_per_target" {
  description = "Requests a minute and instance that scaling holds."
  type        = number
  nullable    = false

  validation {
    condition     = var.requests_per_target >= 1
    error_message = "requests_per_target must be 1 or more."
  }
}

variable "root_volume_size" {
  description = "Size of the root volume in GiB."
  type        = number
  nullable    = false

  # The image has 8 GiB; gp3 ends at 16384: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
  validation {
    condition     = var.root_volume_size >= 8 && var.root_volume_size <= 16384
    error_message = "root_volume_size must be between 8 and 16384."
  }
}

variable "ami_release" {
  description = "A word of yours for the image in use, such as its date: only a change of it takes the newest image."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]+([.-][a-z0-9]+)*$", var.ami_release))
    error_message = "ami_release must be lower-case letters and digits, with single dots and hyphens between."
  }
}

variable "log_retention_days" {
  description = "Days that CloudWatch Logs keeps the instances' logs."
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

variable "instance_environment" {
  description = "Further lines of /etc/carshare/environment, for parts that instances use. Not for secrets: whoever is on an instance may read user data."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key in keys(var.instance_environment) : can(regex("^[A-Z][A-Z0-9_]*$", key))])
    error_message = "instance_environment takes keys of upper-case letters, digits and underscores."
  }

  validation {
    condition     = length(setintersection(keys(var.instance_environment), ["REGION", "DNS_SUFFIX", "APP_PORT", "HEALTH_PATH", "LOG_GROUP"])) == 0
    error_message = "instance_environment must leave REGION, DNS_SUFFIX, APP_PORT, HEALTH_PATH and LOG_GROUP to the module."
  }

  # A ~ would be a home directory after a colon, and quotes mean other things to each reader of the file.
  validation {
    condition     = alltrue([for value in values(var.instance_environment) : can(regex("^[A-Za-z0-9_.,:/@%+=!-]*$", value))])
    error_message = "instance_environment takes values of letters, digits and _ . , : / @ % + = ! - only: they stand in the file without quotes."
  }
}
