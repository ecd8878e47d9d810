//! The runner of the wasm target's tests.

fn main() {
    let run = wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os());
    if let Err(error) = run {
        eprintln!("error: {error:?}");
        std::process::exit(1);
    }
}
