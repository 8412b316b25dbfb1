//! The program `betburys`.

fn main() -> std::process::ExitCode {
    server::cli::run()
}
