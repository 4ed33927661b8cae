mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
  # The mock's own text is not JSON, and a policy must be.
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
}

variables {
  name        = "carshare"
  environment = "test"
  region_code = "use1"

  emails                      = []
  thresholds                  = {}
  key_deletion_window_in_days = 21

  alarms = {
    ports = {
      title               = "Ports"
      description         = "No ports. First: count."
      comparison          = "GreaterThanThreshold"
      threshold           = 0
      evaluation_periods  = 15
      datapoints_to_alarm = 15
      treat_missing_data  = "missing"
      metrics = {
        errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
      }
    }
  }
}

run "bounds" {
  command = plan
  variables {
    emails                      = ["a.b+c@sub.example.co.uk"]
    key_deletion_window_in_days = 7
    alarms = {
      a = {
        title               = "Ports"
        description         = join("", [for n in range(1024) : "x"])
        comparison          = "LessThanOrEqualToThreshold"
        threshold           = 0
        evaluation_periods  = 1440
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
      b = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 7
        datapoints_to_alarm = 7
        treat_missing_data  = "missing"
        metrics = {
          m = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 86400 }
        }
      }
      c = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        expression          = "m0"
        metrics = {
          m0 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m1 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m2 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m3 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m4 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m5 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m6 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m7 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m8 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
      d = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 1
        datapoints_to_alarm = 1
        treat_missing_data  = "missing"
        metrics = {
          m = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 10 }
        }
      }
    }
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.this) == 4
    error_message = "What CloudWatch takes must be taken."
  }
}

run "name_with_a_dot" {
  command = plan
  variables {
    name = "car.share"
  }
  expect_failures = [var.name]
}

run "no_alarms" {
  command = plan
  variables {
    alarms = {}
  }
  expect_failures = [var.alarms]
}

run "alarms_too_many" {
  command = plan
  variables {
    alarms = { for number in range(101) : "ports-${number}" => {
      title              = "Ports", description = "No ports. First: count.", comparison = "GreaterThanThreshold", threshold = 0
      evaluation_periods = 15, datapoints_to_alarm = 15, treat_missing_data = "missing"
      metrics            = { errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 } }
    } }
  }
  expect_failures = [var.alarms]
}

run "key_with_capitals" {
  command = plan
  variables {
    alarms = {
      Ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "key_with_two_hyphens" {
  command = plan
  variables {
    alarms = {
      "ports--az1" = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "key_too_long" {
  command = plan
  variables {
    alarms = { (join("", [for n in range(243) : "x"])) = {
      title              = "Ports", description = "No ports. First: count.", comparison = "GreaterThanThreshold", threshold = 0
      evaluation_periods = 15, datapoints_to_alarm = 15, treat_missing_data = "missing"
      metrics            = { errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 } }
    } }
  }
  expect_failures = [var.alarms]
}

run "description_missing" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = ""
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "description_too_long" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = format("%sx", join("", [for n in range(1024) : "x"]))
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "description_beyond_ascii" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports \u2013 count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "description_of_two_lines" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports.\nCount."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "title_beyond_ascii" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "P\u00f6rts"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "no_metric" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "no_metric_but_an_expression" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        expression          = "1"
        metrics = {
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "ten_metrics_and_an_expression" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        expression          = "m0"
        metrics = {
          m0 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m1 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m2 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m3 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m4 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m5 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m6 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m7 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m8 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          m9 = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "two_metrics_without_an_expression" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          a = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          b = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "id_with_a_capital" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          Errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "id_with_a_hyphen" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          "er-rors" = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "id_of_the_expression" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        expression          = "watched"
        metrics = {
          watched = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "period_of_ninety_seconds" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          m = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 90 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "period_of_nothing" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          m = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 0 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "more_than_a_day_of_minutes" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 1441
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "more_than_a_week_of_days" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 8
        datapoints_to_alarm = 8
        treat_missing_data  = "missing"
        metrics = {
          m = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 86400 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "two_periods" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        expression          = "a + b"
        metrics = {
          a = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
          b = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 300 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "more_datapoints_than_periods" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 14
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "no_datapoints" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 0
        treat_missing_data  = "missing"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "half_a_datapoint" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 1.5
        treat_missing_data  = "missing"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "unknown_comparison" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanUpperThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "missing"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "unknown_treatment" {
  command = plan
  variables {
    alarms = {
      ports = {
        title               = "Ports"
        description         = "No ports. First: count."
        comparison          = "GreaterThanThreshold"
        threshold           = 0
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "not_breaching"
        metrics = {
          errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
        }
      }
    }
  }
  expect_failures = [var.alarms]
}

run "email_without_at" {
  command = plan
  variables {
    emails = ["example.com"]
  }
  expect_failures = [var.emails]
}

run "email_without_dot" {
  command = plan
  variables {
    emails = ["me@example"]
  }
  expect_failures = [var.emails]
}

run "email_with_a_space" {
  command = plan
  variables {
    emails = ["me @example.com"]
  }
  expect_failures = [var.emails]
}

run "window_too_short" {
  command = plan
  variables {
    key_deletion_window_in_days = 6
  }
  expect_failures = [var.key_deletion_window_in_days]
}

run "window_too_long" {
  command = plan
  variables {
    key_deletion_window_in_days = 31
  }
  expect_failures = [var.key_deletion_window_in_days]
}
