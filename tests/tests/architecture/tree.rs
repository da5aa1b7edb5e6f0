//! The files of the project, as version control knows them.

use std::path::{Path, PathBuf};
use std::process::Command;

use journeys::scratch::project_root;

/// A file with its path from the project's root.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Every text file that is committed or about to be (untracked, not ignored).
pub(crate) fn files() -> Vec<Source> {
    let root = project_root();
    let output = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(&root)
        .output()
        .expect("git lists the files");
    let names = String::from_utf8(output.stdout).expect("paths are UTF-8");
    let files: Vec<_> =
        names.split('\0').filter(|name| !name.is_empty()).filter_map(|name| read(&root, name)).collect();
    assert!(files.len() > 100, "only {} files: the list cannot be right", files.len());
    files
}

/// Binary files and files removed from the work tree are left out.
fn read(root: &Path, name: &str) -> Option<Source> {
    let path: PathBuf = root.join(name);
    let text = std::fs::read_to_string(path).ok()?;
    Some(Source { path: name.to_owned(), text })
}

/// The names of the entries of a folder, sorted.
pub(crate) fn entries(folder: &str) -> Vec<String> {
    let path = project_root().join(folder);
    let mut names: Vec<_> = std::fs::read_dir(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .map(|entry| entry.expect("a readable entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
