//! The case core against the law set, by the real inputs of the province.

mod again;
mod assessments;
mod clock;
mod closing;
mod compensation;
mod corrections;
mod evidence;
mod head_office;
mod histories;
mod inquiry;
mod invariants;
mod lifecycle;
mod merges;
mod never_later;
mod owed;
mod own_words;
mod planned_and_posted;
mod police;
mod recommendations;
mod retold;
mod scenarios;
mod support;
mod take_over;
mod times;
mod told_again;
mod unmerge;
