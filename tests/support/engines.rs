//! Claims become tests, on one engine or on each.

/// Makes a test for each engine out of each claim.
#[macro_export]
macro_rules! on_both_engines {
    ($($claim:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $claim() {
                    $crate::databases::run($crate::databases::Kind::Sqlite, super::$claim).await;
                }
            )+
        }

        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $claim() {
                    $crate::databases::run($crate::databases::Kind::Postgres, super::$claim).await;
                }
            )+
        }
    };
}

/// Makes a test out of each claim that has nothing to do with the engine.
#[macro_export]
macro_rules! on_sqlite {
    ($($claim:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $claim() {
                    $crate::databases::run($crate::databases::Kind::Sqlite, super::$claim).await;
                }
            )+
        }
    };
}
