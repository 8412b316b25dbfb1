//! The program `betburys`.

// A page is one type as deep as its markup.
#![recursion_limit = "256"]

fn main() -> std::process::ExitCode {
    server::cli::run()
}
