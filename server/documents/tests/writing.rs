//! What is written as CSV.

use documents::Spreadsheets;
use service::import::Table;
use service::ports::Documents as _;

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

#[test]
fn a_table_is_written_as_spreadsheet_programs_want_it() {
    let table = Table {
        headings: row(&["Топ", "Қатысты"]),
        rows: vec![row(&["K1", "22, 88 %"]), row(&["\"R1\"", "a\nb"])],
    };
    assert_eq!(Spreadsheets.csv(&table), "\u{feff}Топ,Қатысты\r\nK1,\"22, 88 %\"\r\n\"\"\"R1\"\"\",\"a\nb\"\r\n");
}

#[test]
fn no_cell_becomes_a_formula_where_the_file_is_opened() {
    for (cell, written) in [
        ("=1+1", "'=1+1"),
        ("+7 700 000 0101", "+7 700 000 0101"),
        ("+77000000101", "+77000000101"),
        ("+A1", "'+A1"),
        ("-5.5", "-5.5"),
        ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "\"'\t=1\""),
        ("+", "'+"),
        ("Олег", "Олег"),
    ] {
        let table = Table { headings: row(&[cell]), rows: Vec::new() };
        assert_eq!(Spreadsheets.csv(&table), format!("\u{feff}{written}\r\n"), "{cell}");
    }
}

#[test]
fn what_is_written_is_read_back() {
    let table = Table {
        headings: row(&["Имя", "Примечание"]),
        rows: vec![row(&["Үлгібаев", "a;b,\"c\"\r\nd"]), row(&["Макетов", ""])],
    };
    let read = Spreadsheets.read_table("a.csv", Spreadsheets.csv(&table).as_bytes()).expect("it is read");
    assert_eq!((read.headings, read.rows), (table.headings, table.rows));
}
