//! Terraform and where its provider comes from. Found once a run; what cannot be found is one clear error, never a skipped test.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use super::paths;
use super::terraform::{self, Terraform};

const OLDEST_TERRAFORM: (u64, u64) = (1, 11);
const PROVIDER: &str = "registry.terraform.io/hashicorp/aws";
/// What `~> 5.100` of the rendered `terraform.tf` takes.
const PROVIDER_MAJOR: u64 = 5;
const PROVIDER_MINOR: u64 = 100;

/// The program and the CLI configuration that every run of it gets.
#[derive(Debug)]
pub(crate) struct Toolchain {
    /// The `terraform` binary.
    pub(crate) terraform: PathBuf,
    /// The file that `TF_CLI_CONFIG_FILE` names.
    pub(crate) cli_config: PathBuf,
}

/// The toolchain of this machine.
///
/// # Panics
///
/// With what to do about it, where Terraform or the provider cannot be had.
pub(crate) fn toolchain() -> &'static Toolchain {
    static FOUND: OnceLock<Result<Toolchain, String>> = OnceLock::new();
    match FOUND.get_or_init(find) {
        Ok(toolchain) => toolchain,
        Err(reason) => panic!("{reason}"),
    }
}

fn find() -> Result<Toolchain, String> {
    let terraform = find_terraform()?;
    let cli_config = find_provider(&terraform)?;
    Ok(Toolchain {
        terraform,
        cli_config,
    })
}

fn find_terraform() -> Result<PathBuf, String> {
    let in_path = PathBuf::from("terraform");
    if version(&in_path).is_some_and(|version| version >= OLDEST_TERRAFORM) {
        return Ok(in_path);
    }
    let folder = paths::target().join("terraform");
    let output = Command::new(paths::tests().join("tools/terraform-install"))
        .arg(&folder)
        .output()
        .map_err(|error| format!("tests/tools/terraform-install does not start: {error}"))?;
    if output.status.success() {
        return Ok(folder.join("terraform"));
    }
    Err(format!(
        "Terraform >= {}.{} is not in PATH and cannot be fetched: {}",
        OLDEST_TERRAFORM.0,
        OLDEST_TERRAFORM.1,
        String::from_utf8_lossy(&output.stderr).trim()
    ))
}

/// Major and minor version of a `terraform` binary that runs.
fn version(terraform: &Path) -> Option<(u64, u64)> {
    let output = terraform::command(terraform)
        .args(["version", "-json"])
        .output()
        .ok()?;
    let shown: serde_json::Value = serde_json::from_slice(&output.stdout).ok()?;
    let mut numbers = shown["terraform_version"]
        .as_str()?
        .split('.')
        .map_while(|part| part.parse().ok());
    Some((numbers.next()?, numbers.next()?))
}

/// Writes a CLI configuration with which `terraform init` finds the provider, and returns its path.
///
/// In this order: `TF_PLUGIN_DIR`; the registry; with no network, a filesystem mirror of the machine.
fn find_provider(terraform: &Path) -> Result<PathBuf, String> {
    let config = paths::scratch().join("toolchain.tfrc");
    if let Some(folder) = std::env::var_os("TF_PLUGIN_DIR") {
        let folder = PathBuf::from(folder);
        if !holds_provider(&folder) {
            return Err(format!(
                "TF_PLUGIN_DIR names {}, which holds no {PROVIDER} ~> {PROVIDER_MAJOR}.{PROVIDER_MINOR}",
                folder.display()
            ));
        }
        return Ok(use_mirror(&config, &folder));
    }
    // What an earlier run found: `target/` remembers it, as it does every other tool.
    let remembered = paths::scratch().join("mirror");
    if let Ok(folder) = fs::read_to_string(&remembered).map(PathBuf::from)
        && holds_provider(&folder)
    {
        return Ok(use_mirror(&config, &folder));
    }
    let folder = download_or_search(terraform)?;
    fs::write(remembered, folder.to_string_lossy().as_bytes()).expect("target/ is writable");
    Ok(use_mirror(&config, &folder))
}

