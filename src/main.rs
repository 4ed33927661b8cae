//! The command `carshare-gen`; all of it is in the library's [`cli`](carshare_gen::cli) room.

use std::process::ExitCode;

fn main() -> ExitCode {
    carshare_gen::cli::run(std::env::args_os())
}
