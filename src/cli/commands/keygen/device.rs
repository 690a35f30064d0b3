//! `keygen device`: a key pair without a certificate.

use serde_json::{Map, json};

use super::made;
use crate::cli::args::keygen::Device;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::output::{Access, Outputs};
use crate::issuer::world::with_suffix;
use crate::profile::Thumbprint;

pub(super) fn run(context: &mut Context, args: Device) -> Result<Outcome, CommandError> {
    let key = super::new_key(context, "device", args.alg)?;
    let mut outputs = Outputs::new();
    outputs.file(with_suffix(&args.output, "key"), key.to_pkcs8_pem().as_bytes(), Access::Private);
    outputs.file(with_suffix(&args.output, "pub"), key.public().to_spki_pem(), Access::Public);
    let files: Vec<String> = outputs.paths().map(|path| path.display().to_string()).collect();
    context.write(outputs)?;
    let mut more = Map::new();
    more.insert("curve".to_owned(), json!(key.curve().name()));
    more.insert("deviceKey".to_owned(), json!(Thumbprint::of(key.public()).to_string()));
    made::tell(context, "device", &files, more)
}
