//! `read-card face`: the face of the card: birth, sex, expiry, photo and pictures.

use serde_json::json;

use crate::card::authenticity::{VisualFiles, check_visual};
use crate::card::file::{Face, FacePictures};
use crate::card::table::AppId;
use crate::cli::args::read_card::Face as Args;
use crate::cli::card::{Authenticity, Keeper, refuse_existing, refuse_target, roots, show, unreadable, with_card};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::output::{Access, Outputs, Target};
use crate::cli::ui::image;
use crate::text;

use super::lines::{self, sex_name, sex_word};

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Outcome, CommandError> {
    refuse(context, args)?;
    let roots = roots(args.trust.world.as_deref())?;
    let keeper = Keeper::read(context, &args.secrets)?;
    let secret = if args.by_number { 0x0013 } else { 0x0012 };
    let (file, authenticity) = with_card(context, &args.place, false, |context, session| {
        let certificate = session.read(AppId::Visual, 0x0004)?;
        show(context, session, &keeper, AppId::Visual, secret)?;
        let face = session.read(AppId::Visual, 0x0002)?;
        let files = VisualFiles { face: Some(&face), certificate: Some(&certificate), ..VisualFiles::default() };
        let authenticity = Authenticity::of(&check_visual(&roots, &files), &session.card);
        Ok((face, authenticity))
    })?;
    let face = Face::decode(&file).map_err(|error| unreadable("face", &error))?;
    if face.pictures.photo.is_empty() && args.output.output.is_some() {
        return Err(CommandError::refused(text!(face_no_photo)));
    }
    let written = write(context, args, &face.pictures)?;
    if matches!(args.output.output, Some(Target::Stdout)) {
        return Ok(authenticity.outcome());
    }
    tell(context, &face, &authenticity, &written)?;
    if args.show {
        draw(context, &face.pictures)?;
    }
    Ok(authenticity.outcome())
}

/// What has to be right about the output before the card is asked.
fn refuse(context: &Context, args: &Args) -> Result<(), CommandError> {
    refuse_target(context, args.output.output.as_ref())?;
    if let Some(folder) = &args.pictures {
        FILES.iter().try_for_each(|name| refuse_existing(context, &folder.join(name)))?;
    }
    if args.show && (!context.stdout_is_terminal() || context.wishes.json) {
        return Err(CommandError::usage(text!(face_no_terminal)));
    }
    if context.wishes.json && matches!(args.output.output, Some(Target::Stdout)) {
        return Err(CommandError::usage(text!(face_json)).hint_output());
    }
    Ok(())
}

/// The pictures in a folder. That of the security code is left out: it is part of reference number B.
const FILES: [&str; 3] = ["name.png", "address.png", "photo.jp2"];

fn write(context: &mut Context, args: &Args, pictures: &FacePictures<'_>) -> Result<Vec<String>, CommandError> {
    let mut outputs = Outputs::new();
    match &args.output.output {
        Some(Target::Stdout) => context.emit(Some(&Target::Stdout), pictures.photo, Access::Private)?,
        Some(Target::File(path)) => outputs.file(path, pictures.photo, Access::Private),
        None => {}
    }
    if let Some(folder) = &args.pictures {
        outputs.folder(folder);
        for (name, content) in FILES.iter().zip([pictures.name, pictures.address, pictures.photo]) {
            if !content.is_empty() {
                outputs.file(folder.join(name), content, Access::Private);
            }
        }
    }
    let written = outputs.paths().map(|path| path.display().to_string()).collect();
    context.write(outputs)?;
    Ok(written)
}

fn tell(
    context: &mut Context,
    face: &Face<'_>,
    authenticity: &Authenticity,
    written: &[String],
) -> Result<(), CommandError> {
    let FacePictures { name, address, photo, security_code } = face.pictures;
    let sizes = [("name", name), ("address", address), ("photo", photo), ("security-code", security_code)];
    if context.wishes.json {
        let sizes: serde_json::Map<_, _> = sizes.iter().map(|(id, of)| ((*id).to_owned(), json!(of.len()))).collect();
        return context.json(&json!({
            "schema": "mnc.read-card/1",
            "action": "face",
            "birthDate": face.birth_date.to_string(),
            "sex": sex_word(face.sex),
            "expiry": face.expiry.to_string(),
            "pictures": sizes,
            "files": written,
            "authenticity": authenticity.json(),
        }));
    }
    let words = context.words();
    let pictures = sizes.iter().filter(|(_, of)| !of.is_empty()).map(|(id, of)| {
        let name = crate::text::Message::table("picture-", id).map_or_else(String::new, |text| words.say(text));
        words.say(text!(face_picture, name = name, length = of.len()))
    });
    let pictures = words.say(text!(face_pictures, list = pictures.collect::<Vec<String>>()));
    let rows = [
        (text!(label_birth), face.birth_date.to_string()),
        (text!(label_sex), words.say(sex_name(face.sex))),
        (text!(label_expiry), face.expiry.to_string()),
        (text!(label_pictures), pictures),
    ];
    lines::say(context, &rows)?;
    authenticity.say(context)?;
    for file in written {
        context.say(&text!(face_written, file = file.clone()))?;
    }
    Ok(())
}

fn draw(context: &mut Context, pictures: &FacePictures<'_>) -> Result<(), CommandError> {
    let columns = context.columns();
    let colours = context.paint().has_colours();
    let photo = crate::card::photo::decode(pictures.photo).ok();
    let texts = [pictures.name, pictures.address].map(image::of_png);
    let mut drawn = String::new();
    if let Some(photo) = &photo {
        drawn.push_str(&image::draw(photo, columns.min(48), colours));
    }
    for text in texts.iter().flatten() {
        drawn.push_str(&image::draw(text, columns.min(text.width), colours));
    }
    if photo.is_none() || texts.contains(&None) {
        context.warn(&text!(face_not_drawn));
    }
    context.print(&drawn)
}
