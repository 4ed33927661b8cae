//! The data files of Aurora: every row of the embedded ones, and the refusal of broken ones.

use crate::catalog::aurora::{CLASSES, VERSIONS, versions};
use crate::catalog::class_row::ClassRow;
use crate::catalog::class_table::ClassTable;
use crate::catalog::version_table::VersionTable;
use crate::catalog::{AuroraEngine, Catalog};

fn catalog() -> &'static Catalog {
    Catalog::embedded()
}

#[test]
fn every_row_of_the_tables_is_sound() {
    let rows: Vec<_> = versions().rows().map(|row| row.expect("a row")).collect();
    assert!(rows.len() > 60, "{}", rows.len());
    for engine in AuroraEngine::ALL {
        let known = catalog().engine_versions(engine);
        for row in &known {
            assert_eq!(
                catalog().engine_version(engine, &row.version).as_ref(),
                Some(row)
            );
            let line = catalog()
                .engine_version(engine, &row.major)
                .expect("a line");
            assert!(
                row.standard_support_ends.is_none()
                    || line.standard_support_ends.is_none()
                    || row.standard_support_ends <= line.standard_support_ends,
                "{}",
                row.version
            );
        }
    }
    let table = catalog().classes();
    let regions: Vec<_> = table.regions.split(' ').collect();
    assert!(regions.len() > 30 && regions.iter().all(|name| catalog().region(name).is_some()));
    let mut before = String::new();
    for row in table.rows() {
        let row = row.expect("a row");
        assert!(row.name > before.as_str(), "{}", row.name);
        assert_eq!(row.regions.len(), regions.len(), "{}", row.name);
        assert_eq!(row.versions.len(), rows.len(), "{}", row.name);
        row.name.clone_into(&mut before);
    }
    let source = |text: &'static str| text.lines().nth(1);
    assert_eq!(source(VERSIONS), source(CLASSES));
    let instances = include_str!("../data/instance_types.txt");
    assert_eq!(source(VERSIONS), source(instances));
}

#[test]
fn broken_tables_are_refused() {
    let on = catalog().date();
    for text in ["", "note", "note\n{}", "note\n{}\nlines"] {
        assert!(VersionTable::parse(text).is_err(), "{text:?}");
        assert!(ClassTable::parse(text, versions(), on).is_err(), "{text:?}");
    }
    for row in [
        "",
        "aurora-mysql 8.0 - G",
        "aurora 8.0 - G -",
        "aurora-mysql 8.0 2026-02-30 G -",
        "aurora-mysql 8.0 - G many",
        "aurora-mysql 8.0 - G - -",
    ] {
        let text = format!("note\n{{}}\n\n{row}\n");
        let table = VersionTable::parse(&text).expect("a header");
        assert!(table.rows().any(|row| row.is_err()), "{row:?}");
    }
    for row in ["", "db.r6g.large 2 16384 3", "db.r6g.large 2 16384 3 + +"] {
        assert!(ClassRow::read(row).is_err(), "{row:?}");
    }
}
