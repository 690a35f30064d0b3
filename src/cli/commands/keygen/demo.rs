//! `keygen demo`: the mock world, whole or not at all.

use serde_json::json;

use super::curve;
use crate::cli::args::keygen::Demo;
use crate::cli::args::value::Algorithm;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::exit::Outcome;
use crate::issuer::world::{LEDGER, World, WorldError, draught, put};
use crate::text;
use crate::text::Value;
use crate::x509::issue::IssueError;

/// Making certificates and drawing random numbers fail in their own ways.
enum Fault {
    Issue(IssueError),
    Random(CommandError),
}

impl From<IssueError> for Fault {
    fn from(error: IssueError) -> Self {
        Self::Issue(error)
    }
}

pub(super) fn run(context: &mut Context, args: Demo) -> Result<Outcome, CommandError> {
    if args.alg == Algorithm::Ed25519 {
        return Err(CommandError::usage(text!(keygen_world_alg))); // its roots could not have such keys
    }
    let now = context.now();
    let mut sources = |label: &str| context.random(label).map_err(Fault::Random);
    let mut made = draught(curve(args.alg), now, &mut sources).map_err(|fault| match fault {
        Fault::Issue(error) => CommandError::issue(&error),
        Fault::Random(error) => error,
    })?;
    made.files.extend(super::card::for_world(context)?);
    let folder = args.world.display().to_string();
    let mut files: Vec<String> = made.files.iter().map(|file| file.name.clone()).collect();
    files.push(LEDGER.to_owned());
    if context.wishes.dry_run {
        if context.wishes.json {
            let out =
                json!({"schema": "mnc.keygen/1", "action": "demo", "world": folder, "files": files, "dryRun": true});
            return context.json(&out).map(|()| Outcome::Done);
        }
        context.note(&text!(output_would_write, file = folder));
        return Ok(Outcome::Done);
    }
    let force = context.wishes.force;
    if force && World::open(&args.world).is_ok() && context.can_ask() {
        context.confirm(&text!(output_overwrite, file = folder.clone()))?;
    }
    put(&made, &args.world, force).map_err(|error| match error {
        WorldError::Exists { .. } if force => {
            CommandError::new(Kind::Io, text!(world_not_replaced, folder = folder.clone())).file(folder.clone())
        }
        error => CommandError::world(&error),
    })?;
    if context.wishes.json {
        context.json(&json!({"schema": "mnc.keygen/1", "action": "demo", "world": folder, "files": files}))?;
        return Ok(Outcome::Done);
    }
    let files: Vec<Value> = files.into_iter().map(Value::from).collect();
    context.say(&text!(keygen_world, folder = folder, files = files))?;
    Ok(Outcome::Done)
}
