//! Runs isomdl's path validation over jobs read from stdin: `[{id, role, chain: [hex], trust: [pem]}]`; answers
//! `{id: {verdict, note}}`. It reads the system clock: run it under faketime.

use isomdl::definitions::x509::X5Chain;
use isomdl::definitions::x509::trust_anchor::{PemTrustAnchor, TrustAnchorRegistry, TrustPurpose};
use isomdl::definitions::x509::validation::ValidationRuleset;
use serde_json::{Map, Value, json};

fn strings(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn chain(job: &Value) -> Result<X5Chain, String> {
    let mut builder = X5Chain::builder();
    for certificate in strings(&job["chain"]) {
        let der = hex::decode(certificate).map_err(|error| error.to_string())?;
        builder = builder.with_der_certificate(&der).map_err(|error| format!("{error:#}"))?;
    }
    builder.build().map_err(|error| format!("{error:#}"))
}

fn judge(job: &Value) -> Result<Vec<String>, String> {
    let reader = job["role"] == "reader";
    let purpose = if reader { TrustPurpose::ReaderCa } else { TrustPurpose::Iaca };
    let anchors = strings(&job["trust"]).map(|pem| PemTrustAnchor { certificate_pem: pem.to_owned(), purpose });
    let registry =
        TrustAnchorRegistry::from_pem_certificates(anchors.collect()).map_err(|error| format!("{error:#}"))?;
    let rules = if reader { ValidationRuleset::MdlReaderOneStep } else { ValidationRuleset::Mdl };
    Ok(rules.validate(&chain(job)?, &registry).errors)
}

fn main() {
    let jobs: Value = serde_json::from_reader(std::io::stdin()).expect("jobs as JSON");
    let mut answers = Map::new();
    for job in jobs.as_array().expect("an array of jobs") {
        let (verdict, notes) = match judge(job) {
            Ok(errors) if errors.is_empty() => ("accept", errors),
            Ok(errors) => ("reject", errors),
            Err(error) => ("error", vec![error]),
        };
        answers
            .insert(job["id"].as_str().expect("id").to_owned(), json!({"verdict": verdict, "note": notes.join("; ")}));
    }
    println!("{}", Value::Object(answers));
}
