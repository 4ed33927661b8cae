terraform {
  backend "s3" {
    bucket       = "springfield-carshare-prod-state"
    key          = "springfield-carshare/prod/terraform.tfstate"
    region       = "us-east-2"
    encrypt      = true
    kms_key_id   = "arn:aws:kms:us-east-2:111122223333:key/1234abcd-12ab-34cd-96ef-1234567890ab"
    use_lockfile = true
  }
}
