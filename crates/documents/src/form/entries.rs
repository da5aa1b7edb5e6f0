//! What only the paper knows: who signs it, who gets a copy, what it says besides the file. Whoever issues it writes
//! this; everything else comes from the case.

use super::any::Form;
use super::kind::FormKind;
use std::collections::BTreeMap;

macro_rules! entries {
    ($($variant:ident = $code:literal),+ $(,)?) => {
        /// Something that whoever issues a document may write on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Entry {
            $(#[doc = concat!("`", $code, "`.")] $variant),+
        }

        impl Entry {
            /// All of them, in the order in which they are asked for.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Key in requests.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

entries! {
    PenalArticle = "penal_article",
    Request = "request",
    Why = "why",
    Days = "days",
    Plan = "plan",
    Instruction = "instruction",
    Conditions = "conditions",
    Bring = "bring",
    Contact = "contact",
    Place = "place",
    Copies = "copies",
    Authority = "authority",
    Grounds = "grounds",
    Executors = "executors",
    DeathPaper = "death_paper",
    Months = "months",
    AmountInWords = "amount_in_words",
    VictimSigner = "victim_signer",
    TypeCode = "type_code",
    Recipients = "recipients",
    SignatoryAuthority = "signatory_authority",
    SignatoryTitle = "signatory_title",
    SignatoryName = "signatory_name",
}

/// What was written, by entry; a list has one line for each item.
pub type Entries = BTreeMap<Entry, Vec<String>>;

/// Where an entry goes.
enum Slot<'a> {
    Text(&'a mut Option<String>),
    List(&'a mut Vec<String>),
    Count(&'a mut Option<u32>),
}

/// Why an entry is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryProblem {
    /// The form has no place for it.
    NoPlace,
    /// It must be a whole number.
    NotANumber,
}

macro_rules! slots {
    ($value:expr; $($entry:ident => $kind:ident($($field:tt)+)),* $(,)?) => {
        vec![$((Entry::$entry, Slot::$kind(&mut $value.$($field)+))),*]
    };
}

impl Form {
    fn slots(&mut self) -> Vec<(Entry, Slot<'_>)> {
        match self {
            Self::EmployerDeclaration(v) => slots!(v; TypeCode => Text(establishment.kind_code),
                SignatoryAuthority => Text(signatory.authority), SignatoryTitle => Text(signatory.title),
                SignatoryName => Text(signatory.name)),
            Self::CommuneNotice(v) => slots!(v; SignatoryAuthority => Text(signatory.authority),
                SignatoryTitle => Text(signatory.title), SignatoryName => Text(signatory.name)),
            Self::CommuneRecord(v) => slots!(v; VictimSigner => Text(victim_signer),
                SignatoryAuthority => Text(signatory.authority), SignatoryTitle => Text(signatory.title),
                SignatoryName => Text(signatory.name)),
            Self::TeamDecisionEstablishment(v)
            | Self::TeamDecisionProvince(v)
            | Self::TeamDecisionCentral(v) => {
                slots!(v; Authority => List(authority), Recipients => List(recipients),
                    SignatoryAuthority => Text(signatory.authority), SignatoryTitle => Text(signatory.title), SignatoryName => Text(signatory.name))
            }
            Self::MinutesEstablishment(v) | Self::MinutesContract(v) | Self::MinutesNoContract(v) => {
                slots!(v; TypeCode => Text(establishment.kind_code),
                    SignatoryName => Text(employer_signatory.name))
            }
            Self::QuickReport(v) => slots!(v; TypeCode => Text(establishment.kind_code),
                Recipients => List(recipients), SignatoryAuthority => Text(signatory.authority),
                SignatoryTitle => Text(signatory.title), SignatoryName => Text(signatory.name)),
            Self::ExtensionRequest(v) => {
                slots!(v; Why => Text(reason), Days => Count(days), Plan => Text(plan), Recipients => List(recipients),
                SignatoryAuthority => Text(signatory.authority), SignatoryTitle => Text(signatory.title),
                SignatoryName => Text(signatory.name))
            }
            Self::ExtensionConsent(v) => slots!(v; Instruction => Text(instruction),
                Recipients => List(recipients), SignatoryAuthority => Text(signatory.authority),
                SignatoryTitle => Text(signatory.title), SignatoryName => Text(signatory.name)),
            Self::Receipt(v) => slots!(v; SignatoryAuthority => Text(signatory.authority),
                SignatoryTitle => Text(signatory.title), SignatoryName => Text(signatory.name)),
            Self::PublicPosting(v) => slots!(v; SignatoryAuthority => Text(signatory.authority),
                SignatoryTitle => Text(signatory.title), SignatoryName => Text(signatory.name)),
            Self::FileIndex(v) => slots!(v; SignatoryAuthority => Text(signatory.authority),
                SignatoryTitle => Text(signatory.title), SignatoryName => Text(signatory.name)),
            Self::HandoverRecord(v) => slots!(v; Place => Text(place), Copies => Count(copies)),
            Self::SceneReleaseConsent(v) => slots!(v; Conditions => Text(conditions),
                Recipients => List(recipients), SignatoryAuthority => Text(signatory.authority),
                SignatoryTitle => Text(signatory.title), SignatoryName => Text(signatory.name)),
            Self::OpinionLetter(v) => slots!(v; Request => Text(request), Recipients => List(recipients),
                SignatoryAuthority => Text(signatory.authority), SignatoryTitle => Text(signatory.title),
                SignatoryName => Text(signatory.name)),
            Self::CriminalTransfer(v) => slots!(v; PenalArticle => Text(penal_article),
                Recipients => List(recipients), SignatoryAuthority => Text(signatory.authority),
                SignatoryTitle => Text(signatory.title), SignatoryName => Text(signatory.name)),
            Self::Invitation(v) => slots!(v; Bring => Text(bring), Contact => Text(contact),
                Recipients => List(recipients), SignatoryAuthority => Text(signatory.authority),
                SignatoryTitle => Text(signatory.title), SignatoryName => Text(signatory.name)),
            Self::ServiceLetter(v) => slots!(v; Recipients => List(recipients),
                SignatoryAuthority => Text(signatory.authority), SignatoryTitle => Text(signatory.title),
                SignatoryName => Text(signatory.name)),
            Self::RecommendationNotice(v) => slots!(v; Recipients => List(recipients),
                SignatoryAuthority => Text(signatory.authority), SignatoryTitle => Text(signatory.title),
                SignatoryName => Text(signatory.name)),
            Self::CompensationDecision(v) => {
                slots!(v; DeathPaper => Text(death_paper), Grounds => List(grounds), Executors => List(executors),
                Months => Text(months), AmountInWords => Text(amount_in_words),
                Recipients => List(recipients), SignatoryAuthority => Text(signatory.authority),
                SignatoryTitle => Text(signatory.title), SignatoryName => Text(signatory.name))
            }
            Self::Testimony(_) | Self::MeetingMinutes(_) => Vec::new(),
        }
    }

    /// What stands in the entries of the form now; those without words are there too.
    pub fn entries(&self) -> Entries {
        let mut form = self.clone();
        let said = |slot: Slot<'_>| match slot {
            Slot::Text(text) => text.clone().into_iter().collect(),
            Slot::List(all) => all.clone(),
            Slot::Count(n) => n.iter().map(ToString::to_string).collect(),
        };
        form.slots().into_iter().map(|(entry, slot)| (entry, said(slot))).collect()
    }

    /// Writes the entries; what is not given stays as it is.
    ///
    /// # Errors
    /// The entries that the form does not take, and why.
    pub fn write(&mut self, given: &Entries) -> Result<(), Vec<(Entry, EntryProblem)>> {
        let mut slots: BTreeMap<Entry, Slot<'_>> = self.slots().into_iter().collect();
        let mut problems = Vec::new();
        for (entry, said) in given {
            let joined = said.join("\n");
            match slots.remove(entry) {
                None => problems.push((*entry, EntryProblem::NoPlace)),
                Some(Slot::Text(text)) => *text = Some(joined).filter(|t| !t.trim().is_empty()),
                Some(Slot::List(all)) => all.clone_from(said),
                Some(Slot::Count(n)) if joined.trim().is_empty() => *n = None,
                Some(Slot::Count(n)) => match joined.trim().parse() {
                    Ok(count) => *n = Some(count),
                    Err(_not_a_number) => problems.push((*entry, EntryProblem::NotANumber)),
                },
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

impl FormKind {
    /// What whoever issues this form may write on it.
    pub fn entries(self) -> Vec<Entry> {
        Form::empty(self).entries().into_keys().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_on_the_form_and_nothing_else_changes() {
        for kind in FormKind::ALL {
            let empty = Form::empty(*kind);
            let given: Entries = kind.entries().into_iter().map(|e| (e, vec!["12".to_owned()])).collect();
            let mut form = empty.clone();
            form.write(&given).expect("taken");
            assert_eq!(form.entries(), given, "{kind:?}");
            let missing: Vec<_> = empty.missing().into_iter().map(|m| m.pointer).collect();
            let left: Vec<_> = form.missing().into_iter().map(|m| m.pointer).collect();
            assert!(left.iter().all(|m| missing.contains(m)), "{kind:?}");
            let cleared: Entries = kind.entries().into_iter().map(|e| (e, Vec::new())).collect();
            let mut blank = form.clone();
            blank.write(&cleared).expect("taken away");
            assert_eq!(blank.entries(), cleared, "{kind:?}");
            let mut again = form.clone();
            again.write(&Entries::new()).expect("nothing to take");
            assert_eq!(again, form);
        }
    }

    #[test]
    fn what_has_no_place_is_refused() {
        let mut form = Form::empty(FormKind::Receipt);
        let given = Entries::from([(Entry::Plan, vec!["làm tiếp".to_owned()])]);
        assert_eq!(form.write(&given), Err(vec![(Entry::Plan, EntryProblem::NoPlace)]));
        let mut form = Form::empty(FormKind::HandoverRecord);
        let given = Entries::from([(Entry::Copies, vec!["hai".to_owned()])]);
        assert_eq!(form.write(&given), Err(vec![(Entry::Copies, EntryProblem::NotANumber)]));
    }
}
