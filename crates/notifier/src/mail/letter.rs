//! What a mail says, free of words around it: the templates print this and nothing else.

use domain::words::Localized;

/// The content of one mail. Every text is a single clean line; who may not see something gets a letter without it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Letter {
    /// A demonstration.
    pub(crate) demo: bool,
    /// Number of the case.
    pub(crate) number: String,
    /// Commune and province.
    pub(crate) commune: String,
    /// Recipient of the alert, as named on the date.
    pub(crate) recipient: String,
    /// What this is about, as a title.
    pub(crate) heading: Localized,
    /// The same as a sentence.
    pub(crate) happened: Localized,
    /// Class of the accident.
    pub(crate) class: Localized,
    /// Said again, or to who stands above: what is missing.
    pub(crate) pressing: Option<Localized>,
    /// The class may still change.
    pub(crate) provisional: bool,
    /// Reported by somebody whose account is not verified.
    pub(crate) unverified: bool,
    /// When, as far as known.
    pub(crate) occurred: Localized,
    /// Where.
    pub(crate) place: String,
    /// Spot in the works.
    pub(crate) spot: Option<String>,
    /// First receipt, `dd/mm/yyyy HH:MM`.
    pub(crate) received: String,
    /// The meeting it invites to, line by line.
    pub(crate) meeting: Vec<(Localized, Localized)>,
    /// What only agencies entitled to the content of the form get.
    pub(crate) form: Option<Form>,
    /// Its article.
    pub(crate) citation: String,
    /// Who else was told.
    pub(crate) others: Vec<String>,
    /// Terms that run.
    pub(crate) terms: Vec<TermLine>,
    /// Where to confirm.
    pub(crate) confirm_url: Option<String>,
    /// The link leads to the file; else to the alerts of the agency.
    pub(crate) opens_case: bool,
    /// The file, or the alerts of the agency.
    pub(crate) case_url: String,
    /// What every genuine link begins with.
    pub(crate) site: String,
}

/// The content of the statutory form (Nghị định 39/2016/NĐ-CP, Phụ lục III, mục 1, 2, 5, 6).
#[derive(Debug, Clone, Default)]
pub(crate) struct Form {
    /// Employer or household.
    pub(crate) name: Option<String>,
    /// Tax code.
    pub(crate) tax_code: Option<String>,
    /// Address.
    pub(crate) address: Option<String>,
    /// Telephone.
    pub(crate) phone: Option<String>,
    /// Fax.
    pub(crate) fax: Option<String>,
    /// E-mail.
    pub(crate) email: Option<String>,
    /// Superior body.
    pub(crate) superior: Option<String>,
    /// How many were hurt, and how badly.
    pub(crate) consequences: Localized,
    /// Course, by paragraphs.
    pub(crate) course: Vec<String>,
    /// Victims.
    pub(crate) victims: Vec<VictimLine>,
    /// Whom to call.
    pub(crate) contact: Option<String>,
}

/// One row of the table of victims.
#[derive(Debug, Clone)]
pub(crate) struct VictimLine {
    /// Running number.
    pub(crate) no: usize,
    /// Name.
    pub(crate) name: Option<String>,
    /// Year of birth, or what is known of the age.
    pub(crate) born: Option<Localized>,
    /// Sex.
    pub(crate) sex: Localized,
    /// Occupation.
    pub(crate) occupation: Option<String>,
    /// Condition.
    pub(crate) condition: Localized,
}

/// One term.
#[derive(Debug, Clone)]
pub(crate) struct TermLine {
    /// Which.
    pub(crate) what: Localized,
    /// Last moment.
    pub(crate) due: Localized,
    /// It has passed.
    pub(crate) overdue: bool,
    /// How it was counted.
    pub(crate) explanation: Localized,
}
