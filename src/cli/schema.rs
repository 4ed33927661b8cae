use super::json_report::pretty;
use super::outcome::Outcome;
use super::streams::Streams;
use crate::blueprint;

/// `carshare-gen schema`
pub(super) fn run(streams: &mut Streams<'_>) -> Outcome {
    streams
        .product(&pretty(&blueprint::schema()))
        .map_or_else(Outcome::Failed, |()| Outcome::Fine)
}
