/// Fields of a form or a query, in the order they came.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    /// Names and values.
    pub values: Vec<(String, String)>,
    /// The file that came with the form, if one did.
    pub file: Option<Upload>,
}

/// A file that came with a form.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Its name, as the browser says.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Fields {
    /// The first value under a name; empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        let mut named = self.values.iter().filter(|(known, _)| known == name);
        named.next().map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// All values under a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether a box was ticked or a field was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(known, _)| known == name)
    }

    /// A value read as something else; none if it is empty or does not parse.
    pub fn parse<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name).trim().parse().ok()
    }
}
