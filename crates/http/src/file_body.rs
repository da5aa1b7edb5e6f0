//! A file as the body of an answer, read piece by piece: memory does not grow with its size.

use actix_web::body::{BodySize, MessageBody};
use actix_web::web::Bytes;
use std::fs::File;
use std::future::Future;
use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::task::{JoinHandle, spawn_blocking};

/// Bytes read at a time.
const PIECE: usize = 64 * 1024;

/// An open file, read from where it stands.
pub struct FileBody {
    file: Option<File>,
    reading: Option<JoinHandle<io::Result<(File, Bytes)>>>,
    size: u64,
}

impl FileBody {
    /// The body; `size` bytes are promised to the reader.
    pub fn new(file: File, size: u64) -> Self {
        Self { file: Some(file), reading: None, size }
    }
}

fn piece(mut file: File) -> io::Result<(File, Bytes)> {
    let mut bytes = vec![0; PIECE];
    let read = file.read(&mut bytes)?;
    bytes.truncate(read);
    Ok((file, bytes.into()))
}

impl MessageBody for FileBody {
    type Error = io::Error;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.size)
    }

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        let this = self.get_mut();
        if let Some(file) = this.file.take() {
            this.reading = Some(spawn_blocking(move || piece(file)));
        }
        let Some(reading) = &mut this.reading else { return Poll::Ready(None) };
        let Poll::Ready(read) = Pin::new(reading).poll(cx) else { return Poll::Pending };
        this.reading = None;
        match read.map_err(io::Error::other).and_then(|r| r) {
            Ok((_, bytes)) if bytes.is_empty() => Poll::Ready(None),
            Ok((file, bytes)) => {
                this.file = Some(file);
                Poll::Ready(Some(Ok(bytes)))
            }
            Err(e) => Poll::Ready(Some(Err(e))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Seek, SeekFrom, Write};

    #[tokio::test]
    async fn a_file_of_several_pieces_comes_whole() {
        let path = std::env::temp_dir().join(format!("tnld-file-body-{}", std::process::id()));
        let mut file = std::fs::OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path)
            .expect("opened");
        std::fs::remove_file(&path).expect("removed");
        let whole: Vec<u8> = (0..PIECE * 2 + 17).map(|n| u8::try_from(n % 251).expect("small")).collect();
        file.write_all(&whole).expect("written");
        file.seek(SeekFrom::Start(0)).expect("at the beginning");
        let body = FileBody::new(file, whole.len() as u64);
        let read = actix_web::body::to_bytes(body).await.expect("read");
        assert_eq!(read, whole);
    }
}
