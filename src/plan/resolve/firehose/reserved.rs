/// The words that Athena reserves in statements that define tables, and in queries, in lower case and alphabetical order. `cashe` stands there so.
/// <https://docs.aws.amazon.com/athena/latest/ug/reserved-words.html>
const RESERVED: &str = "all alter and array as authorization between bigint binary boolean both by case cashe cast char column commit conf constraint create \
    cross cube current current_catalog current_date current_path current_schema current_time current_timestamp current_user cursor database date \
    dayofweek deallocate decimal delete describe distinct div double drop else end escape except exchange execute exists extended external extract \
    false fetch first float floor following for foreign from full function grant group grouping having if import in inner insert int integer \
    intersect interval into is join json_array json_exists json_object json_query json_table json_value last lateral left less like listagg local \
    localtime localtimestamp macro map more natural none normalize not null numeric of on only or order out outer over partialscan partition \
    percent preceding precision prepare preserve primary procedure range reads recursive reduce references regexp revoke right rlike rollback \
    rollup row rows select set skip smallint start table tablesample then time timestamp to transform trigger trim true truncate uescape unbounded \
    union uniquejoin unnest update user using utc_timestamp values varchar views when where window with";

/// Whether Athena takes the word, in lower case, as a name only in quotes.
pub(super) fn is_reserved(word: &str) -> bool {
    RESERVED.split_whitespace().any(|reserved| reserved == word)
}

#[cfg(test)]
mod tests {
    use super::{RESERVED, is_reserved};

    #[test]
    fn words_are_in_order_and_each_is_there_once() {
        let words: Vec<_> = RESERVED.split_whitespace().collect();
        assert!(words.len() > 150);
        assert!(words.is_sorted_by(|before, after| before < after));
    }

    #[test]
    fn whole_words_are_reserved_and_no_parts_of_them() {
        assert!(is_reserved("date") && is_reserved("unnest"));
        assert!(!is_reserved("dat") && !is_reserved("event_time") && !is_reserved(""));
    }
}
