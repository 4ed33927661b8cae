use super::EngineVersion;

/// The newest version of a line under a later one's name, if the text is such a name: what AWS has made since the catalogue's day.
pub(super) fn newer_version(newest: &EngineVersion, text: &str) -> Option<EngineVersion> {
    let known: Vec<&str> = newest.version.split('.').collect();
    let asked: Vec<&str> = text.split('.').collect();
    if known.len() != asked.len() {
        return None;
    }
    let mut numbers = Vec::new();
    for (known, asked) in known.into_iter().zip(asked) {
        match known.parse::<u32>() {
            Ok(known) => numbers.push((known, number(asked)?)),
            Err(_) if known == asked => {}
            Err(_) => return None,
        }
    }
    let (known, asked): (Vec<u32>, Vec<u32>) = numbers.into_iter().unzip();
    (asked > known).then(|| EngineVersion {
        version: text.to_owned(),
        lts: false,
        standard_support_ends: None,
        ..newest.clone()
    })
}

/// A number as versions write it: no sign, no leading zero.
fn number(text: &str) -> Option<u32> {
    let number: u32 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}
