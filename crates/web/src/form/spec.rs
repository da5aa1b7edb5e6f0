//! What a form asks. Labels and hints stand in the catalogues under `field.<name without numbers>`.

use domain::words::Lang;

/// Choices of a field.
#[derive(Clone, Copy)]
pub enum Options {
    /// Fixed words.
    Words(fn(Lang) -> Vec<(String, String)>),
    /// Given with the page, under this name: reports of a case, its victims …
    Given(&'static str),
}

/// How a field is asked and what it becomes in JSON.
#[derive(Clone, Copy)]
pub enum Kind {
    /// One line of text.
    Text,
    /// Several lines of text.
    Area,
    /// A time that may be half known; text.
    When,
    /// A point in time, typed freely.
    Instant,
    /// A day, typed freely.
    Date,
    /// Telephone.
    Phone,
    /// E-mail.
    Email,
    /// A whole number.
    Number,
    /// Đồng.
    Money,
    /// A commune: code, name, or both.
    Commune,
    /// One of few.
    Radios(Options),
    /// One of many.
    Select(Options),
    /// Yes or no; becomes a JSON boolean.
    YesNo,
    /// A box to tick; becomes `true`.
    Tick,
    /// Several of many; becomes an array. The name ends with `[]`.
    Ticks(Options),
    /// One item per line; becomes an array. The name ends with `[]`.
    Lines,
    /// Text to be chosen from a list of suggestions but free.
    Suggest(Options),
    /// A password.
    Password,
    /// Carried, not shown.
    Hidden,
}

/// One question.
#[derive(Clone, Copy)]
pub struct Field {
    /// Path of the value, with `#` in place of numbers.
    pub name: &'static str,
    /// Kind.
    pub kind: Kind,
    /// The law or the form cannot do without it; the label of other fields says "optional".
    pub required: bool,
    /// Characters wide, of the widths the stylesheet knows; 0 for the full width.
    pub width: u8,
    /// Key of the catalogue when the usual words do not fit this form.
    pub words: Option<&'static str>,
    /// What browsers may fill in (`autocomplete`).
    pub autocomplete: &'static str,
}

impl Field {
    /// A question of a kind.
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: false, width: 0, words: None, autocomplete: "" }
    }

    /// Must be answered.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Narrower than the page.
    pub const fn width(mut self, characters: u8) -> Self {
        self.width = characters;
        self
    }

    /// Other words than usual.
    pub const fn words(mut self, key: &'static str) -> Self {
        self.words = Some(key);
        self
    }

    /// What browsers may fill in.
    pub const fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = token;
        self
    }

    /// Key of the catalogue under which `label` and perhaps `hint` stand.
    pub fn key(&self) -> String {
        self.words.map_or_else(|| key_of(self.name), str::to_owned)
    }
}

fn key_of(name: &str) -> String {
    let parts: Vec<&str> = name.trim_end_matches("[]").split('.').filter(|p| *p != "#").collect();
    format!("field.{}", parts.join("."))
}

/// People, measures … of which there may be several.
#[derive(Clone, Copy)]
pub struct Repeat {
    /// Path of the array.
    pub name: &'static str,
    /// Fields of one row; their names begin with `<name>.#.`.
    pub fields: &'static [Field],
    /// Fewest rows shown.
    pub least: usize,
    /// Most rows accepted.
    pub most: usize,
}

impl Repeat {
    /// Key of the catalogue: `title`, `add`, `remove`.
    pub fn key(&self) -> String {
        format!("repeat.{}", self.name)
    }
}

/// A part of a step.
#[derive(Clone, Copy)]
pub enum Item {
    /// One question.
    Field(Field),
    /// A heading of its own, under `heading.<key>`.
    Heading(&'static str),
    /// Rows.
    Repeat(Repeat),
}

/// What is asked on one page.
#[derive(Clone, Copy)]
pub struct Step {
    /// Part of the address; the title stands under `step.<form>.<slug>`.
    pub slug: &'static str,
    /// Items.
    pub items: &'static [Item],
}

/// A form.
#[derive(Clone, Copy)]
pub struct Form {
    /// Name in the catalogue: `form.<key>.title`, `.lead`, `.send`.
    pub key: &'static str,
    /// Steps in order.
    pub steps: &'static [Step],
}

impl Form {
    /// Every field, those of rows too.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.steps.iter().flat_map(Step::fields)
    }

    /// Every group of rows.
    pub fn repeats(&self) -> impl Iterator<Item = &'static Repeat> {
        self.steps.iter().flat_map(|s| s.items.iter()).filter_map(|i| match i {
            Item::Repeat(r) => Some(r),
            Item::Field(_) | Item::Heading(_) => None,
        })
    }

    /// The question behind a name with numbers.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        let wanted = template_name(name);
        self.fields().find(|f| f.name == wanted)
    }

    /// Number of the step that asks for a name.
    pub fn step_of(&self, name: &str) -> Option<usize> {
        let wanted = template_name(name);
        let bare = wanted.trim_end_matches("[]");
        self.steps.iter().position(|s| {
            s.fields().any(|f| f.name.trim_end_matches("[]") == bare)
                || s.items.iter().any(|i| matches!(i, Item::Repeat(r) if bare == r.name || bare.starts_with(&format!("{}.", r.name))))
        })
    }
}

impl Step {
    /// Fields of the step, those of rows too.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.items.iter().flat_map(|i| match i {
            Item::Field(f) => std::slice::from_ref(f),
            Item::Repeat(r) => r.fields,
            Item::Heading(_) => &[],
        })
    }
}

/// A name with `#` in place of each number: `victims.0.name` → `victims.#.name`.
pub fn template_name(name: &str) -> String {
    let is_number = |p: &str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit());
    name.split('.').map(|p| if is_number(p) { "#" } else { p }).collect::<Vec<_>>().join(".")
}
