# Objects are not locked. A bucket that once locked goes on knowing locks, and those of its objects run out by themselves.
locals {
  object_lock_ids = {}
}
