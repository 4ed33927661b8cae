locals {
  # What an instance knows of the tree: KEY=value lines without quotes, which bash, systemd (EnvironmentFile) and containers read alike.
  instance_environment = merge(var.instance_environment, {
    REGION      = data.aws_region.current.id
    DNS_SUFFIX  = data.aws_partition.current.dns_suffix
    APP_PORT    = tostring(var.target_port)
    HEALTH_PATH = var.health_check_path
    LOG_GROUP   = local.log_group_name
  })

  instance_files = {
    "/etc/carshare/environment" = {
      permissions = "0644"
      content     = join("", [for key, value in local.instance_environment : "${key}=${value}\n"])
    }
    "/usr/local/sbin/carshare-setup" = {
      permissions = "0755"
      content     = file("${path.module}/user_data.sh")
    }
    "/usr/local/share/carshare/cloudwatch_agent.json" = {
      permissions = "0644"
      content     = file("${path.module}/cloudwatch_agent.json")
    }
    "/usr/local/share/carshare/placeholder.conf" = {
      permissions = "0644"
      content     = file("${path.module}/placeholder.conf")
    }
    "/usr/local/share/carshare/placeholder.html" = {
      permissions = "0644"
      content     = file("${path.module}/placeholder.html")
    }
  }

  # cloud-init writes the files, then runs the script, both on the first boot only. JSON is YAML; yamlencode's form may change with Terraform's
  # version, and with it the launch template. https://cloudinit.readthedocs.io/en/22.2.2/topics/modules.html
  cloud_config = {
    write_files = [for path, file in local.instance_files : merge(file, { path = path, owner = "root:root" })]
    runcmd      = [["/usr/local/sbin/carshare-setup"]]
  }

  user_data = join("\n", ["#cloud-config", jsonencode(local.cloud_config), ""])
}
