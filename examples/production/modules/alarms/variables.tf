variable "name" {
  description = "Name of the application; first part of every resource name."
  type        = string
  nullable    = false

  # A dashboard's name takes nothing else: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,200}$", "${var.name}-${var.environment}"))
    error_message = "name and environment must hold letters, digits, hyphens and underscores only, 200 at most: they are part of the dashboard's and the topic's names."
  }
}

variable "environment" {
  description = "Environment, such as prod; second part of every resource name."
  type        = string
  nullable    = false
}

variable "region_code" {
  description = "Prefix of this region's zone ids, such as use1 for us-east-1: a dashboard's name is the account's, so it ends with it."
  type        = string
  nullable    = false
}

# Bounds, unless stated otherwise: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
variable "alarms" {
  description = "Key to alarm, as parts hand them out: what is measured, over which expression if any (else there is one metric), when it is too much, and what that means and asks for."
  type = map(object({
    title       = string
    description = string
    metrics = map(object({
      namespace   = string
      metric_name = string
      dimensions  = map(string)
      stat        = string
      period      = number
    }))
    expression          = optional(string)
    comparison          = string
    threshold           = number
    evaluation_periods  = number
    datapoints_to_alarm = number
    treat_missing_data  = string
  }))
  nullable = false

  # What one widget of states takes: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
  validation {
    condition     = length(var.alarms) >= 1 && length(var.alarms) <= 100
    error_message = "alarms must hold 1 to 100 alarms: the dashboard shows the states of so many."
  }

  validation {
    condition     = alltrue([for key in keys(var.alarms) : can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", key)) && length("${var.name}-${var.environment}-${key}") <= 255])
    error_message = "Every key of alarms must be lower-case letters, digits and single hyphens, and with name and environment 255 letters at most: it is the alarm's name."
  }

  validation {
    condition     = alltrue([for alarm in var.alarms : length(alarm.description) >= 1 && length(alarm.description) <= 1024])
    error_message = "Every description must be there, and have 1024 letters at most."
  }

  # It goes out by mail too, where a letter beyond ASCII may arrive as something else.
  validation {
    condition     = alltrue([for alarm in var.alarms : can(regex("^[ -~]+$", alarm.description)) && can(regex("^[ -~]+$", alarm.title))])
    error_message = "Every title and description must be of printable ASCII letters, on one line."
  }

  # https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
  validation {
    condition     = alltrue([for alarm in var.alarms : length(alarm.metrics) >= 1 && length(alarm.metrics) + length(alarm.expression[*]) <= 10])
    error_message = "Every alarm must have at least one metric, and ten with its expression at most."
  }

  validation {
    condition     = alltrue([for alarm in var.alarms : alarm.expression != null || length(alarm.metrics) == 1])
    error_message = "An alarm without an expression must have exactly one metric: one value is watched."
  }

  # https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
  validation {
    condition     = alltrue(flatten([for alarm in var.alarms : [for id in keys(alarm.metrics) : can(regex("^[a-z][a-zA-Z0-9_]{0,254}$", id)) && id != "watched"]]))
    error_message = "Every metric's id must begin with a lower-case letter and hold letters, digits and underscores only, and watched is the expression's."
  }

  validation {
    condition     = alltrue(flatten([for alarm in var.alarms : [for metric in alarm.metrics : contains([10, 20, 30], metric.period) || metric.period >= 60 && metric.period % 60 == 0]]))
    error_message = "Every period must be 10, 20, 30 or a multiple of 60 seconds."
  }

  validation {
    condition = alltrue(flatten([
      for alarm in var.alarms : [
        for metric in alarm.metrics : metric.period * alarm.evaluation_periods <= (metric.period >= 3600 ? 604800 : 86400)
      ]
    ]))
    error_message = "Periods must cover a day at most, or a week where one is an hour or longer."
  }

  # One value a period: an expression over metrics of different periods has none.
  validation {
    condition     = alltrue([for alarm in var.alarms : length(distinct([for metric in alarm.metrics : metric.period])) == 1])
    error_message = "The metrics of an alarm must have one period."
  }

  validation {
    condition     = alltrue([for alarm in var.alarms : alarm.datapoints_to_alarm >= 1 && alarm.datapoints_to_alarm <= alarm.evaluation_periods && floor(alarm.evaluation_periods) == alarm.evaluation_periods && floor(alarm.datapoints_to_alarm) == alarm.datapoints_to_alarm])
    error_message = "datapoints_to_alarm and evaluation_periods must be whole numbers, the first between 1 and the second."
  }

  validation {
    condition     = alltrue([for alarm in var.alarms : contains(["GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanOrEqualToThreshold", "LessThanThreshold"], alarm.comparison)])
    error_message = "comparison must be GreaterThanOrEqualToThreshold, GreaterThanThreshold, LessThanOrEqualToThreshold or LessThanThreshold."
  }

  validation {
    condition     = alltrue([for alarm in var.alarms : contains(["breaching", "notBreaching", "ignore", "missing"], alarm.treat_missing_data)])
    error_message = "treat_missing_data must be breaching, notBreaching, ignore or missing."
  }
}

variable "thresholds" {
  description = "Key of an alarm to a threshold other than its part's own; keys of alarms that are not there count for nothing."
  type        = map(number)
  nullable    = false
}

variable "emails" {
  description = "Addresses that every alarm is mailed to, once their owners have confirmed it."
  type        = set(string)
  nullable    = false

  validation {
    condition     = alltrue([for email in var.emails : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", email))])
    error_message = "Every entry of emails must be an e-mail address."
  }
}

variable "key_deletion_window_in_days" {
  description = "Days between the deletion of the topic's key and its loss."
  type        = number
  nullable    = false

  validation {
    condition     = var.key_deletion_window_in_days >= 7 && var.key_deletion_window_in_days <= 30
    error_message = "key_deletion_window_in_days must be between 7 and 30, the bounds of KMS."
  }
}
