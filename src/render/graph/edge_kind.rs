/// What flows along an edge of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// Requests, in the direction in which connections are opened.
    Traffic,
    /// The sign-in page, as users see it.
    SignInPage,
    /// A sign-in, both ways: load balancers send strangers to the pool, and they come back with a code.
    SignIn,
    /// What operators type and see.
    Operation,
    /// A shell session, both ways. Instances open the connection: nothing listens on them.
    Session,
    /// Recovery points.
    Backup,
    /// Logs.
    Logs,
}
