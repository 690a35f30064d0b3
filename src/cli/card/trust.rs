//! Whether what was read is what an issuer signed, in lines and in JSON.

use std::path::Path;

use serde_json::{Value as Json, json};

use crate::card::authenticity::{Failure, Finding, Origin, Outcome, Reason, Report, Roots, Verdict};
use crate::card::jpki::{JpkiCertificate, chain};
use crate::card::session::Card;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit;
use crate::cli::input::Input;
use crate::cli::ui::style::Label;
use crate::cli::ui::width::pad;
use crate::crypto::rsa::PublicKey;
use crate::text;
use crate::text::Message;
use crate::x509::{AnyKey, Certificate};

/// The file in a world that holds the key of its card issuer.
const CARD_CA: &str = "card-ca.pem";

/// The files in a world that hold the authorities of certificates.
const JPKI_CAS: [&str; 2] = ["jpki-sign-ca.pem", "jpki-auth-ca.pem"];

/// The published roots, and that of a mock world where one is given.
///
/// # Errors
/// The world has no such key.
pub(in crate::cli) fn roots(world: Option<&Path>) -> Result<Roots, CommandError> {
    let Some(world) = world else { return Ok(Roots::published()) };
    let path = world.join(CARD_CA);
    let input = Input::read(&path)?;
    let of_certificate = || match Certificate::from_der(input.bytes()).ok()?.any_public_key().ok()? {
        AnyKey::Rsa(key) => Some(key),
        _ => None,
    };
    let key = PublicKey::from_spki_der(input.bytes()).ok().or_else(of_certificate);
    let none = || CommandError::input(text!(world_no_card_ca, file = path.as_path())).file(input.name.clone());
    Ok(Roots::with_mock(key.ok_or_else(none)?))
}

/// The published roots of certificates, and those of a mock world where one is given.
///
/// # Errors
/// The world has no such authorities.
pub(in crate::cli) fn jpki_roots(world: Option<&Path>) -> Result<chain::Roots, CommandError> {
    let mut roots = chain::Roots::published();
    for name in world.map(|_| JPKI_CAS).into_iter().flatten() {
        let path = world.unwrap_or(Path::new("")).join(name);
        let input = Input::read(&path)?;
        let none = || CommandError::input(text!(world_no_jpki_ca, file = path.as_path())).file(input.name.clone());
        let authority = JpkiCertificate::from_der(input.bytes()).map_err(|error| none().because(&error))?;
        roots = roots.with_mock(&authority).map_err(|error| none().because(&error))?;
    }
    Ok(roots)
}

/// What came of the check, without what was not asked for.
pub(in crate::cli) struct Authenticity {
    verdict: Verdict,
    findings: Vec<Finding>,
    masked: bool,
}

impl Authenticity {
    /// Judges a report; bytes that a recording has masked prove nothing.
    pub(in crate::cli) fn of(report: &Report, card: &Card) -> Self {
        let masked = card.was_masked();
        let asked = |finding: &&Finding| finding.outcome != Outcome::Skipped(Reason::NotRead);
        let findings = report.findings.iter().filter(asked).copied().collect();
        Self { verdict: if masked { Verdict::Undecided } else { report.verdict() }, findings, masked }
    }

    /// The exit status: what fails, and what is nobody's card, is a no.
    pub(in crate::cli) fn outcome(&self) -> exit::Outcome {
        match self.verdict {
            Verdict::Authentic(_) | Verdict::Undecided => exit::Outcome::Done,
            Verdict::NotAuthentic | Verdict::TestHierarchy => exit::Outcome::No,
        }
    }

    fn word(&self) -> &'static str {
        match self.verdict {
            Verdict::Authentic(_) => "authentic",
            Verdict::NotAuthentic => "not-authentic",
            Verdict::TestHierarchy => "test-hierarchy",
            Verdict::Undecided => "skipped",
        }
    }

    fn why(&self, finding: &Finding) -> Option<Message> {
        match finding.outcome {
            _ if self.masked => Some(text!(not_checked_masked)),
            Outcome::Ok => None,
            Outcome::Skipped(reason) => Message::table("not-checked-", reason.id()),
            Outcome::Failed(Failure::Digest) => Some(text!(failed_digest)),
            Outcome::Failed(Failure::File(_)) => Some(text!(failed_file)),
            Outcome::Failed(Failure::Names) => Some(text!(failed_names)),
            Outcome::Failed(Failure::Signature) => Some(text!(failed_signature)),
            Outcome::Failed(Failure::UnknownIssuer) => Some(text!(failed_unknown_issuer)),
        }
    }

    fn status(&self, finding: &Finding) -> (&'static str, Label) {
        match finding.outcome {
            _ if self.masked => ("skip", Label::Skip),
            Outcome::Ok => ("ok", Label::Ok),
            Outcome::Skipped(_) => ("skip", Label::Skip),
            Outcome::Failed(_) => ("FAIL", Label::Fail),
        }
    }

    /// As it stands in `mnc.read-card/1`.
    pub(in crate::cli) fn json(&self) -> Json {
        let words = crate::text::Words::default();
        let checks = self.findings.iter().map(|finding| {
            let status = self.status(finding).0.to_ascii_lowercase();
            let mut check = json!({"id": format!("card-{}", finding.step.id()), "status": status});
            if let Some(why) = self.why(finding) {
                check["why"] = words.say(why).into();
            }
            check
        });
        let origin = match self.verdict {
            Verdict::Authentic(Origin::Mock) => "mock".into(),
            Verdict::Authentic(Origin::Production) => "production".into(),
            Verdict::Authentic(Origin::Test) | Verdict::TestHierarchy => "test".into(),
            _ => Json::Null,
        };
        json!({"verdict": self.word(), "issuer": origin, "checks": checks.collect::<Vec<Json>>()})
    }

    /// Says it, a check a line.
    ///
    /// # Errors
    /// stdout.
    pub(in crate::cli) fn say(&self, context: &mut Context) -> Result<(), CommandError> {
        let (label, verdict) = match self.verdict {
            Verdict::Authentic(Origin::Mock) => (Label::Ok, text!(authenticity_mock)),
            Verdict::Authentic(_) => (Label::Ok, text!(authenticity_authentic)),
            Verdict::NotAuthentic => (Label::Fail, text!(authenticity_not)),
            Verdict::TestHierarchy => (Label::Warn, text!(authenticity_test)),
            Verdict::Undecided => (Label::Skip, text!(authenticity_skipped)),
        };
        let (words, paint) = (context.words(), context.paint());
        let verdict = paint.paint(label, &words.say(verdict));
        let mut out = format!("{}: {verdict}\n", words.say(text!(authenticity)));
        for finding in &self.findings {
            let (word, label) = self.status(finding);
            let id = format!("card-{}", finding.step.id());
            let text = self
                .why(finding)
                .or_else(|| Message::table("authentic-", finding.step.id()))
                .map(|text| words.say(text));
            let word = paint.paint(label, &pad(word, 4));
            out.push_str(&format!("  {word}  {} {}\n", pad(&id, 20), text.unwrap_or_default()));
        }
        context.print(&out)
    }
}
