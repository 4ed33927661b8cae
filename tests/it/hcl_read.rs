//! The reader on Terraform as people write it.

use carshare_gen::hcl::{File, ResourceMode, Target, Value, parse};

const STACK: &str = r#"
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", configuration_aliases = [aws.replica] }
  }
}

provider "aws" {
  alias  = "us_east_1"
  region = var.primary_region
}

variable "regions" {
  description = <<-EOT
    What each region holds.
  EOT
  type = map(object({
    cidr  = string
    zones = optional(list(string), [])
  }))
  nullable = false

  validation {
    condition     = alltrue([for name, region in var.regions : length(region.zones) <= 6])
    error_message = "At most ${local.slots} zones."
  }
}

variable "tags" {
  description = "Tags."
  type        = map(string)
  default = {
    a = "b"
  }
}

locals {
  slots = 6
  names = { for zone in data.aws_availability_zones.this.zone_ids : zone => "${zone}-${each.key}" if zone != var.skip }
}

data "aws_availability_zones" "this" {
  provider = aws.us_east_1
}

resource "aws_subnet" "public" {
  for_each   = local.names
  vpc_id     = module.vpc.id
  cidr_block = cidrsubnet(var.cidr, 4, local.offset[each.key])
  user_data  = <<-EOT
    %{for name in var.names~}
    ${name} ${path.module}
    %{endfor~}
  EOT

  dynamic "ingress" {
    for_each = var.rules
    content {
      port = ingress.value
    }
  }

  lifecycle {
    ignore_changes       = [tags]
    replace_triggered_by = [aws_vpc.this.id]
  }

  provisioner "local-exec" {
    when       = destroy
    on_failure = fail
    command    = self.input
  }
}

ephemeral "aws_secret" "it" {}

module "region_us_east_1" {
  source    = "./modules/region"
  for_each  = toset(["x"])
  cidr      = var.regions["us-east-1"].cidr
  zones     = module.catalog["a"].zones[0]
  route_ids = aws_route.this[*].id
  providers = {
    aws      = aws.us_east_1
    aws.peer = aws
  }
}

output "vpc_id" {
  description = "The VPC."
  value       = module.region_us_east_1["x"].vpc_id
  depends_on  = [module.vpc, ephemeral.aws_secret.it]
}

moved {
  from = aws_vpc.old
  to   = aws_vpc.new
}
"#;

fn read() -> File {
    parse(STACK).expect("it is HCL")
}

#[test]
fn interfaces_are_read() {
    let file = read();
    let regions = &file.variables[0];
    assert_eq!((regions.name.as_str(), regions.line), ("regions", 13));
    assert_eq!(
        regions.description.as_deref(),
        Some("What each region holds.")
    );
    assert_eq!(
        regions.type_text.as_deref(),
        Some("map(object({ cidr = string zones = optional(list(string), []) }))")
    );
    assert!(!regions.nullable && regions.default_text.is_none());
    let tags = &file.variables[1];
    assert!(tags.nullable);
    assert_eq!(tags.default_text.as_deref(), Some("{ a = \"b\" }"));
    assert_eq!(file.outputs[0].name, "vpc_id");
    assert_eq!(file.outputs[0].description.as_deref(), Some("The VPC."));
    let call = &file.modules[0];
    assert_eq!(call.source.as_deref(), Some("./modules/region"));
    assert_eq!(
        call.arguments,
        [
            ("cidr".to_owned(), 80),
            ("zones".to_owned(), 81),
            ("route_ids".to_owned(), 82)
        ]
    );
    let handed = [("aws", "aws.us_east_1"), ("aws.peer", "aws")];
    assert_eq!(
        call.providers,
        handed.map(|(to, from)| (to.to_owned(), from.to_owned()))
    );
    assert_eq!(file.providers[0].alias.as_deref(), Some("us_east_1"));
    assert_eq!(
        file.locals
            .iter()
            .map(|l| l.name.as_str())
            .collect::<Vec<_>>(),
        ["slots", "names"]
    );
    let modes: Vec<_> = file.resources.iter().map(|r| (r.mode, r.line)).collect();
    assert_eq!(
        modes,
        [
            (ResourceMode::Data, 42),
            (ResourceMode::Managed, 46),
            (ResourceMode::Ephemeral, 75)
        ]
    );
    let zones = &file.body.blocks[0].body.blocks[0].body.attributes[0];
    assert_eq!(
        zones.entries[0],
        ("source".into(), "\"hashicorp/aws\"".into())
    );
    let slots = &file.body.blocks_of("locals").next().expect("one").body;
    assert_eq!(
        slots.attribute("slots").and_then(|s| s.literal.clone()),
        Some(Value::Integer(6))
    );
}

#[test]
fn references_are_found_with_their_lines_and_nothing_else() {
    let file = read();
    let found: Vec<String> = file
        .references
        .iter()
        .map(|reference| format!("{} {}", reference.line, reference.target))
        .collect();
    assert_eq!(
        found,
        [
            "10 var.primary_region",
            "24 var.regions",
            "25 local.slots",
            "39 data.aws_availability_zones.this",
            "39 each.key",
            "39 var.skip",
            "43 aws.us_east_1",
            "47 local.names",
            "48 module.vpc.id",
            "49 var.cidr",
            "49 local.offset",
            "49 each.key",
            "51 var.names",
            "52 path.module",
            "57 var.rules",
            "65 aws_vpc.this",
            "71 self",
            "80 var.regions",
            "81 module.catalog.zones",
            "82 aws_route.this",
            "84 aws.us_east_1",
            "85 aws",
            "91 module.region_us_east_1.vpc_id",
            "92 module.vpc",
            "92 ephemeral.aws_secret.it",
        ]
    );
    let provider = &file.references[6].target;
    assert!(
        matches!(provider, Target::Provider { alias: Some(alias), .. } if alias == "us_east_1")
    );
}

#[test]
fn what_is_no_hcl_is_refused_with_its_place() {
    for (text, line, column) in [
        ("a = 1\nb = \n", 2, 5),
        ("resource \"x\" {\n  a = [1, 2\n}\n", 3, 1),
        ("x \"y\" {\n  a = 1\n  a = 2\n}\n", 3, 3),
        ("a = \"${b\"\n", 1, 9),
    ] {
        let error = parse(text).expect_err(text);
        assert_eq!(
            (error.line, error.column),
            (line, column),
            "{text}: {error}"
        );
        assert!(!error.message.is_empty());
    }
    assert!(parse("").is_ok());
}

#[test]
fn deep_nesting_is_an_error_and_no_crash() {
    let text = format!("a = {}1{}\n", "[".repeat(50_000), "]".repeat(50_000));
    assert!(parse(&text).is_err());
}
