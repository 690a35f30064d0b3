use std::fmt::Write as _;

use crate::card::authenticity::Step;
use crate::report::{CHECKS, Case, CheckInfo, Scope};
use crate::text::{Lang, Message, Words};

/// `docs/checks.md`: check id, clause, cases, and what it means in both languages.
pub(super) fn page() -> String {
    let mut out = String::from(
        "# Checks\n\nMade by `mnc generate` from `src/report/checks.rs` and `i18n/`. The ids are stable; a check's cases are those it can\nspeak for, and a report names the ones it found.\n",
    );
    let scopes = [
        (Scope::Response, "A DeviceResponse as a whole"),
        (Scope::Document, "One document"),
        (Scope::Request, "A DeviceRequest"),
        (Scope::TrustList, "A trust list (VICAL)"),
        (Scope::Application, "An application for a record (申請情報)"),
    ];
    for (scope, heading) in scopes {
        let _ = write!(
            out,
            "\n## {heading}\n\n| check | clause | cases | means | 意味 |\n| --- | --- | --- | --- | --- |\n"
        );
        for check in CHECKS.iter().filter(|check| check.scope == scope) {
            let _ = writeln!(
                out,
                "| `{}` | {} | {} | {} | {} |",
                check.name,
                check.clause,
                cases(check),
                meaning(check, Lang::En),
                meaning(check, Lang::Ja)
            );
        }
    }
    card(&mut out);
    out
}

/// The checks of `read-card`: what an issuer signed, and whether a certificate leads to a root.
fn card(out: &mut String) {
    out.push_str("\n## A card (`read-card`)\n\n| check | means | 意味 |\n| --- | --- | --- |\n");
    let say = |prefix: &str, id: &str, lang: Lang| {
        Message::table(prefix, id).map(|text| Words::new(lang).say(text)).unwrap_or_default()
    };
    for id in Step::ALL.map(Step::id) {
        let (english, japanese) = (say("authentic-", id, Lang::En), say("authentic-", id, Lang::Ja));
        let _ = writeln!(out, "| `card-{id}` | {english} | {japanese} |");
    }
    let chain = "chain-ok-revocation-not-checked";
    let _ = writeln!(out, "| `card-chain` | {} | {} |", say("chain-", chain, Lang::En), say("chain-", chain, Lang::Ja));
}

fn cases(check: &CheckInfo) -> String {
    check.cases.iter().map(|case| Case(*case).to_string()).collect::<Vec<_>>().join(" ")
}

fn meaning(check: &CheckInfo, lang: Lang) -> String {
    Message::table("check-", check.name).map(|text| Words::new(lang).say(text)).unwrap_or_default()
}
