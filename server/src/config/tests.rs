use super::*;

fn settings(toml: &str) -> Settings {
    file::parse(toml).unwrap()
}

fn environment(pairs: &[(&str, &str)]) -> Result<Environment, Stop> {
    environment::from_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

fn config(toml: &str) -> Result<Config, Stop> {
    rules::checked(settings(toml), None, DATA)
}

fn complaint(toml: &str) -> String {
    config(toml).unwrap_err().to_string()
}

#[test]
fn flags_win_over_the_environment_and_that_over_the_file() {
    let file = settings("listen = '127.0.0.1:1'\norigin = 'http://localhost:1'\nproxy = '127.0.0.1'");
    let environment = environment(&[("LISTEN", "127.0.0.1:2"), ("ORIGIN", "http://localhost:2")]).unwrap();
    let flags = Settings { listen: Some("127.0.0.1:3".to_owned()), ..Settings::default() };
    let settings = flags.over(environment.settings).over(file);
    assert_eq!(settings.listen.unwrap(), "127.0.0.1:3");
    assert_eq!(settings.origin.unwrap(), "http://localhost:2");
    assert_eq!(settings.proxy.unwrap(), "127.0.0.1");
}

#[test]
fn without_settings_it_listens_on_this_machine_and_keeps_one_file() {
    let config = config("").unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(config.database.reveal(), "sqlite://data/betburys.sqlite");
    assert_eq!(config.origin_at(config.listen).as_str(), "http://127.0.0.1:3000");
}

#[test]
fn an_unknown_key_is_refused_with_its_line() {
    let (line, why) = file::parse("data = 'd'\nlistne = 'x'").err().unwrap();
    assert_eq!(line, 2);
    assert!(why.starts_with("unknown field `listne`"), "{why}");
    assert!(environment(&[("LISTNE", "x")]).is_err());
    assert!(environment(&[("TEST_POSTGRES_URL", "x")]).is_ok());
}

#[test]
fn plain_http_stays_on_this_machine_unless_a_proxy_is_stated() {
    assert!(complaint("listen = '0.0.0.0:80'").contains("Plain HTTP"));
    assert!(complaint("listen = '0.0.0.0:80'\nproxy = '10.0.0.1'").contains("`origin`"));
    assert!(complaint("origin = 'http://centre.example'").contains("https"));
    assert!(config("listen = '0.0.0.0:80'\nproxy = '10.0.0.1'\norigin = 'https://centre.example'").is_ok());
    assert!(config("listen = '10.0.0.2:443'\ntls_certificate = 'c.pem'\ntls_key = 'k.pem'").is_ok());
}

#[test]
fn values_that_mean_nothing_are_refused() {
    for toml in [
        "database = 'mysql://x/y'",
        "database = 'sqlite:'",
        "listen = '3000'",
        "origin = 'centre.example'",
        "origin = 'https://centre.example/path'",
        "origin = 'https://user@centre.example'",
        "tls_key = 'k.pem'",
        "proxy = 'proxy.example'",
        "metrics = '0.0.0.0:9000'",
    ] {
        assert!(config(toml).is_err(), "{toml}");
    }
}

#[test]
fn an_origin_is_written_as_browsers_write_it() {
    for (text, written) in [
        ("https://Centre.example:443/", "https://centre.example"),
        ("http://localhost:80", "http://localhost"),
        ("http://[::1]:3000", "http://[::1]:3000"),
    ] {
        assert_eq!(Origin::parse(text).unwrap().as_str(), written);
    }
    assert!(Origin::parse("http://[::1]:3000").unwrap().is_loopback());
}

#[test]
fn a_password_is_never_shown() {
    let config = config("database = 'postgres://centre:s3cret@db.example/betburys?password=s3cret'").unwrap();
    assert_eq!(config.database.to_string(), "postgres://…@db.example/betburys");
    assert!(!format!("{config:?}").contains("s3cret"));
}
