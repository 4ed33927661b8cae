use serde::Deserialize;
use toml::{Table, Value};

/// An edit of a tree's blueprint, which must not cost anything that stands.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Neighbour {
    /// What the edit does, in words.
    pub(crate) name: String,
    /// Keys of the blueprint with their new values, as in a blueprint; a `[[region]]` that is there is changed, any other one added.
    #[serde(default)]
    set: Table,
    /// Keys of the blueprint that go, such as `aurora.instance_class`.
    #[serde(default)]
    unset: Vec<String>,
    /// What leaves, by address; none of it may hold data.
    #[serde(default)]
    pub(crate) leaves: Vec<Excused>,
    /// What is replaced, by address; none of it may hold data.
    #[serde(default)]
    pub(crate) replaces: Vec<Excused>,
    /// Whether the edit is applied too, after its plan: the neighbours behind it, and the teardown, start from there.
    #[serde(default)]
    pub(crate) apply: bool,
}

/// What may leave or be replaced.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Excused {
    /// The address; a `*` stands for any text.
    pub(crate) address: String,
    /// Why that does no harm.
    pub(crate) reason: String,
}

impl Neighbour {
    /// The edited blueprint.
    ///
    /// # Panics
    ///
    /// If a key to be unset is not there, or nothing is edited.
    pub(crate) fn of(&self, blueprint: &str) -> String {
        let old: Table = blueprint
            .parse()
            .expect("the blueprint was rendered before");
        let mut table = old.clone();
        for path in &self.unset {
            unset(&mut table, path).unwrap_or_else(|| panic!("{}: no key {path}", self.name));
        }
        merge(&mut table, &self.set);
        assert_ne!(table, old, "{}: edits nothing", self.name);
        table.to_string()
    }
}

fn merge(into: &mut Table, edits: &Table) {
    for (key, edit) in edits {
        match (into.get_mut(key), edit) {
            (Some(Value::Table(table)), Value::Table(edits)) => merge(table, edits),
            (Some(Value::Array(items)), Value::Array(edits)) if key == "region" => {
                merge_regions(items, edits);
            }
            _ => {
                into.insert(key.clone(), edit.clone());
            }
        }
    }
}

fn merge_regions(regions: &mut Vec<Value>, edits: &[Value]) {
    for edit in edits {
        let named = regions
            .iter_mut()
            .find(|region| region.get("name") == edit.get("name"));
        match (named, edit) {
            (Some(Value::Table(region)), Value::Table(edit)) => merge(region, edit),
            _ => regions.push(edit.clone()),
        }
    }
}

fn unset(table: &mut Table, path: &str) -> Option<Value> {
    match path.split_once('.') {
        None => table.remove(path),
        Some((key, rest)) => unset(table.get_mut(key)?.as_table_mut()?, rest),
    }
}

#[cfg(test)]
mod tests {
    use super::Neighbour;
    use toml::Table;

    const OLD: &str = "name = \"a\"\n[[region]]\nname = \"r1\"\ncidr = \"c1\"\n[aurora]\ninstances = 2\ninstance_class = \"x\"\n";

    fn edited(edit: &str) -> Table {
        let neighbour: Neighbour = toml::from_str(&format!("name = \"edit\"\n{edit}")).unwrap();
        neighbour.of(OLD).parse().unwrap()
    }

    #[test]
    fn tables_merge_and_regions_merge_by_name() {
        let new = edited(
            "[set.aurora]\ninstances = 3\n[[set.region]]\nname = \"r1\"\nretired = true\n[[set.region]]\nname = \"r2\"\n",
        );
        let wanted = "name = \"a\"\n[[region]]\nname = \"r1\"\ncidr = \"c1\"\nretired = true\n[[region]]\nname = \"r2\"\n\
                      [aurora]\ninstances = 3\ninstance_class = \"x\"\n";
        assert_eq!(new, wanted.parse().unwrap());
    }

    #[test]
    fn a_key_goes_and_a_section_comes() {
        let new = edited("unset = [\"aurora.instance_class\"]\n[set.efs]\n");
        assert!(
            !new["aurora"]
                .as_table()
                .unwrap()
                .contains_key("instance_class")
        );
        assert!(new["efs"].as_table().unwrap().is_empty());
    }

    #[test]
    #[should_panic(expected = "no key aurora.class")]
    fn a_key_that_is_not_there_cannot_go() {
        edited("unset = [\"aurora.class\"]\n");
    }

    #[test]
    #[should_panic(expected = "edits nothing")]
    fn an_edit_edits() {
        edited("[set.aurora]\ninstances = 2\n");
    }
}
