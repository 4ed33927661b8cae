/// What flows along an edge of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// Requests, in the direction in which connections are opened.
    Traffic,
    /// A sign-in, both ways: strangers are sent to the sign-in page and come back with a code.
    SignIn,
    /// What operators type and see.
    Operation,
    /// A shell session, both ways. Instances open the connection: nothing listens on them.
    Session,
    /// Logs.
    Logs,
}
