//! What the command refuses, and that it leaves nothing half-written, however it ends.

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use crate::program::{command, files, folder, run, status, stderr};
use crate::support::MINIMAL;

#[test]
fn files_that_are_no_blueprints_are_refused_with_their_code() {
    let folder = folder();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("empty.toml", b"");
    write("large.toml", &vec![b'#'; 10 * 1024 * 1024]);
    write("latin1.toml", b"name = \"caf\xe9\"\n");
    fs::create_dir(folder.path().join("directory.toml")).unwrap();
    for (file, code, wanted) in [
        ("empty.toml", "key-missing", 2),
        ("large.toml", "file-too-large", 2),
        ("latin1.toml", "file-not-utf8", 2),
        ("directory.toml", "file-unreadable", 3),
        ("missing.toml", "file-unreadable", 3),
    ] {
        for arguments in [
            vec!["validate", file],
            vec!["render", file, "--out", "tree"],
        ] {
            let refused = run(folder.path(), &arguments);
            assert_eq!(
                status(&refused),
                wanted,
                "{arguments:?}: {}",
                stderr(&refused)
            );
            assert!(
                stderr(&refused).contains(&format!("error[{code}]")),
                "{arguments:?}: {}",
                stderr(&refused)
            );
        }
    }
    assert!(!folder.path().join("tree").exists());
}

#[test]
fn folders_that_cannot_take_a_tree_are_refused_and_untouched() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("a-file"), "mine").unwrap();
    fs::create_dir(path.join("elsewhere")).unwrap();
    fs::create_dir(path.join("linked")).unwrap();
    std::os::unix::fs::symlink(path.join("elsewhere"), path.join("linked/modules")).unwrap();
    fs::create_dir(path.join("newer")).unwrap();
    fs::write(path.join("newer/.carshare-gen.json"), "{\"format\": 999}\n").unwrap();
    fs::create_dir(path.join("busy")).unwrap();
    let lock = fs::File::open(path.join("busy")).unwrap();
    lock.lock().unwrap();
    let before = files(path);
    for (out, code) in [
        ("a-file", "output-not-directory"),
        ("a-file/below", "output-not-directory"),
        ("linked", "output-symlink"),
        ("newer", "manifest-too-new"),
        ("busy", "output-locked"),
        ("/proc/no-such-folder", "output-unwritable"),
    ] {
        let refused = run(path, &["render", "blueprint.toml", "--out", out]);
        assert_eq!(status(&refused), 3, "{out}: {}", stderr(&refused));
        assert!(
            stderr(&refused).contains(&format!("error[{code}]")),
            "{out}: {}",
            stderr(&refused)
        );
        assert_eq!(files(path), before, "{out}");
    }
}

#[test]
fn killed_at_any_moment_the_next_render_of_another_blueprint_succeeds() {
    let folder = folder();
    let path = folder.path();
    // Not another name or environment: that would replace what holds data, and be refused.
    let variant = |owner: &str, egress: &str| {
        format!("{MINIMAL}\n[tags]\nowner = \"{owner}\"\n\n[nat]\negress = \"{egress}\"\n")
    };
    fs::write(path.join("one.toml"), variant("one", "per_az")).unwrap();
    fs::write(path.join("two.toml"), variant("two", "none")).unwrap();
    fs::write(path.join("three.toml"), variant("three", "single")).unwrap();
    run(path, &["render", "three.toml", "--out", "wanted"]);
    let wanted = files(&path.join("wanted"));

    let (mut killed, mut step) = (0, 0);
    while step < 80 {
        let out = format!("tree-{step}");
        run(path, &["render", "one.toml", "--out", &out]);
        fs::write(path.join(&out).join("mine.auto.tfvars"), "# mine\n").unwrap();
        let mut child = command()
            .args(["render", "two.toml", "--out", &out])
            .current_dir(path)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(250 * step));
        child.kill().unwrap();
        if child.wait().unwrap().code().is_none() {
            killed += 1;
        }
        let third = run(path, &["render", "three.toml", "--out", &out]);
        assert_eq!(status(&third), 0, "after {step} steps: {}", stderr(&third));
        let mut now = files(&path.join(&out));
        let mine = now
            .iter()
            .position(|(name, _)| name == "mine.auto.tfvars")
            .expect("the user's file is there");
        assert_eq!(now.remove(mine).1, b"# mine\n");
        assert_eq!(now, wanted, "after {step} steps");
        step += 1;
    }
    assert!(
        killed >= 5,
        "only {killed} of {step} runs were killed before their end"
    );
}
