use super::{Access, FileId, Generation};

#[test]
fn rows_of_a_table_refer_to_what_is_there() {
    for app in Generation::ALL.iter().flat_map(|generation| generation.apps) {
        for file in app.files {
            let Access::AnyOf(secrets) = file.access else { continue };
            assert!(!secrets.is_empty(), "{} {}", app.name, file.id);
            assert!(secrets.iter().all(|id| app.secret(*id).is_some()), "{} {}", app.name, file.id);
        }
        for key in app.keys {
            assert!(key.secret.is_none_or(|id| app.secret(id).is_some()), "{} {}", app.name, key.id);
        }
    }
}

#[test]
fn identifiers_stand_once_in_an_application() {
    for app in Generation::ALL.iter().flat_map(|generation| generation.apps) {
        let files = app.files.iter().map(|row| row.id);
        let mut ids: Vec<FileId> =
            files.chain(app.secrets.iter().map(|row| row.id)).chain(app.keys.iter().map(|row| row.id)).collect();
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "{}", app.name);
        assert!(ids.iter().all(|id| id.short().is_some()), "{}", app.name);
    }
}

#[test]
fn an_application_is_found_by_its_whole_identifier_only() {
    let first = Generation::of_name("2016").unwrap();
    let aid = first.app_of_name("jpki").unwrap().aid;
    assert!(first.app_of_aid(aid).is_some());
    assert!(first.app_of_aid(&aid[..9]).is_none());
    assert!(first.app_of_aid(&[aid, &[0]].concat()).is_none());
}
