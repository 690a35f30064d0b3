use clap::{Arg, ArgAction, Command};

use super::{Block, Row, TOPICS, find};
use crate::cli::args::value_name;
use crate::cli::examples;
use crate::text;
use crate::text::{Message, Words};

/// The help of a command: everything, or one screen. Empty for a path that is no command.
pub(crate) fn page(words: Words, path: &[String], long: bool) -> Vec<Block> {
    let Some(command) = find(path) else { return Vec::new() };
    let page = Page { words, key: path.join("-"), path, command: &command, long };
    let mut blocks = vec![Block::Paragraph(about(words, path))];
    if long {
        blocks.extend(page.lookup("more-", "").map(|text| Block::Paragraph(words.say(text))));
    }
    blocks.push(page.usage());
    page.examples(&mut blocks);
    page.subcommands(&mut blocks);
    page.arguments(&mut blocks);
    page.values(&mut blocks);
    let exit = page.lookup("exit-", "").unwrap_or(text!(exit_all));
    blocks.push(Block::Line(words.say(text!(heading_exit)), words.say(exit)));
    if !long {
        let mut command = String::from("mnc");
        path.iter().for_each(|word| command.extend([" ", word]));
        blocks.push(Block::Line(words.say(text!(heading_more)), format!("{command} --help")));
    }
    blocks
}

/// What a command does, in one line.
#[must_use]
pub fn about(words: Words, path: &[String]) -> String {
    let key = if path.is_empty() { "mnc".to_owned() } else { path.join("-") };
    Message::table("about-", &key).map(|text| words.say(text)).unwrap_or_default()
}

struct Page<'p> {
    words: Words,
    key: String,
    path: &'p [String],
    command: &'p Command,
    long: bool,
}

