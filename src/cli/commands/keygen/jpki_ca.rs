//! `keygen jpki-ca`: a mock authority of the certificates on the plastic card.

use super::made;
use crate::card::jpki::Purpose;
use crate::card::jpki::make::{KEY_BITS, MakeError, make_authority};
use crate::cbor::Tdate;
use crate::cli::args::keygen::{JpkiCa, Purpose as Asked};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::output::{Access, Outputs};
use crate::crypto::rsa::PrivateKey;
use crate::issuer::world::{validity, with_suffix};
use crate::text;
use crate::x509::issue::IssueError;
use crate::x509::oid;

pub(super) fn run(context: &mut Context, args: JpkiCa) -> Result<Outcome, CommandError> {
    let purpose = match args.purpose {
        Asked::Sign => Purpose::Sign,
        Asked::Auth => Purpose::Auth,
    };
    let label = format!("keygen jpki-{}-ca", purpose.word());
    let key = PrivateKey::generate(KEY_BITS, &mut *context.random(&format!("{label} key"))?);
    let key = key.map_err(|error| CommandError::issue(&error.into()))?;
    let issued = validity(context.now(), 1).not_before;
    let mut rng = context.random(&format!("{label} certificate"))?;
    let certificate = make_authority(purpose, &key, issued, &mut *rng).map_err(|error| match error {
        MakeError::Read(error) => CommandError::issue(&error.into()),
        MakeError::Period => CommandError::usage(text!(keygen_jpki_period, at = Tdate::new(issued).to_string())),
        _ => CommandError::issue(&IssueError::Encoding),
    })?;
    let mut outputs = Outputs::new();
    outputs.file(with_suffix(&args.output, "key"), key.to_pkcs8_pem().as_bytes(), Access::Private);
    outputs.file(with_suffix(&args.output, "pem"), certificate.to_pem(), Access::Public);
    let files: Vec<String> = outputs.paths().map(|path| path.display().to_string()).collect();
    context.write(outputs)?;
    if context.wishes.json {
        let bits = format!("RSA {KEY_BITS}");
        let mut out = made::describe("jpki-ca", &files, &certificate, ("key", &bits));
        out["purpose"] = purpose.word().into();
        context.json(&out)?;
    } else if !context.wishes.dry_run {
        let unit = certificate.view().subject().first(&oid::ORGANIZATIONAL_UNIT).unwrap_or_default().into_owned();
        made::say(context, files, unit, &certificate)?;
    }
    Ok(Outcome::Done)
}
