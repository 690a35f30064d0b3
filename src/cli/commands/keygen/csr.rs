//! `keygen csr`: what a receiver or signer sends to get its certificate.

use serde_json::{Map, json};

use super::made;
use crate::cli::args::keygen::{Csr, Role as Asked};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::output::{Access, Outputs};
use crate::issuer::world::{subject, with_suffix};
use crate::x509::issue::{IssueError, make_request};
use crate::x509::profile::Role;

pub(super) fn run(context: &mut Context, args: Csr) -> Result<Outcome, CommandError> {
    let role = match args.role {
        Asked::Ds => Role::DocumentSigner,
        Asked::Reader => Role::Reader,
        Asked::Status => Role::StatusSigner,
        Asked::Vical => Role::VicalSigner,
    };
    let given = match &args.key {
        Some(source) => Some(context.read(source)?.signing_key()?),
        None => None,
    };
    let is_new = given.is_none();
    let key = match given {
        Some(key) => key.with_repeatable_signatures(context.wishes.seed.is_some()),
        None => super::new_key(context, &format!("csr {}", role.name()), args.alg)?,
    };
    let mut name = subject(role);
    name.common_name = args.name.or(args.domain.clone()).map(made::mock).or(name.common_name);
    name.country = args.country.or(name.country);
    let domains: Vec<String> = args.domain.into_iter().collect();
    let refused = |error: IssueError| CommandError::issue(&error);
    let request = make_request(&name, &domains, &key).map_err(refused)?;
    let pem = der::pem::encode_string("CERTIFICATE REQUEST", der::pem::LineEnding::LF, &request);
    let pem = pem.map_err(|_| refused(IssueError::Encoding))?;
    let mut outputs = Outputs::new();
    if is_new {
        outputs.file(with_suffix(&args.output, "key"), key.to_pkcs8_pem().as_bytes(), Access::Private);
    }
    outputs.file(with_suffix(&args.output, "csr"), pem, Access::Public);
    let files: Vec<String> = outputs.paths().map(|path| path.display().to_string()).collect();
    context.write(outputs)?;
    let mut more = Map::new();
    more.insert("role".to_owned(), json!(role.name()));
    more.insert("curve".to_owned(), json!(key.curve().name()));
    more.insert("domains".to_owned(), json!(domains));
    made::tell(context, "csr", &files, more)
}
