# A NAT gateway has 55,000 ports for each address, port and protocol that is called through it; a connection beyond is refused.
# https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
locals {
  alarms = {
    # Three minutes of five, as a burst that is over hurts nobody any more.
    for zone_id, gateway_id in local.nat_gateway_ids : "nat-port-allocation-${zone_id}" => {
      title               = "Connections that the NAT gateway in ${zone_id} had no port for"
      description         = "In three of five minutes the NAT gateway in ${zone_id} could not open connections for lack of ports: calls of instances to one outside address fail. First: find the address in the flow logs (top talkers) and whoever calls it; let the application keep connections open and reuse them instead of opening one a call. More addresses on the gateway, or an interface endpoint if it is an AWS service, raise the limit."
      expression          = null
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 1
      evaluation_periods  = 5
      datapoints_to_alarm = 3
      treat_missing_data  = "notBreaching"

      metrics = {
        errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = gateway_id }, stat = "Sum", period = 60 }
      }
    }
  }
}
