//! Text that ties a tree to one partition.

use regex::Regex;

use super::evidence::Evidence;

/// The file that holds the user's own ARN: a backend takes no expressions.
const BACKEND: &str = "backend.tf";

/// ARNs are put together from `data.aws_partition`, or the tree does not work in China.
pub(super) fn no_literal_partition(evidence: &Evidence) -> Vec<String> {
    let literal = Regex::new(r"arn:aws[a-z-]*:|amazonaws\.com\.cn").expect("a pattern");
    let mut findings = Vec::new();
    for file in evidence.files.iter().filter(|file| file.path != BACKEND) {
        for (number, line) in file.text.lines().enumerate() {
            let code = line.trim_start();
            if !code.starts_with('#') && literal.is_match(code) {
                findings.push(format!("{}:{}: {code}", file.path, number + 1));
            }
        }
    }
    findings
}

#[test]
fn a_literal_partition_is_found() {
    let planted = "locals {\n  a = \"arn:aws:s3:::b\"\n  b = \"arn:${local.partition}:s3:::b\"\n  # arn:aws:s3:::c\n}\n";
    assert_eq!(no_literal_partition(&Evidence::text(planted)).len(), 1);
}
