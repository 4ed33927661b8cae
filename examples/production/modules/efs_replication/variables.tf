variable "source_file_system_id" {
  description = "File system that is replicated."
  type        = string
  nullable    = false
}

variable "replica_region" {
  description = "Name of the region that gets the replica, such as us-west-2. Another one makes a new replica there and leaves the old one behind."
  type        = string
  nullable    = false
}

variable "replica_key_arn" {
  description = "Key of the replica, in its own region. Another one makes a new replica and leaves the old one behind."
  type        = string
  nullable    = false
}
