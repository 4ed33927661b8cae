//! Integration tests: the library through its public interface, and real tools on what it writes.

mod case_folding_disk;
mod faulty_disk;
mod hcl_documents;
mod hcl_print;
mod hcl_read;
mod hcl_terraform;
mod killed;
mod output_apply;
mod output_refusals;
mod trees;
