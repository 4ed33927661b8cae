//! One emulator server: started for one tree, stopped when it is dropped.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::paths;

/// A running server on a free loopback port.
#[derive(Debug)]
pub(crate) struct Emulator {
    server: Child,
    port: u16,
    endpoint: String,
    record: PathBuf,
}

impl Emulator {
    /// Starts a server whose record and messages lie beside the folder `name`, in an account that has these certificates.
    pub(crate) fn start(name: &str, certificates: &[&str]) -> Result<Self, String> {
        let python = python()?;
        let record = paths::scratch().join(format!("{name}.requests.jsonl"));
        let messages = paths::scratch().join(format!("{name}.emulator.log"));
        if record.exists() {
            fs::remove_file(&record).expect("target/ is writable");
        }
        let mut server = Command::new(python)
            .arg("-B")
            .arg(paths::tests().join("emulator/server.py"))
            .args(["--port", "0", "--record"])
            .arg(&record)
            .args(certificates.iter().flat_map(|arn| ["--certificate", arn]))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(&messages).expect("target/ is writable"))
            .spawn()
            .map_err(|error| format!("the emulator does not start: {error}"))?;
        let stdout = server.stdout.take().expect("its output is a pipe");
        let mut line = String::new();
        BufReader::new(stdout)
            .read_line(&mut line)
            .map_err(|error| format!("the emulator says nothing: {error}"))?;
        let port = line
            .trim()
            .strip_prefix("port=")
            .and_then(|port| port.parse().ok())
            .ok_or_else(|| {
                let said = fs::read_to_string(&messages).unwrap_or_default();
                format!("the emulator names no port: {line}{said}")
            })?;
        Ok(Self {
            server,
            port,
            endpoint: format!("http://127.0.0.1:{port}"),
            record,
        })
    }

    /// What `AWS_ENDPOINT_URL` takes.
    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Checks every request so far against the services' models. The report on success, the violations on failure.
    pub(crate) fn check_contract(&self) -> Result<String, String> {
        let folder = paths::tests().join("emulator");
        let output = Command::new(python()?)
            .arg("-B")
            .arg(folder.join("contract.py"))
            .arg(&self.record)
            .arg("--exceptions")
            .arg(folder.join("undecoded.toml"))
            .output()
            .map_err(|error| format!("contract.py does not start: {error}"))?;
        let said = format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        if output.status.success() {
            Ok(said)
        } else {
            Err(said)
        }
    }

    /// Makes a bucket, as a user does before he keeps his state in it.
    pub(crate) fn create_bucket(&self, bucket: &str, region: &str) {
        let body = format!(
            "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>{region}</LocationConstraint>\
             </CreateBucketConfiguration>"
        );
        self.s3("PUT", &format!("/{bucket}"), region, &body);
    }

    /// Makes a public hosted zone, as a user does before he names it in a blueprint.
    pub(crate) fn create_hosted_zone(&self, name: &str) {
        let body = format!(
            "<CreateHostedZoneRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Name>{name}</Name>\
             <CallerReference>the ladder</CallerReference></CreateHostedZoneRequest>"
        );
        let authorization = authorization("route53", "us-east-1");
        self.request("POST", "/2013-04-01/hostedzone", &authorization, &body);
    }

    /// Puts an object into a bucket, as a service that logs does: with its digest, without which a bucket under object lock refuses it
    /// (<https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html>).
    pub(crate) fn put_object(&self, bucket: &str, key: &str, region: &str) {
        let line = "a line of a log\n";
        let md5 = "Content-MD5: 5BNPNvvXYs2WHg7mBEd2yQ==\r\n";
        let headers = authorization("s3", region) + md5;
        self.request("PUT", &format!("/{bucket}/{key}"), &headers, line);
    }

    /// Whatever of a tree it still holds, a line each: the names begin with `prefix`.
    pub(crate) fn left_over(&self, prefix: &str, regions: &[&str]) -> Result<String, String> {
        let output = Command::new(python()?)
            .arg("-B")
            .arg(paths::tests().join("tools/left_over.py"))
            .arg(prefix)
            .args(regions)
            .env("AWS_ENDPOINT_URL", &self.endpoint)
            .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
            .env("AWS_SECRET_ACCESS_KEY", "none")
            .output()
            .map_err(|error| format!("left_over.py does not start: {error}"))?;
        match output.status.code() {
            Some(0 | 1) if output.stderr.is_empty() => {
                Ok(String::from_utf8_lossy(&output.stdout).into_owned())
            }
            _ => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        }
    }

    fn s3(&self, method: &str, path: &str, region: &str, body: &str) {
        self.request(method, path, &authorization("s3", region), body);
    }

    /// The body of the answer to one request, which must succeed.
    fn request(&self, method: &str, path: &str, headers: &str, body: &str) -> String {
        let mut stream =
            TcpStream::connect(("127.0.0.1", self.port)).expect("the emulator listens");
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )
        .expect("the emulator reads");
        let mut answer = String::new();
        stream
            .read_to_string(&mut answer)
            .expect("the emulator answers in UTF-8");
        let (head, body) = answer.split_once("\r\n\r\n").expect("an HTTP answer");
        let succeeded = head.contains(" 200 ") || head.contains(" 201 ");
        assert!(succeeded, "{method} {path}: {answer}");
        body.to_owned()
    }
}

/// The header by which the emulator knows service and Region; it checks no signature.
fn authorization(service: &str, region: &str) -> String {
    format!(
        "Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/{region}/{service}/aws4_request, SignedHeaders=host, \
         Signature=0\r\n"
    )
}

impl Drop for Emulator {
    fn drop(&mut self) {
        // It stops when its standard input closes.
        drop(self.server.stdin.take());
        let patience = Instant::now() + Duration::from_secs(5);
        while Instant::now() < patience {
            if matches!(self.server.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        // Nothing more can be done about a process that survives this, and a panic in drop would hide the test's own.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The interpreter of the emulator's virtual environment, installed once a run.
fn python() -> Result<PathBuf, String> {
    static INSTALLED: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    INSTALLED
        .get_or_init(|| {
            let folder = paths::target().join("emulator");
            let output = Command::new(paths::tests().join("emulator/install"))
                .arg(&folder)
                .output()
                .map_err(|error| format!("tests/emulator/install does not start: {error}"))?;
            if output.status.success() {
                Ok(folder.join("bin/python"))
            } else {
                let said = String::from_utf8_lossy(&output.stderr);
                Err(format!("tests/emulator/install failed: {said}"))
            }
        })
        .clone()
}
