//! The example files, as the coordinator of the demonstration imports them.

use std::fs;
use std::path::Path;

use documents::Spreadsheets;
use service::import::{Column, Fate, ImportCounts, ImportLook, Table};
use service::ports::Documents as _;
use tests::databases::Database;

use super::{PRESENT, SMALL, filled, services, sign_in};

fn table(name: &str) -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("files").join(name);
    Spreadsheets.read_table(name, &fs::read(path).expect("the file is there")).expect("it can be read")
}

fn refusals(look: &ImportLook) -> Vec<(usize, Column, &'static str)> {
    let refusal = |fate: &Fate| match fate {
        Fate::Refused { column, code } => Some((*column, *code)),
        Fate::Added(..) | Fate::Known => None,
    };
    look.rows.iter().filter_map(|row| refusal(&row.fate).map(|(column, code)| (row.number, column, code))).collect()
}

/// What a file says is judged and imported as shown; importing it again changes nothing.
pub(super) async fn become_people(database: Database) {
    let services = services(&database, PRESENT);
    filled(&services, SMALL).await;
    let coordinator = sign_in(&services, "coordinator@demo.example").await;
    for (name, refused, counts) in [
        (
            "people-ru.xlsx",
            vec![
                (13, Column::Phone, "phone-shape"),
                (20, Column::Referred, "date-shape"),
                (23, Column::Iin, "iin-shape"),
            ],
            ImportCounts { added: 21, known: 2, refused: 3 },
        ),
        (
            "people-kk.csv",
            vec![
                (12, Column::Phone, "phone-shape"),
                (15, Column::Group, "group-unknown"),
                (26, Column::Referred, "date-shape"),
            ],
            ImportCounts { added: 20, known: 2, refused: 3 },
        ),
    ] {
        let table = table(name);
        let look = services.look_at_import(&coordinator, &table, None).await.expect("it can be looked at");
        assert_eq!(refusals(&look), refused, "{name}");
        let first = services.commit_import(&coordinator, &table, look.columns.clone()).await.expect("it is imported");
        assert_eq!(first, counts, "{name}");
        let again = services.commit_import(&coordinator, &table, look.columns).await.expect("nothing is imported");
        assert_eq!((again.added, again.known), (0, counts.added + counts.known), "{name}");
    }
    assert_eq!(services.people(&coordinator, "Модельников", None).await.expect("a list").len(), 1);
    assert_eq!(services.people(&coordinator, "Жобалиев Даурен", None).await.expect("a list").len(), 1);
    assert_eq!(services.people(&coordinator, "700 000 0210", None).await.expect("a list").len(), 0);
}
