//! The product as browsers see it: typed users who only use addresses, forms and cookies.

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

/// Makes a test out of each claim that has nothing to do with the engine.
macro_rules! on_sqlite {
    ($($claim:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $claim() {
                    tests::databases::run(tests::databases::Kind::Sqlite, super::$claim).await;
                }
            )+
        }
    };
}

mod access;
mod at_rest;
mod couples;
mod crawler;
mod founding;
mod guessing;
mod headers;
mod health;
mod hints;
mod hostile;
mod import;
mod lost_password;
mod origins;
mod planning;
mod portal;
mod register;
mod scripts;
mod second_factor;
mod sessions;
mod side_paths;
mod typed;