impl Page<'_> {
    /// A message for this command, else one for all.
    fn lookup(&self, prefix: &str, name: &str) -> Option<Message> {
        let own = match (self.key.as_str(), name) {
            ("", "") => "mnc".to_owned(),
            ("", name) => name.to_owned(),
            (key, "") => key.to_owned(),
            (key, name) => format!("{key}-{name}"),
        };
        let general = || Message::table(prefix, name).filter(|_| !name.is_empty());
        Message::table(prefix, &own).or_else(general)
    }

    fn usage(&self) -> Block {
        let words = self.words;
        let mut base = String::from("mnc");
        self.path.iter().for_each(|word| {
            base.push(' ');
            base.push_str(word);
        });
        let options = words.say(text!(usage_options));
        let has_subcommands = self.command.has_subcommands();
        let mut forms = Vec::new();
        if !has_subcommands || self.command.is_args_conflicts_with_subcommands_set() {
            let mut form = base.clone();
            for arg in self.own().filter(|arg| !arg.is_positional() && arg.is_required_set()) {
                form.push_str(&format!(" {}", self.long_flag(arg)));
            }
            form.push_str(&format!(" [{options}]"));
            for arg in self.own().filter(|arg| arg.is_positional()) {
                form.push_str(&format!(" {}", self.positional(arg)));
            }
            forms.push(form);
        }
        if has_subcommands {
            forms.push(format!("{base} <{}> …", words.say(text!(usage_subcommand))));
        }
        Block::Usage(words.say(text!(heading_usage)), forms)
    }

    fn examples(&self, blocks: &mut Vec<Block>) {
        let most = if self.long { usize::MAX } else { 2 };
        let list: Vec<_> =
            examples::of(self.path).take(most).map(|e| (self.words.say(e.what()), e.line.to_owned())).collect();
        if !list.is_empty() {
            blocks.push(Block::Heading(self.words.say(text!(heading_examples))));
            blocks.push(Block::Examples(list));
        }
    }

    fn subcommands(&self, blocks: &mut Vec<Block>) {
        let rows = |list: Vec<Row>, heading: Message, blocks: &mut Vec<Block>| {
            if !list.is_empty() {
                blocks.push(Block::Heading(self.words.say(heading)));
                blocks.push(Block::Rows(list));
            }
        };
        let list = self.command.get_subcommands().filter(|sub| !sub.is_hide_set());
        let list = list.map(|sub| {
            let mut path = self.path.to_vec();
            path.push(sub.get_name().to_owned());
            Row { term: sub.get_name().to_owned(), text: about(self.words, &path) }
        });
        rows(list.collect(), text!(heading_commands), blocks);
        if self.path.is_empty() || self.path == ["help"] {
            let topic = |name: &&str| Row {
                term: if self.path.is_empty() { format!("help {name}") } else { (*name).to_owned() },
                text: Message::table("topic-", name).map(|text| self.words.say(text)).unwrap_or_default(),
            };
            if self.long || !self.path.is_empty() {
                rows(TOPICS.iter().map(topic).collect(), text!(heading_topics), blocks);
            }
        }
    }

    fn own(&self) -> impl Iterator<Item = &Arg> {
        self.command.get_arguments().filter(|arg| !arg.is_hide_set() && !arg.is_global_set())
    }

    fn arguments(&self, blocks: &mut Vec<Block>) {
        let root = self.path.is_empty();
        let shown =
            |arg: &&Arg| self.long || (root && !is_help(arg)) || !(arg.is_hide_short_help_set() || is_help(arg));
        let positional = self.own().filter(|arg| arg.is_positional()).filter(shown).collect::<Vec<_>>();
        let flags = self.own().filter(|arg| !arg.is_positional() && !is_help(arg)).filter(shown).collect::<Vec<_>>();
        let common = self.command.get_arguments().filter(|arg| arg.is_global_set() || is_help(arg)).filter(shown);
        let common = common.collect::<Vec<_>>();
        let sections = if self.long {
            vec![
                (text!(heading_arguments), positional),
                (text!(heading_options), flags),
                (text!(heading_common), common),
            ]
        } else {
            vec![(text!(heading_arguments), positional), (text!(heading_options), [flags, common].concat())]
        };
        for (heading, args) in sections.into_iter().filter(|(_, args)| !args.is_empty()) {
            blocks.push(Block::Heading(self.words.say(heading)));
            blocks.push(Block::Rows(args.into_iter().map(|arg| self.row(arg)).collect()));
        }
    }

    fn row(&self, arg: &Arg) -> Row {
        let term = if arg.is_positional() { self.positional(arg) } else { self.flags(arg) };
        Row { term, text: self.explain(arg) }
    }

    fn explain(&self, arg: &Arg) -> String {
        let name = arg.get_long().unwrap_or(arg.get_id().as_str());
        let mut text = self.lookup("arg-", name).map(|text| self.words.say(text)).unwrap_or_default();
        let notes = [self.default(arg), self.choices(arg), self.repeats(arg).filter(|_| self.long)];
        for note in notes.into_iter().flatten() {
            text.push_str(&format!(" [{}]", self.words.say(note)));
        }
        text
    }

    fn default(&self, arg: &Arg) -> Option<Message> {
        let values = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
        let values: Vec<String> = values.collect();
        let worth = arg.get_action().takes_values() && !values.is_empty() && !arg.is_global_set();
        worth.then(|| text!(arg_default, value = values.join(",")))
    }

    fn choices(&self, arg: &Arg) -> Option<Message> {
        if !arg.get_action().takes_values() || arg.is_global_set() {
            return None; // those of all commands name their choices in their text
        }
        let values: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        (!values.is_empty()).then(|| text!(arg_choices, values = values.join(", ")))
    }

    fn repeats(&self, arg: &Arg) -> Option<Message> {
        let many = matches!(arg.get_action(), ArgAction::Append) && !arg.is_positional();
        many.then(|| text!(arg_repeats))
    }

    /// `-o, --output <FILE>`.
    fn flags(&self, arg: &Arg) -> String {
        match arg.get_short() {
            Some(short) => format!("-{short}, {}", self.long_flag(arg)),
            None => format!("    {}", self.long_flag(arg)),
        }
    }

    fn long_flag(&self, arg: &Arg) -> String {
        let flag = format!("--{}", arg.get_long().unwrap_or_default());
        if arg.get_action().takes_values() { format!("{flag} {}", self.value(arg)) } else { flag }
    }

    fn positional(&self, arg: &Arg) -> String {
        let value = self.value(arg);
        let many = matches!(arg.get_action(), ArgAction::Append);
        let bare = if arg.is_required_set() { value } else { format!("[{}]", value.trim_matches(['<', '>'])) };
        if many { format!("{bare}...") } else { bare }
    }

    fn value(&self, arg: &Arg) -> String {
        let names = arg.get_value_names().unwrap_or_default();
        let name = names.first().map_or("", |name| name.as_str());
        let spoken = value_name(name).map_or_else(|| name.to_owned(), |text| self.words.say(text));
        format!("<{spoken}>")
    }

    /// What the names of values stand for; only where all is told.
    fn values(&self, blocks: &mut Vec<Block>) {
        let mut rows: Vec<Row> = Vec::new();
        let with_values =
            self.command.get_arguments().filter(|arg| arg.get_action().takes_values() && !arg.is_hide_set());
        for arg in with_values.filter(|_| self.long) {
            let name = arg.get_value_names().unwrap_or_default().first().map(ToString::to_string).unwrap_or_default();
            let key = name.to_ascii_lowercase().replace(['=', '_'], "-");
            let Some(text) = Message::table("what-", &key) else { continue };
            let row = Row { term: self.value(arg), text: self.words.say(text) };
            if !rows.contains(&row) {
                rows.push(row);
            }
            for value in arg.get_possible_values() {
                let text = Message::table(&format!("choice-{key}-"), value.get_name());
                let row = text.map(|text| Row { term: format!("  {}", value.get_name()), text: self.words.say(text) });
                rows.extend(row.filter(|row| !rows.contains(row)).into_iter().collect::<Vec<_>>());
            }
        }
        if !rows.is_empty() {
            blocks.push(Block::Heading(self.words.say(text!(heading_values))));
            blocks.push(Block::Rows(rows));
        }
    }
}

fn is_help(arg: &Arg) -> bool {
    matches!(arg.get_id().as_str(), "help" | "version")
}
