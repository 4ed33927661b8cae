//! The proof of a tree's policies: `tests/iam` judges what Terraform shows of its state.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use super::climber::Climber;
use super::paths;

/// Judges every policy of a tree: of its state where it was applied, else of its plan, as far as that knows them. The counts on success, the findings
/// on failure.
pub(crate) fn prove(climber: &Climber) -> Result<String, String> {
    let shown = match &climber.applied {
        Value::Null => &climber.planned,
        applied => applied,
    };
    // It stays behind: `prove.py --unused` asks all trees of a run what they have need of.
    let file = paths::scratch().join(format!("{}.iam.json", climber.name()));
    fs::write(&file, shown.to_string()).expect("target/ is writable");
    judge(&file)
}

/// Judges what Terraform showed into a file.
fn judge(file: &PathBuf) -> Result<String, String> {
    let output = Command::new(python()?)
        .args(["-B", "-W", "ignore"])
        .arg(paths::tests().join("iam/prove.py"))
        .arg(file)
        .output()
        .map_err(|error| format!("prove.py does not start: {error}"))?;
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    match output.status.success() {
        true => Ok(said.trim_end().to_owned()),
        false => Err(said.trim_end().to_owned()),
    }
}

/// The interpreter of the proof's virtual environment, installed once a run.
fn python() -> Result<PathBuf, String> {
    static INSTALLED: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    INSTALLED
        .get_or_init(|| {
            let folder = paths::target().join("iam");
            let output = Command::new(paths::tests().join("iam/install"))
                .arg(&folder)
                .output()
                .map_err(|error| format!("tests/iam/install does not start: {error}"))?;
            if output.status.success() {
                Ok(folder.join("bin/python"))
            } else {
                let said = String::from_utf8_lossy(&output.stderr);
                Err(format!("tests/iam/install failed: {said}"))
            }
        })
        .clone()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::json;

    use super::{judge, paths};

    /// What the tool says of a state with one policy, which allows these actions.
    fn of_policy(name: &str, action: &str) -> Result<String, String> {
        let statement =
            json!({"Effect": "Allow", "Action": action, "Resource": "arn:aws:s3:::a-bucket/*"});
        let policy = json!({"Version": "2012-10-17", "Statement": [statement]}).to_string();
        let resource = json!({"address": "aws_iam_policy.p", "mode": "managed", "type": "aws_iam_policy", "values": {"policy": policy}});
        let state = json!({"values": {"root_module": {"resources": [resource]}}});
        let file = paths::scratch().join(format!("iam_{name}.json"));
        fs::write(&file, state.to_string()).expect("target/ is writable");
        judge(&file)
    }

    #[test]
    fn a_sound_policy_is_counted() {
        let said = of_policy("sound", "s3:GetObject").expect("nothing is wrong with it");
        assert!(
            said.contains("1 policies resolved (1 identity), 0 unresolved"),
            "{said}"
        );
    }

    #[test]
    fn a_planted_star_is_found() {
        let said = of_policy("planted", "s3:*").expect_err("a star was planted");
        assert!(
            said.contains("aws_iam_policy.p: None: it allows s3:*"),
            "{said}"
        );
    }
}
