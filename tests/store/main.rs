//! What every store promises. Each claim is shown on both engines, each time on a database of its own.

/// Makes a test for each engine out of each claim.
macro_rules! on_both_engines {
    ($($claim:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $claim() {
                    tests::databases::run(tests::databases::Kind::Sqlite, super::$claim).await;
                }
            )+
        }

        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $claim() {
                    tests::databases::run(tests::databases::Kind::Postgres, super::$claim).await;
                }
            )+
        }
    };
}

mod accounts;
mod audit;
mod bookings;
mod couples;
mod membership;
mod opening;
mod people;
mod planning;
mod registers;
mod schema;
