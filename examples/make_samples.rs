//! Writes `samples/people` anew: made-up people and drawn portraits.
//!
//! ```text
//! cargo run --example make_samples
//! ```
//!
//! The same bytes each time; `tests/samples.rs` holds that the files in the tree are these.

#[path = "make_samples/drawing.rs"]
mod drawing;
#[path = "make_samples/people.rs"]
mod people;

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for (file, bytes) in people::files() {
        let path = samples.join(file);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}
