use std::fmt;

use serde::Deserialize;

/// A service of the architecture, named by its endpoint prefix (`cognito-idp`), or a feature that fewer Regions have than its service.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Service {
    /// AWS Certificate Manager.
    Acm,
    /// Amazon Athena.
    Athena,
    /// Amazon EC2 Auto Scaling.
    Autoscaling,
    /// AWS Backup.
    Backup,
    /// AWS CloudTrail.
    Cloudtrail,
    /// AWS CodeBuild.
    Codebuild,
    /// CodeBuild's machines on Graviton: no service, but offered in fewer Regions than theirs, for all that is known.
    ///
    /// Source: <https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateFleet.html>
    CodebuildArm,
    /// AWS CodeCommit.
    Codecommit,
    /// AWS CodeConnections, as the source of a pipeline.
    ///
    /// Source: <https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html>
    Codeconnections,
    /// AWS CodeDeploy.
    Codedeploy,
    /// The interface endpoint that CodeDeploy's agent asks: no service, but offered in fewer Regions than CodeDeploy.
    ///
    /// Source: <https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html#codecommit-interface-VPC-availability>
    CodedeployCommandsSecure,
    /// AWS CodePipeline.
    Codepipeline,
    /// Amazon Cognito user pools.
    CognitoIdp,
    /// Amazon DynamoDB.
    Dynamodb,
    /// Amazon EC2 and VPC.
    Ec2,
    /// Amazon EFS.
    Elasticfilesystem,
    /// Elastic Load Balancing.
    Elasticloadbalancing,
    /// The listener action `authenticate-cognito` of Application Load Balancers: no service, but offered in fewer Regions than
    /// the two it joins. Where it is not, `authenticate-oidc` does the same.
    ///
    /// Source: <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#cognito-regions-available>
    #[serde(rename = "elasticloadbalancing-cognito")]
    AuthenticateCognito,
    /// Amazon EventBridge.
    Events,
    /// Amazon Data Firehose.
    Firehose,
    /// AWS Glue.
    Glue,
    /// AWS IAM.
    Iam,
    /// AWS KMS.
    Kms,
    /// Amazon CloudWatch Logs.
    Logs,
    /// Amazon CloudWatch.
    Monitoring,
    /// Amazon RDS and Aurora.
    Rds,
    /// Amazon Route 53.
    Route53,
    /// Amazon S3.
    S3,
    /// AWS Secrets Manager.
    Secretsmanager,
    /// Amazon SNS.
    Sns,
    /// AWS Systems Manager.
    Ssm,
    /// Systems Manager's message channel, which Session Manager needs.
    #[serde(rename = "ssmmessages")]
    SsmMessages,
    /// AWS STS.
    Sts,
}

impl Service {
    /// Every service, by name.
    pub const ALL: [Self; 33] = [
        Self::Acm,
        Self::Athena,
        Self::Autoscaling,
        Self::Backup,
        Self::Cloudtrail,
        Self::Codebuild,
        Self::CodebuildArm,
        Self::Codecommit,
        Self::Codeconnections,
        Self::Codedeploy,
        Self::CodedeployCommandsSecure,
        Self::Codepipeline,
        Self::CognitoIdp,
        Self::Dynamodb,
        Self::Ec2,
        Self::Elasticfilesystem,
        Self::Elasticloadbalancing,
        Self::AuthenticateCognito,
        Self::Events,
        Self::Firehose,
        Self::Glue,
        Self::Iam,
        Self::Kms,
        Self::Logs,
        Self::Monitoring,
        Self::Rds,
        Self::Route53,
        Self::S3,
        Self::Secretsmanager,
        Self::Sns,
        Self::Ssm,
        Self::SsmMessages,
        Self::Sts,
    ];

    /// The name: `cognito-idp`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Acm => "acm",
            Self::Athena => "athena",
            Self::Autoscaling => "autoscaling",
            Self::Backup => "backup",
            Self::Cloudtrail => "cloudtrail",
            Self::Codebuild => "codebuild",
            Self::CodebuildArm => "codebuild-arm",
            Self::Codecommit => "codecommit",
            Self::Codeconnections => "codeconnections",
            Self::Codedeploy => "codedeploy",
            Self::CodedeployCommandsSecure => "codedeploy-commands-secure",
            Self::Codepipeline => "codepipeline",
            Self::CognitoIdp => "cognito-idp",
            Self::Dynamodb => "dynamodb",
            Self::Ec2 => "ec2",
            Self::Elasticfilesystem => "elasticfilesystem",
            Self::Elasticloadbalancing => "elasticloadbalancing",
            Self::AuthenticateCognito => "elasticloadbalancing-cognito",
            Self::Events => "events",
            Self::Firehose => "firehose",
            Self::Glue => "glue",
            Self::Iam => "iam",
            Self::Kms => "kms",
            Self::Logs => "logs",
            Self::Monitoring => "monitoring",
            Self::Rds => "rds",
            Self::Route53 => "route53",
            Self::S3 => "s3",
            Self::Secretsmanager => "secretsmanager",
            Self::Sns => "sns",
            Self::Ssm => "ssm",
            Self::SsmMessages => "ssmmessages",
            Self::Sts => "sts",
        }
    }
}

impl fmt::Display for Service {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
