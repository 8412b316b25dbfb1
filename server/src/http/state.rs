use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;

use service::Services;

use super::metrics::Metrics;
use crate::config::Origin;

/// How the product is reached.
#[derive(Debug, Clone)]
pub struct Options {
    /// The address that people type. Cookies are bound to encryption if it is `https`.
    pub origin: Origin,
    /// The proxy whose word about the client is believed.
    pub proxy: Option<IpAddr>,
}

/// What every request needs. Cheap to clone.
#[derive(Clone)]
pub struct State(Arc<Inner>);

/// What a [`State`] holds.
pub struct Inner {
    pub(super) services: Services,
    pub(super) options: Options,
    pub(super) metrics: Metrics,
}

impl State {
    /// Puts it together.
    pub fn new(services: Services, options: Options) -> Self {
        Self(Arc::new(Inner { services, options, metrics: Metrics::default() }))
    }

    /// 128 unpredictable bits, for a nonce.
    pub(super) fn nonce(&self) -> String {
        let mut bytes = [0; 16];
        self.services.random.fill(&mut bytes);
        format!("{:032x}", u128::from_be_bytes(bytes))
    }

    /// Whether people reach it encrypted.
    pub(super) fn is_https(&self) -> bool {
        self.options.origin.is_https()
    }
}

impl Deref for State {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
