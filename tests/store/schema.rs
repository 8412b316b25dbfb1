//! Both engines have the same schema: tables, columns, keys, what must be there, what is unique, what points where.

use std::collections::BTreeSet;

use tests::databases::{Database, Kind, run};

#[tokio::test]
async fn both_engines_have_the_same_schema() {
    let (sender, mut facts) = tokio::sync::mpsc::unbounded_channel();
    for (kind, query) in
        [(Kind::Sqlite, include_str!("schema/sqlite.sql")), (Kind::Postgres, include_str!("schema/postgres.sql"))]
    {
        let sender = sender.clone();
        run(kind, move |database: Database| async move {
            let facts: BTreeSet<String> = database.lines(query).await.into_iter().collect();
            sender.send(facts).expect("somebody compares");
        })
        .await;
    }
    let sqlite = facts.recv().await.expect("what SQLite says");
    let postgres = facts.recv().await.expect("what PostgreSQL says");
    assert!(sqlite.len() > 200, "too little was found: {sqlite:#?}");
    let only_sqlite: Vec<_> = sqlite.difference(&postgres).collect();
    let only_postgres: Vec<_> = postgres.difference(&sqlite).collect();
    assert!(
        only_sqlite.is_empty() && only_postgres.is_empty(),
        "only SQLite: {only_sqlite:#?}\nonly PostgreSQL: {only_postgres:#?}"
    );
}
