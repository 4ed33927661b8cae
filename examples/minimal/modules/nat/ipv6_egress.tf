# No IPv6, hence no way out for it. The other option, egress_only, gives the same local with its routes in it.
locals {
  ipv6_egress_ids = {}
}
