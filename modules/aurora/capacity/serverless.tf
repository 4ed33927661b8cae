locals {
  # The class of every Serverless v2 instance; how large one is, the cluster's range says. Aurora scales no readers of this class.
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.requirements.html
  instance_class      = "db.serverless"
  serverless_capacity = [var.serverless]
}
