//! From a tree in memory to files on disk: the only room that writes.
//!
//! [`snapshot`] reads what is on disk at the paths that are ours or that the tree wants, [`changes`] compares (pure: `render --check`
//! and `diff` stop there), [`apply`] writes.
//!
//! # What is ours
//!
//! The paths in the manifest `.carshare-gen.json`, and those in the journal `.carshare-gen.journal` that a killed run left behind. A file
//! there is ours while its bytes have a digest that one of the two lists. All else is the user's. Names that begin with `.carshare-gen.` are reserved.
//!
//! # What must not be lost
//!
//! The manifest has the resources that hold data, with the values that replace them. [`losses`] compares (pure too), and nothing is written while
//! one would be lost that the user has not named. What counts is the last render that was completed: a killed one leaves the manifest as it was.
//!
//! # How it is written
//!
//! 1. The folder is made if need be and locked: an advisory lock on the *folder itself*, so no lock file is ever left behind, no parent
//!    need be writable, and the kernel drops the lock of a killed run. On a file system without locks the run goes on unlocked.
//! 2. Conflicts and losses are looked for; if there is one, nothing is written.
//! 3. The journal: for each path that will change the digests before and after, merged with a journal that is already there.
//! 4. Every new text is staged in a temporary file beside its path (`.carshare-gen.<name>.tmp`). A full disk or a folder without write
//!    permission shows here; then everything staged is removed again and the old tree is untouched.
//! 5. Temporary files are renamed into place, files that vanished are deleted, folders that this emptied are removed.
//! 6. The manifest, then the journal's removal.
//!
//! Whatever stops this, the next run, of any blueprint, finds each file either at a digest that it knows or absent.
//!
//! # Durability
//!
//! Every file is flushed (`fsync`) while it is staged, before the first rename, and the folder's entries behind journal and manifest: after a
//! power failure each file is whole, old or new. On tmpfs this costs nothing, on ext4 about 0.2 ms a changed file. New files get mode 0666
//! less the user's umask, like those of any editor.

mod apply;
mod change;
mod change_kind;
mod changes;
mod compare;
mod conflict;
mod conflicts;
mod create_file;
mod create_folder;
mod digest;
mod disk;
mod entry_kind;
mod failure;
mod findings;
mod folder_lock;
mod journal;
mod known;
mod local_disk;
mod loss;
mod losses;
mod manifest;
mod replacement;
mod report;
mod reserved;
mod snapshot;
mod stored;
mod survey;
mod transaction;
mod vanished;
mod wanted;

pub use apply::{apply, apply_on};
pub use change::Change;
pub use change_kind::ChangeKind;
pub use changes::Changes;
pub use compare::{changes, differences};
pub use conflict::Conflict;
pub use conflicts::Conflicts;
pub use create_file::create_file;
pub use create_folder::create_folder;
pub use disk::Disk;
pub use entry_kind::EntryKind;
pub use failure::Failure;
pub use folder_lock::FolderLock;
pub use local_disk::LocalDisk;
pub use loss::Loss;
pub use losses::losses;
pub use manifest::Manifest;
pub use replacement::Replacement;
pub use report::Report;
pub use snapshot::Snapshot;
pub use survey::{snapshot, snapshot_on};
pub use wanted::Wanted;
