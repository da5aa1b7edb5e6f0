//! Files under the name of their hash.

use crate::made::Dir;
use files::{Damage, Place, Vault, copy_hashed};

const TEXT: &[u8] = b"Bien ban\n";

#[tokio::test]
async fn what_is_kept_is_read_and_checked() {
    let dir = Dir::new();
    let vault = Vault::open(&Place::Directory(dir.0.join("evidence"))).expect("opened");
    // Several that look at once do not take each other's bytes away.
    futures_util::future::try_join_all((0..24).map(|_| vault.probe())).await.expect("writable");
    let copied = copy_hashed(&dir.file(TEXT), &dir.0.join("staging/one")).expect("copied");
    assert_eq!(copied.size, 9);
    let sha256 = copied.sha256.clone();
    for _ in 0..2 {
        // The same bytes again change nothing.
        let again = copy_hashed(&dir.file(TEXT), &dir.0.join("staging/one")).expect("copied");
        vault.keep(again).await.expect("kept");
    }
    assert!(!dir.0.join("staging/one").exists());
    assert!(vault.has(&sha256).await.expect("asked"));
    assert_eq!(vault.check(&sha256).await.expect("asked"), None);
    assert_eq!(vault.read(&sha256).await.expect("asked").expect("there").size, 9);
    assert_eq!(vault.keep_bytes(TEXT.to_vec()).await.expect("kept"), sha256);

    let stored = dir.0.join("evidence").join(vault.name(&sha256));
    std::fs::write(&stored, b"Bien bAn\n").expect("changed");
    assert!(matches!(vault.check(&sha256).await.expect("asked"), Some(Damage::Changed { .. })));
    std::fs::remove_file(&stored).expect("removed");
    assert_eq!(vault.check(&sha256).await.expect("asked"), Some(Damage::Missing));
    assert!(vault.read(&sha256).await.expect("asked").is_none());
    vault.forget(&sha256).await.expect("nothing to forget");
}

#[tokio::test]
async fn only_a_hash_is_a_name() {
    let dir = Dir::new();
    let vault = Vault::open(&Place::Directory(dir.0.clone())).expect("opened");
    for name in ["", "../../etc/passwd", "AB", &"g".repeat(64)] {
        assert!(vault.has(name).await.is_err(), "{name}");
    }
}
