//! What is read from a spreadsheet, and what is refused.

mod workbooks;

use documents::Spreadsheets;
use service::import::{MOST_ROWS, Table};
use service::ports::Documents as _;
use workbooks::{Entry, archive, date, lie_about_size, number, sheet, text, workbook};

fn read(name: &str, bytes: &[u8]) -> Table {
    Spreadsheets.read_table(name, bytes).unwrap_or_else(|why| panic!("{name}: {why}"))
}

fn refusal(name: &str, bytes: &[u8]) -> String {
    let error = Spreadsheets.read_table(name, bytes).expect_err("it is refused");
    assert_eq!(error.field(), Some("file"));
    error.code().to_owned()
}

#[test]
fn the_same_list_is_read_from_each_kind_of_csv() {
    let (russian, _, _) = encoding_rs::WINDOWS_1251.encode("ФИО;Телефон\r\nПримеров Олег;8 700 000 0101\r\n");
    let utf16: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain("ФИО\tТелефон\nПримеров Олег\t8 700 000 0101\n".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let files: [(&str, &[u8]); 6] = [
        ("semicolons", "ФИО;Телефон\nПримеров Олег;8 700 000 0101".as_bytes()),
        ("commas", "ФИО,Телефон\r\nПримеров Олег,8 700 000 0101\r\n".as_bytes()),
        ("tabs", "ФИО\tТелефон\nПримеров Олег\t8 700 000 0101\n".as_bytes()),
        (
            "a byte-order mark and quotes",
            "\u{feff}\"ФИО\";\"Телефон\"\n\"Примеров Олег\";\"8 700 000 0101\"\n".as_bytes(),
        ),
        ("the Russian code page", &russian),
        ("UTF-16", &utf16),
    ];
    for (kind, bytes) in files {
        let table = read("люди.CSV", bytes);
        assert_eq!(table.headings, ["ФИО", "Телефон"], "{kind}");
        assert_eq!(table.rows, [["Примеров Олег", "8 700 000 0101"]], "{kind}");
    }
}

#[test]
fn quotes_keep_delimiters_lines_and_quotes_in_a_cell() {
    let table = read("a.csv", "Имя;Примечание\nОлег;\"сказал: \"\"да\"\";\nпридёт, может быть\"\n".as_bytes());
    assert_eq!(table.rows, [["Олег", "сказал: \"да\";\nпридёт, может быть"]]);
}

#[test]
fn titles_blank_rows_and_blanks_around_a_cell_are_left_out() {
    let csv = "Список на март;;\n;;\n №;\u{a0}ФИО\u{a0};Группа \n;  ;\u{a0}\n1;  Примеров Олег ;\n2;Макетов Юрий;R1\n";
    let table = read("a.csv", csv.as_bytes());
    assert_eq!(table.headings, ["№", "ФИО", "Группа"]);
    assert_eq!(table.rows, [["1", "Примеров Олег", ""], ["2", "Макетов Юрий", "R1"]]);
}

#[test]
fn what_looks_like_a_formula_is_text() {
    let table = read("a.csv", "a;b\n=1+1;@SUM(A1)\n".as_bytes());
    assert_eq!(table.rows, [["=1+1", "@SUM(A1)"]]);
}

#[test]
fn cells_of_a_workbook_become_text() {
    let rows = [
        vec![text("ФИО"), text("ИИН"), text("Дата"), text("Сумма"), text("Телефон")],
        vec![
            text("\u{a0}Үлгібаев Ерлан "),
            number("990101100012"),
            date("46093"),
            number("1.5"),
            number("87000000101"),
        ],
        vec![],
        vec![text("=HYPERLINK(1)"), number("50101100012"), date("46093.75")],
    ];
    let table = read("люди.xlsx", &workbook(&sheet(&rows)));
    assert_eq!(table.headings, ["ФИО", "ИИН", "Дата", "Сумма", "Телефон"]);
    assert_eq!(table.rows[0], ["Үлгібаев Ерлан", "990101100012", "2026-03-12", "1.5", "87000000101"]);
    assert_eq!(table.rows[1], ["=HYPERLINK(1)", "50101100012", "2026-03-12T18:00", "", ""]);
}

#[test]
fn a_formula_is_never_evaluated_only_its_last_value_read() {
    let cells = r#"<row r="1"><c r="A1" t="str"><f>"a"</f><v>Имя</v></c><c r="B1" t="str"><v>Число</v></c></row>
        <row r="2"><c r="A2" t="str"><f>HYPERLINK("http://x")</f><v>Олег</v></c><c r="B2"><f>40+2</f><v>7</v></c></row>"#;
    assert_eq!(read("a.xlsx", &workbook(cells)).rows, [["Олег", "7"]]);
}

#[test]
fn a_workbook_is_known_by_its_content() {
    let rows = [vec![text("a"), text("b")], vec![text("1"), text("2")]];
    assert_eq!(read("a.csv", &workbook(&sheet(&rows))).rows, [["1", "2"]]);
}

#[test]
fn a_cell_in_the_last_corner_costs_nothing() {
    let cells = r#"<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>
        <row r="2"><c r="A2" t="str"><v>1</v></c></row>
        <row r="1048576"><c r="B1048576" t="str"><v>2</v></c><c r="XFD1048576" t="str"><v>x</v></c></row>"#;
    assert_eq!(read("a.xlsx", &workbook(cells)).rows, [["1", ""], ["", "2"]]);
}

#[test]
fn what_is_no_spreadsheet_is_refused_with_its_reason() {
    let program = [b"MZ\x90\x00\x03\x00\x00\x00\x04".as_slice(), &[0; 64]].concat();
    let large = vec![b'a'; 5 * 1024 * 1024 + 1];
    let files: [(&str, &[u8], &str); 10] = [
        ("a.exe", &program, "file-kind"),
        ("a.csv", &program, "file-kind"),
        ("a.xlsx", &program, "file-kind"),
        ("a.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "file-kind"),
        ("a.zip", &archive(&[Entry::text("a.txt", "a")]), "file-kind"),
        ("a.xlsx", &archive(&[Entry::text("word/document.xml", "<a/>")]), "file-kind"),
        ("a.xlsx", b"PK\x03\x04 and no more", "file-broken"),
        ("a.csv", &large, "file-large"),
        ("a.csv", b"", "file-empty"),
        ("a.csv", b"only a title\n\n", "file-empty"),
    ];
    for (name, bytes, code) in files {
        assert_eq!(refusal(name, bytes), code, "{name} of {} bytes", bytes.len());
    }
}

#[test]
fn more_rows_than_may_be_imported_are_refused() {
    let csv = |rows: usize| format!("a;b\n{}", "1;2\n".repeat(rows));
    assert_eq!(read("a.csv", csv(MOST_ROWS).as_bytes()).rows.len(), MOST_ROWS);
    assert_eq!(refusal("a.csv", csv(MOST_ROWS + 1).as_bytes()), "file-long");
    let rows: Vec<_> = (0..MOST_ROWS + 2).map(|_| vec![text("1"), text("2")]).collect();
    assert_eq!(refusal("a.xlsx", &workbook(&sheet(&rows))), "file-long");
}

#[test]
fn wide_rows_and_long_cells_are_cut() {
    let csv = format!("{}\n{};x\n", "a;".repeat(100), "ұ".repeat(3000));
    let table = read("a.csv", csv.as_bytes());
    assert_eq!((table.headings.len(), table.rows[0][0].chars().count()), (60, 2000));
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused_before_it_is_parsed() {
    let zeros = "0".repeat(20 * 1024 * 1024);
    let one = Entry::text("xl/sharedStrings.xml", &zeros);
    assert_eq!(refusal("a.xlsx", &archive(&[one])), "file-large", "one entry, too dense");
    let many: Vec<Entry> = (0..201).map(|n| Entry::text(&format!("xl/{n}.xml"), "a")).collect();
    assert_eq!(refusal("a.xlsx", &archive(&many)), "file-large", "too many entries");
}

#[test]
fn an_archive_that_lies_about_its_size_is_refused() {
    let zeros = "0".repeat(3 * 1024 * 1024);
    let honest = archive(&[Entry::text("xl/workbook.xml", "<a/>"), Entry::text("xl/sharedStrings.xml", &zeros)]);
    let code = refusal("a.xlsx", &lie_about_size(&honest, 3 * 1024 * 1024, 100));
    assert!(["file-large", "file-broken"].contains(&code.as_str()), "{code}");
}

#[test]
fn a_workbook_that_is_cut_off_or_garbled_never_panics() {
    let rows: Vec<_> = (0..20).map(|n| vec![text("Имя"), number(&n.to_string()), date("46093")]).collect();
    let whole = workbook(&sheet(&rows));
    for n in (0..whole.len()).step_by(7) {
        let _ = Spreadsheets.read_table("a.xlsx", &whole[..n]);
        let mut garbled = whole.clone();
        garbled[n] ^= 0xFF;
        let _ = Spreadsheets.read_table("a.xlsx", &garbled);
    }
}

#[test]
fn hostile_cells_are_refused_or_read_but_never_panic() {
    for cells in [
        r#"<row r="1"><c r="A1" t="s"><v>4294967296</v></c></row>"#,
        r#"<row r="0"><c r="A0"><v>1</v></c></row>"#,
        r#"<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="A1" s="9999"><v>1e999</v></c><c r="B1" s="1"><v>-1e300</v></c></row>"#,
        "<row><c><v>&#0;</v></c><c t=\"inlineStr\"><is><t>&x;</t></is></c></row>",
        "<row",
    ] {
        let _ = Spreadsheets.read_table("a.xlsx", &workbook(cells));
    }
}
