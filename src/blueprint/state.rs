use super::bucket_name::{BUCKET_NAME, BucketName};
use super::key::{Fallback, Key};
use super::kms_key_arn::{KMS_KEY_ARN, KmsKeyArn};
use super::reader::Reader;
use super::region_name::{REGION_NAME, RegionName};
use super::rule::Rule;
use super::state_key::{STATE_KEY, StateKey};
use crate::source::{Located, Span};

/// The section `[state]`: where Terraform keeps its state. Without it the state is local.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The section's header, or the whole inline table.
    pub span: Span,
    /// The bucket that holds the state.
    pub bucket: Located<BucketName>,
    /// The bucket's region.
    pub region: Located<RegionName>,
    /// The key that encrypts the state.
    pub kms_key_id: Located<KmsKeyArn>,
    /// The object key of the state; the plan composes one where it is not given.
    pub key: Option<Located<StateKey>>,
}

pub(crate) static STATE_KEYS: [&Key; 4] = [&BUCKET, &REGION, &KMS_KEY_ID, &KEY];

static BUCKET: Key = Key {
    name: "bucket",
    path: "state.bucket",
    title: "Bucket of the state",
    description: "The S3 bucket that holds the Terraform state. It is not part of the tree: the rendered README says how to make it.",
    example: "\"springfield-carshare-state\"",
    fallback: Fallback::Needed,
    rule: Rule::Text(&BUCKET_NAME),
};

static REGION: Key = Key {
    name: "region",
    path: "state.region",
    title: "Region of the state bucket",
    description: "The bucket's region. Choose another than the primary region, so that the state can be reached when the primary region is down.",
    example: "\"us-east-2\"",
    fallback: Fallback::Needed,
    rule: Rule::Text(&REGION_NAME),
};

static KMS_KEY_ID: Key = Key {
    name: "kms_key_id",
    path: "state.kms_key_id",
    title: "Key of the state",
    description: "The ARN of the KMS key that encrypts the state.",
    example: "\"arn:aws:kms:us-east-2:111122223333:key/1234abcd-12ab-34cd-96ef-1234567890ab\"",
    fallback: Fallback::Needed,
    rule: Rule::Text(&KMS_KEY_ARN),
};

static KEY: Key = Key {
    name: "key",
    path: "state.key",
    title: "Object key of the state",
    description: "The object key of the state inside the bucket. Without it: `<name>/<environment>/terraform.tfstate`.",
    example: "\"springfield-carshare/prod/terraform.tfstate\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&STATE_KEY),
};

impl State {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let bucket = from.text(&BUCKET);
        let region = from.text(&REGION);
        let kms_key_id = from.text(&KMS_KEY_ID);
        let key = from.optional_text(&KEY);
        Some(Self {
            span: from.span(),
            bucket: bucket?,
            region: region?,
            kms_key_id: kms_key_id?,
            key: key?,
        })
    }
}
