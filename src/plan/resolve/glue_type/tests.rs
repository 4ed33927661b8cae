use super::GlueType;
use crate::blueprint::parse;
use crate::source::SourceFile;

fn read(text: &str) -> String {
    GlueType::parse(text).map_or_else(|fault| panic!("{text}: {fault:?}"), |t| t.to_string())
}

/// What is wrong, and what to write instead.
fn fault(text: &str) -> String {
    match GlueType::parse(text) {
        Ok(read) => panic!("{text} is {read}"),
        Err(fault) => format!("{} | {}", fault.message, fault.help),
    }
}

#[test]
fn every_type_is_read_and_written_back() {
    for text in [
        "boolean",
        "tinyint",
        "bigint",
        "timestamp",
        "decimal(38,38)",
        "char(255)",
        "varchar(65535)",
        "array<array<int>>",
        "map<string,array<double>>",
        "struct<latitude:double,at:timestamp,tags:map<string,string>>",
    ] {
        assert_eq!(read(text), text);
    }
    assert_eq!(read(" decimal ( 10 )"), "decimal(10,0)");
    assert_eq!(
        read("map< string , struct<a : int, b:char( 2 )> > "),
        "map<string,struct<a:int,b:char(2)>>"
    );
}

#[test]
fn a_name_that_is_no_type_gets_the_nearest() {
    assert_eq!(
        fault("strng"),
        "`strng` is no type | did you mean `string`?"
    );
    assert_eq!(
        fault("STRING"),
        "`STRING` is no type | did you mean `string`?"
    );
    assert_eq!(
        fault("integer"),
        "`integer` is no type | did you mean `int`?"
    );
    assert_eq!(
        fault("array<flaot>"),
        "`flaot` is no type | did you mean `float`?"
    );
    assert_eq!(
        fault("List<string>"),
        "`List` is no type | did you mean `array<string>`?"
    );
    assert!(fault("geography").starts_with("`geography` is no type | write one of `bigint`, "));
    assert!(fault("map<string,>").starts_with("a type is missing in it | "));
}

#[test]
fn brackets_and_numbers_are_held_to_their_types() {
    assert_eq!(
        fault("array<string"),
        "`array` lacks a `>` | write it like `array<string>`"
    );
    assert_eq!(
        fault("decimal"),
        "`decimal` lacks a `(` | write it like `decimal(10,2)`"
    );
    assert_eq!(
        fault("decimal(39,2)"),
        "`39` in `decimal(...)` is no number from 1 to 38 | write `decimal(10,2)`"
    );
    assert_eq!(
        fault("decimal(10,11)"),
        "`11` in `decimal(...)` is no number from 0 to 10 | write `decimal(10,2)`"
    );
    assert_eq!(
        fault("char(256)"),
        "`256` in `char(...)` is no number from 1 to 255 | write `char(10)`"
    );
    assert_eq!(
        fault("varchar(0)"),
        "`0` in `varchar(...)` is no number from 1 to 65535 | write `varchar(255)`"
    );
    assert_eq!(
        fault("double(3)"),
        "after `double` there is `(3)` | write `double`"
    );
    assert_eq!(
        fault("map<array<int>,int>"),
        "`array<int>` cannot be the key of a map | write `map<string,int>`"
    );
}

#[test]
fn members_have_names_each_once() {
    assert!(fault("struct<>").starts_with("a member of `struct` has no name"));
    assert!(fault("struct<Lat:double>").starts_with("`Lat` is no name of a member"));
    assert!(fault("struct<a:int,a:int>").starts_with("two members are called `a`"));
    assert!(fault("struct<a int>").starts_with("`struct` lacks a `:`"));
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| format!("{}int{}", "array<".repeat(depth), ">".repeat(depth));
    assert_eq!(read(&nested(15)), nested(15));
    assert!(fault(&nested(16)).starts_with("there are more than 15 types"));
}

#[test]
fn the_default_fields_are_of_known_types() {
    let text = "name = \"a\"\nenvironment = \"b\"\n[firehose]\n[[region]]\nname = \"us-east-1\"\ncidr = \"10.0.0.0/16\"\n";
    let blueprint = parse(&SourceFile::new("test.toml", text)).expect("the right shape");
    let fields = blueprint.firehose.expect("a stream").fields;
    assert_eq!(fields.len(), 14);
    for field in fields {
        let stated = field.glue_type.value.as_str();
        assert_eq!(read(stated), stated);
    }
}