/// A filesystem mirror: of what the registry gave, or one that the machine has.
fn download_or_search(terraform: &Path) -> Result<PathBuf, String> {
    // One download for all trees, which then only make links to it: a plugin cache is not safe for inits that run at once.
    let seed = paths::scratch().join("seed");
    let refusal = match download(terraform, &seed) {
        Ok(()) => return Ok(seed.join(".terraform/providers")),
        Err(refusal) => refusal,
    };
    mirrors()
        .into_iter()
        .find(|folder| holds_provider(folder))
        .ok_or_else(|| {
            format!(
                "no {PROVIDER} ~> {PROVIDER_MAJOR}.{PROVIDER_MINOR}: the registry cannot be reached ({refusal}) and this machine has no \
                 filesystem mirror with it; name one with TF_PLUGIN_DIR"
            )
        })
}

fn use_mirror(config: &Path, folder: &Path) -> PathBuf {
    let folder = fs::canonicalize(folder).expect("the folder was just read");
    let folder = serde_json::Value::from(folder.to_string_lossy()).to_string();
    let text = format!(
        "provider_installation {{\n  filesystem_mirror {{\n    path = {folder}\n  }}\n}}\n"
    );
    // Another run of the ladder may be reading it: what is right already is not written again.
    if fs::read_to_string(config).ok().as_ref() != Some(&text) {
        fs::write(config, text).expect("target/ is writable");
    }
    config.to_path_buf()
}

/// Lets Terraform take the provider from the registry into `seed`.
fn download(terraform: &Path, seed: &Path) -> Result<(), String> {
    fs::create_dir_all(seed).expect("target/ is writable");
    fs::copy(
        paths::repository().join("modules/stack/terraform.tf"),
        seed.join("terraform.tf"),
    )
    .expect("the root module states its providers");
    let config = paths::scratch().join("registry.tfrc");
    fs::write(&config, "provider_installation {\n  direct {}\n}\n").expect("target/ is writable");
    let direct = Toolchain {
        terraform: terraform.to_path_buf(),
        cli_config: config,
    };
    Terraform::with(&direct, seed)
        // One try of 10 seconds: who has no network should not wait for a minute.
        .env("TF_REGISTRY_DISCOVERY_RETRY", "0")
        .env("TF_REGISTRY_CLIENT_TIMEOUT", "10")
        .run(&["init", "-input=false", "-backend=false"])
        .success()
        .map(|_| ())
        .map_err(|message| {
            let line = message
                .lines()
                .map(str::trim)
                .find(|line| line.contains("registry"));
            line.unwrap_or("no answer").to_owned()
        })
}

/// Mirrors of this machine: Terraform's implied folders, then whatever a search finds, shortest path first.
/// <https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories>
fn mirrors() -> Vec<PathBuf> {
    let below = |variable: &str, folder: &str| {
        std::env::var_os(variable).map(|base| PathBuf::from(base).join(folder))
    };
    let implied = [
        Some(paths::repository().join("terraform.d/plugins")),
        below("HOME", ".terraform.d/plugins"),
        below("XDG_DATA_HOME", "terraform/plugins"),
        below("HOME", ".local/share/terraform/plugins"),
        Some(PathBuf::from("/usr/local/share/terraform/plugins")),
        Some(PathBuf::from("/usr/share/terraform/plugins")),
    ];
    let mut folders: Vec<PathBuf> = implied.into_iter().flatten().collect();
    let search = Command::new("timeout")
        .args([
            "60", "find", "/", "-xdev", "(", "-path", "/proc", "-o", "-path", "/sys", ")",
            "-prune", "-o",
        ])
        .args([
            "-type",
            "d",
            "-path",
            &format!("*/{PROVIDER}"),
            "-prune",
            "-print",
        ])
        .output();
    if let Ok(output) = search {
        let text = String::from_utf8_lossy(&output.stdout);
        let mut found: Vec<PathBuf> = text
            .lines()
            .filter_map(|line| Some(PathBuf::from(line.strip_suffix(PROVIDER)?)))
            .collect();
        found.sort_by_key(|folder| folder.as_os_str().len());
        folders.extend(found);
    }
    folders
}

/// Whether a mirror holds a version of the provider that the tree takes, unpacked or packed.
fn holds_provider(mirror: &Path) -> bool {
    let Ok(entries) = fs::read_dir(mirror.join(PROVIDER)) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let version = name
            .strip_prefix("terraform-provider-aws_")
            .unwrap_or(&name);
        let mut numbers = version
            .split('.')
            .map_while(|part| part.parse::<u64>().ok());
        numbers.next() == Some(PROVIDER_MAJOR)
            && numbers.next().is_some_and(|minor| minor >= PROVIDER_MINOR)
    })
}
