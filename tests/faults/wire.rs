//! HTTP by hand, so that an answer, half an answer and no answer are told apart.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// A whole answer with this status.
    Answered(u16),
    /// Not a byte: whether it was done is unknown.
    Nothing,
    /// It began and did not end.
    Half,
}

/// A connection that is kept.
pub struct Wire(TcpStream);

impl Wire {
    /// Connects, if somebody listens.
    pub async fn open(address: &str) -> Option<Self> {
        let stream = TcpStream::connect(address).await.ok()?;
        stream.set_nodelay(true).ok()?;
        Some(Self(stream))
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str, cookie: &str) -> Reply {
        let request = format!("GET {path} HTTP/1.1\r\nhost: centre\r\ncookie: {cookie}\r\n\r\n");
        if self.send(request.as_bytes()).await { self.reply().await } else { Reply::Nothing }
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, cookie: &str, body: &str) -> Reply {
        let request = format!("{}{body}", head(path, cookie, body));
        if self.send(request.as_bytes()).await { self.reply().await } else { Reply::Nothing }
    }

    /// Sends bytes; false if the other end is gone.
    pub async fn send(&mut self, bytes: &[u8]) -> bool {
        self.0.write_all(bytes).await.is_ok()
    }

    /// Reads one answer to its end.
    pub async fn reply(&mut self) -> Reply {
        let mut read = Vec::new();
        loop {
            if let Some((status, length)) = whole(&read)
                && read.len() >= length
            {
                return Reply::Answered(status);
            }
            match self.0.read_buf(&mut read).await {
                Ok(0) | Err(_) if read.is_empty() => return Reply::Nothing,
                Ok(0) | Err(_) => return Reply::Half,
                Ok(_) => {}
            }
        }
    }
}

/// The head of a form's request.
pub fn head(path: &str, cookie: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nhost: centre\r\ncookie: {cookie}\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
        body.len()
    )
}

/// Status and length of an answer whose head is there.
fn whole(read: &[u8]) -> Option<(u16, usize)> {
    let end = read.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&read[..end]).ok()?.to_ascii_lowercase();
    let status = head.get(9..12)?.parse().ok()?;
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    Some((status, end + length.unwrap_or(0)))
}
