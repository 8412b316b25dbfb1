//! Listening until told to stop.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use axum::Router;
use axum_server::accept::NoDelayAcceptor;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use axum_server::{Handle, Server};
use hyper_util::rt::TokioTimer;
use tokio::signal::unix::{SignalKind, signal};

use crate::Stop;
use crate::config::Tls;

/// How long requests may still run once the program was told to stop (R7).
const DRAIN: Duration = Duration::from_secs(10);
/// How long a client may take to send the head of a request.
const HEAD: Duration = Duration::from_secs(10);

/// Takes the addresses, so that one in use is told before anything else happens.
///
/// # Errors
/// One sentence about the address that cannot be had.
pub fn listen(name: &str, address: SocketAddr) -> Result<TcpListener, Stop> {
    let listener = TcpListener::bind(address).map_err(|why| refused(name, address, &why))?;
    listener.set_nonblocking(true).map_err(|why| refused(name, address, &why))?;
    Ok(listener)
}

fn refused(name: &str, address: SocketAddr, why: &std::io::Error) -> Stop {
    Stop::new(match why.kind() {
        ErrorKind::AddrInUse => {
            format!(
                "Port {} on {} is in use: stop the other program, or set `{name}` to another one.",
                address.port(),
                address.ip()
            )
        }
        ErrorKind::PermissionDenied => {
            format!(
                "This user may not listen on port {}: set `{name}` to a port from 1024 on, or allow it.",
                address.port()
            )
        }
        ErrorKind::AddrNotAvailable => {
            format!("{} is not an address of this machine: correct the setting `{name}`.", address.ip())
        }
        _ => format!("It is not possible to listen on {address} ({why}): correct the setting `{name}`."),
    })
}

/// Serves the product, and the figures if asked to, until a signal comes; requests under way are still answered.
///
/// # Errors
/// One sentence if listening ends by itself.
pub async fn serve(
    listener: TcpListener,
    tls: Option<RustlsConfig>,
    router: Router,
    figures: Option<(TcpListener, Router)>,
) -> Result<(), Stop> {
    let handle = Handle::new();
    tokio::spawn(stop_on_signal(handle.clone())?);
    if let Some((listener, router)) = figures {
        let server = axum_server::from_tcp(listener).map_err(|why| ended(&why))?;
        tokio::spawn(server.serve(router.into_make_service()));
    }
    let server = patient(axum_server::from_tcp(listener).map_err(|why| ended(&why))?.handle(handle));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let end = match tls {
        None => server.acceptor(NoDelayAcceptor::new()).serve(service).await,
        Some(tls) => {
            let acceptor = RustlsAcceptor::new(tls).acceptor(NoDelayAcceptor::new());
            server.acceptor(acceptor).serve(service).await
        }
    };
    end.map_err(|why| ended(&why))
}

/// Waits for the head of a request, but not for ever.
fn patient(mut server: Server<SocketAddr>) -> Server<SocketAddr> {
    server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEAD);
    server
}

/// Reads the certificate files.
///
/// # Errors
/// One sentence if they cannot be used.
pub async fn certificate(tls: &Tls) -> Result<RustlsConfig, Stop> {
    let provider = rustls::crypto::ring::default_provider();
    // It fails only if one was installed before, and that one is as good.
    let _ = provider.install_default();
    RustlsConfig::from_pem_file(&tls.certificate, &tls.key).await.map_err(|why| {
        Stop::new(format!(
            "The certificate {} with the key {} cannot be used ({why}): both must be PEM files that belong together.",
            tls.certificate.display(),
            tls.key.display()
        ))
    })
}

/// Waits for the word to stop: from the system, or Ctrl-C.
fn stop_on_signal(handle: Handle<SocketAddr>) -> Result<impl Future<Output = ()>, Stop> {
    let mut terminate = signal(SignalKind::terminate()).map_err(|why| ended(&why))?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(|why| ended(&why))?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
        handle.graceful_shutdown(Some(DRAIN));
    })
}

fn ended(why: &std::io::Error) -> Stop {
    Stop::new(format!("Listening ended ({why}): start again."))
}
