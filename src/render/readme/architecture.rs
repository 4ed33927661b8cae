use crate::plan::Plan;
use crate::render::{Graph, mermaid};

/// The section with the picture. The fence is safe: no line of a diagram begins with a backtick, whatever its labels hold.
pub(super) fn render(plan: &Plan) -> String {
    let diagram = mermaid(&Graph::of(plan));
    format!(
        "## Architecture

```mermaid
{diagram}```

Solid lines are requests, in the direction in which connections are opened; what leaves through a NAT gateway passes the internet gateway too.
Dotted lines are sign-in, shell sessions, backups and logs. From the internet, the load balancer is the only way to an instance.
"
    )
}
