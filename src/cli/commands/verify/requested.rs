//! A DeviceRequest given to `verify`: checked as its holder would check it.

use crate::cbor::Decoder;
use crate::cli::error::CommandError;
use crate::cli::input::Input;
use crate::holder::reader_auth::{self, Question};
use crate::mdoc::DeviceRequest;
use crate::verifier::{Environment, Report, Scope};

/// Checks a request; `--trust` names the anchors of readers here.
pub(super) fn judge(input: &Input, env: &Environment<'_>) -> Result<Report, CommandError> {
    let decoder = Decoder::new(input.bytes());
    let request: DeviceRequest<'_> =
        decoder.whole().map_err(|error| CommandError::decode(input.name.clone(), "DeviceRequest", &error))?;
    let lints = decoder.take_lints();
    let question = Question {
        request: &request,
        lints: &lints,
        transcript: env.transcript,
        anchors: env.trust.anchors(),
        at: env.at,
    };
    let checks = reader_auth::check(&question).checks;
    Ok(Report { scope: Scope::Request, documents: Vec::new(), checks })
}
