use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Whether log objects are locked.
    ObjectLock {
        /// For some days after they were written.
        On = "on",
        /// They are not.
        Off = "off",
    }
}
choice_option!(ObjectLock, "logs", "object_lock");
