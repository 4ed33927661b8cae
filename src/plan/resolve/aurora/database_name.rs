use super::engine;
use super::reserved_words::{MYSQL, POSTGRESQL};
use crate::blueprint;
use crate::catalog::AuroraEngine;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};

/// Databases and roles of RDS's own, and words that it is known to refuse beside the engine's.
/// <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Roles.html>,
/// <https://github.com/awslabs/aws-saas-boost/issues/180>
const OF_RDS: [&str; 3] = ["admin", "rdsadmin", "rdsrepladmin"];

/// Databases that every server has. <https://dev.mysql.com/doc/refman/8.4/en/system-schema.html>,
/// <https://www.postgresql.org/docs/16/manage-ag-templatedbs.html>
const OF_MYSQL: [&str; 4] = ["information_schema", "mysql", "performance_schema", "sys"];
const OF_POSTGRESQL: [&str; 3] = ["postgres", "template0", "template1"];

/// Refuses a name that the engine or RDS keeps for itself.
pub(super) fn check(section: &blueprint::Aurora, findings: &mut Diagnostics) {
    let stated = &section.database_name;
    let name = stated.value.as_str();
    let engine = engine(section);
    let (words, databases): (&str, &[&str]) = match engine {
        AuroraEngine::Mysql => (MYSQL, &OF_MYSQL),
        AuroraEngine::Postgresql => (POSTGRESQL, &OF_POSTGRESQL),
    };
    let why = if databases.contains(&name) {
        format!("every server of {engine} has a database `{name}` of its own")
    } else if OF_RDS.contains(&name) {
        format!("RDS keeps the name `{name}` for itself")
    } else if words.split_whitespace().any(|word| word == name) {
        format!("`{name}` is a reserved word of {engine}")
    } else {
        return;
    };
    findings.push(
        Diagnostic::new(
            Code::DatabaseNameReserved,
            format!("the database cannot be called `{name}`: {why}"),
            format!("write another name, such as `{name}_db`"),
        )
        .label(stated.span, "reserved")
        .label(section.engine.span, "by this engine"),
    );
}
