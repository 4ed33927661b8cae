//! Integration tests: the library through its public interface, and real tools on what it writes.

mod hcl_documents;
mod hcl_print;
mod hcl_read;
mod hcl_terraform;
