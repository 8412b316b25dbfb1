//! The program `betburys`.

// A page is one type as deep as its markup.
#![recursion_limit = "256"]

/// A page is put together from many small strings: with the system's allocator a third of the time goes into them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    server::cli::run()
}
