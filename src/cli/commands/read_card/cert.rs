//! `read-card cert`: a certificate of the card, explained, and written where that is wanted.

use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

use crate::card::jpki::chain::Verdict;
use crate::card::jpki::{Flags, Hierarchy, Holder, JpkiCertificate, Kind, Purpose, ReadError};
use crate::card::table::FileId;
use crate::cbor::Tdate;
use crate::cli::args::read_card::{Cert, Pair};
use crate::cli::card::{Keeper, Session, jpki_roots, refuse_target, show, with_card};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::output::{Access, Target};
use crate::cli::ui::style::Label;
use crate::cli::ui::width::pad;
use crate::report::Status;
use crate::text;
use crate::text::Message;

use super::{JPKI, PairRow, lines};

pub(super) fn run(context: &mut Context, args: &Cert) -> Result<Outcome, CommandError> {
    refuse_target(context, args.output.output.as_ref())?;
    let roots = jpki_roots(args.trust.world.as_deref())?;
    let keeper = Keeper::read(context, &args.secrets)?;
    let (der, authority) = with_card(context, &args.place, false, |context, session| {
        let row = args.pair.row();
        let authority = session.read(JPKI, row.authority)?;
        if args.ca {
            return Ok((authority.clone(), authority));
        }
        Ok((person(context, session, &keeper, args.pair, &row)?, authority))
    })?;
    let read = JpkiCertificate::from_der(&der).map_err(|error| refused(&error))?;
    let above = JpkiCertificate::from_der(&authority).map_err(|error| refused(&error))?;
    let wanted = if args.ca { Kind::Authority(purpose(args.pair)) } else { Kind::Person(purpose(args.pair)) };
    if read.kind() != wanted {
        return Err(CommandError::card(text!(cert_other_kind, found = read.kind().word())));
    }
    let verdict = roots.check(&read, &above, context.now()).verdict();
    let chain = Chain { verdict, unasked: read.hierarchy() == Hierarchy::Mock && args.trust.world.is_none() };
    if read.holder().is_some() && args.output.output.is_some() {
        context.warn(&text!(cert_names_you));
    }
    write(context, args, &der)?;
    if !matches!(args.output.output, Some(Target::Stdout)) {
        tell(context, &read, &chain)?;
    }
    Ok(if chain.status() == Status::Fail { Outcome::No } else { Outcome::Done })
}

/// The check that the certificate leads to a root.
struct Chain {
    verdict: Verdict,
    /// Whether it is of a mock world, and no world was named: then nothing was asked.
    unasked: bool,
}

impl Chain {
    const ID: &'static str = "card-chain";

    fn status(&self) -> Status {
        match self.verdict {
            Verdict::ChainOk => Status::Ok,
            Verdict::UnknownRoot if self.unasked => Status::Skip,
            _ => Status::Fail,
        }
    }

    fn why(&self) -> Option<Message> {
        match self.status() {
            Status::Skip => Some(text!(not_checked_no_mock_root)),
            _ => Message::table("chain-", self.verdict.word()),
        }
    }

    fn json(&self) -> Json {
        let mut check = json!({"id": Self::ID, "status": self.status().word()});
        if self.status() != Status::Ok {
            check["why"] = self.why().map(|why| crate::text::Words::default().say(why)).into();
        }
        check
    }

    fn say(&self, context: &mut Context) -> Result<(), CommandError> {
        let (label, word) = match self.status() {
            Status::Ok => (Label::Ok, "ok"),
            Status::Skip => (Label::Skip, "skip"),
            _ => (Label::Fail, "FAIL"),
        };
        let why = self.why().map(|why| context.words().say(why)).unwrap_or_default();
        let word = context.paint().paint(label, &pad(word, 4));
        context.print(&format!("  {word}  {} {why}\n", pad(Self::ID, 20)))
    }
}

fn purpose(pair: Pair) -> Purpose {
    match pair {
        Pair::Auth => Purpose::Auth,
        Pair::Sign => Purpose::Sign,
    }
}

/// The certificate of the person. That for signing wants its password; that for authentication its PIN on some phones.
fn person(
    context: &mut Context,
    session: &mut Session,
    keeper: &Keeper,
    pair: Pair,
    row: &PairRow,
) -> Result<Zeroizing<Vec<u8>>, CommandError> {
    if pair == Pair::Auth {
        match session.card.read(JPKI, FileId(row.certificate)) {
            Err(error) if error.wants_secret() => {}
            done => return done.map_err(|error| CommandError::of_card(&error)),
        }
    }
    show(context, session, keeper, JPKI, row.secret)?;
    session.read(JPKI, row.certificate)
}

