# Every provider is aliased and there is no default one: a resource that names no Region does not plan.

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"

  default_tags {
    tags = local.tags
  }
}
