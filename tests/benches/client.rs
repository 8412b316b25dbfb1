//! A small HTTP/1.1 client that keeps its connections, so that what is measured is the server.

use std::cell::RefCell;
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What came of sending requests for a while.
pub struct Load {
    /// Answers a second.
    pub per_second: f64,
    /// Half of the answers were quicker, in microseconds.
    pub median: f64,
}

/// One connection.
pub struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Client {
    pub async fn connect(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await.context("the server does not listen")?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(256 * 1024) })
    }

    /// Sends a request and reads its answer; the status and the whole body.
    pub async fn send(&mut self, request: &[u8]) -> Result<(u16, Vec<u8>)> {
        let (head, body) = self.ask(request).await?;
        let status = head.get(9..12).and_then(|status| status.parse().ok()).context("no status line")?;
        Ok((status, body))
    }

    /// Sends a request and reads its answer; the head in small letters, and the whole body.
    pub async fn ask(&mut self, request: &[u8]) -> Result<(String, Vec<u8>)> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head = loop {
            if let Some(at) = self.buffer.windows(4).position(|window| window == b"\r\n\r\n") {
                break at + 4;
            }
            self.fill().await?;
        };
        let text = std::str::from_utf8(&self.buffer[..head])?.to_ascii_lowercase();
        let length = text.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.trim().parse().ok());
        let length: usize = length.unwrap_or_default();
        while self.buffer.len() < head + length {
            self.fill().await?;
        }
        Ok((text, self.buffer[head..head + length].to_vec()))
    }

    async fn fill(&mut self) -> Result<()> {
        let read = self.stream.read_buf(&mut self.buffer).await?;
        ensure!(read > 0, "the server closed the connection");
        Ok(())
    }
}

/// Sends the same request over and over for a while; every answer must be a 200.
pub async fn load(address: &str, request: &[u8], time: Duration) -> Result<Load> {
    let stop = AtomicBool::new(false);
    let one = async || -> Result<Vec<Duration>> {
        let mut client = Client::connect(address).await?;
        let mut times = Vec::new();
        while !stop.load(Ordering::Relaxed) {
            let start = Instant::now();
            let (status, _) = client.send(request).await?;
            ensure!(status == 200, "answered {status}");
            times.push(start.elapsed());
        }
        Ok(times)
    };
    let start = Instant::now();
    let alarm = async {
        tokio::time::sleep(time).await;
        stop.store(true, Ordering::Relaxed);
        Ok(())
    };
    let (a, b, c, d, ()) = tokio::try_join!(one(), one(), one(), one(), alarm)?;
    let times = [a, b, c, d].concat();
    let count = f64::from(u32::try_from(times.len())?);
    Ok(Load { per_second: count / start.elapsed().as_secs_f64(), median: median(times) })
}

/// Sends the requests over as many connections; how long it took until all were answered.
pub async fn all(address: &str, requests: Vec<Vec<u8>>, expected: u16) -> Result<Duration> {
    let queue = RefCell::new(requests.into_iter());
    let next = || queue.borrow_mut().next();
    let one = async || -> Result<()> {
        let mut client = Client::connect(address).await?;
        while let Some(request) = next() {
            let (status, _) = client.send(&request).await?;
            ensure!(status == expected, "answered {status}");
        }
        Ok(())
    };
    let start = Instant::now();
    tokio::try_join!(one(), one(), one(), one())?;
    Ok(start.elapsed())
}

/// The median in microseconds.
pub fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times.get(times.len() / 2).map_or(f64::NAN, |time| time.as_secs_f64() * 1e6)
}

/// A request as it goes over the wire.
pub fn get(path: &str, cookie: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {cookie}\r\n\r\n").into_bytes()
}

/// A form as it goes over the wire.
pub fn post(path: &str, cookie: &str, body: &str) -> Vec<u8> {
    form(path, &format!("cookie: {cookie}"), body)
}

/// The same from somebody who is not signed in, as a proxy hands it on.
pub fn post_from(address: Ipv4Addr, path: &str, body: &str) -> Vec<u8> {
    form(path, &format!("x-forwarded-for: {address}"), body)
}

fn form(path: &str, header: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{header}\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