fn refused(error: &ReadError) -> CommandError {
    CommandError::card(text!(cert_not_jpki)).because(error)
}

fn write(context: &mut Context, args: &Cert, der: &[u8]) -> Result<(), CommandError> {
    let Some(target) = &args.output.output else { return Ok(()) };
    if args.der {
        return context.emit(Some(target), der, Access::Private);
    }
    let pem = der::pem::encode_string("CERTIFICATE", der::pem::LineEnding::LF, der);
    let pem = pem.map_err(|_| CommandError::card(text!(cert_not_jpki)))?;
    context.emit(Some(target), pem.as_bytes(), Access::Private)
}

fn tell(context: &mut Context, read: &JpkiCertificate<'_>, chain: &Chain) -> Result<(), CommandError> {
    let certificate = read.certificate();
    let validity = certificate.validity();
    let (from, until) = (Tdate::new(validity.not_before).to_string(), Tdate::new(validity.not_after).to_string());
    let (subject, issuer) = (certificate.subject().to_string(), certificate.issuer().to_string());
    let serial = hex::encode(certificate.serial().as_bytes());
    if context.wishes.json {
        let holder = read.holder().map(holder_json);
        return context.json(&json!({
            "schema": "mnc.read-card/1",
            "action": "cert",
            "kind": read.kind().word(),
            "hierarchy": read.hierarchy().word(),
            "subject": subject,
            "issuer": issuer,
            "serial": serial,
            "notBefore": from,
            "notAfter": until,
            "sha256": hex::encode(read.fingerprint()),
            "certificate": hex::encode(certificate.as_der()),
            "holder": holder,
            "chain": chain.verdict.word(),
            "checks": [chain.json()],
        }));
    }
    let words = context.words();
    let word =
        |prefix: &str, name: &str| Message::table(prefix, name).map_or_else(|| name.to_owned(), |text| words.say(text));
    let mut rows = vec![
        (text!(label_cert_kind), word("cert-kind-", read.kind().word())),
        (text!(label_cert_subject), subject),
        (text!(label_cert_issuer), issuer),
        (text!(label_cert_serial), serial),
        (text!(label_cert_from), from),
        (text!(label_cert_until), until),
    ];
    rows.extend(read.holder().map(|holder| holder_rows(holder, words)).unwrap_or_default());
    lines::say(context, &rows)?;
    chain.say(context)
}

/// Where the stand-ins are, counted from 1.
fn places(flags: &Flags) -> Vec<usize> {
    flags.positions().map(|place| place + 1).collect()
}

fn holder_rows(holder: &Holder<'_>, words: crate::text::Words) -> Vec<(Message, String)> {
    let marked = |text: &str, flags: &Flags| match places(flags) {
        none if none.is_empty() => text.to_owned(),
        places => words.say(text!(cert_stand_ins, text = text.to_owned(), places = places)),
    };
    let birth = holder.birth.date.map_or_else(|| holder.birth.text.to_owned(), |date| date.to_string());
    let sex = match holder.sex {
        "1" => words.say(text!(sex_male)),
        "2" => words.say(text!(sex_female)),
        other => other.to_owned(),
    };
    let mut rows = vec![
        (text!(label_name), marked(holder.name, &holder.name_flags)),
        (text!(label_address), marked(holder.address, &holder.address_flags)),
        (text!(label_birth), birth),
        (text!(label_sex), sex),
    ];
    for other in &holder.others {
        let value = other.text.map_or_else(|| hex::encode(other.value), str::to_owned);
        rows.push((text!(label_cert_other), format!("{} {value}", other.oid)));
    }
    rows
}

fn holder_json(holder: &Holder<'_>) -> Json {
    let others = holder
        .others
        .iter()
        .map(|other| json!({"oid": other.oid.to_string(), "value": hex::encode(other.value), "text": other.text}));
    json!({
        "name": holder.name,
        "nameStandIns": places(&holder.name_flags),
        "address": holder.address,
        "addressStandIns": places(&holder.address_flags),
        "birth": holder.birth.text,
        "birthDate": holder.birth.date.map(|date| date.to_string()),
        "sex": holder.sex,
        "others": others.collect::<Vec<_>>(),
    })
}
