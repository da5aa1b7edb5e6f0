//! Daily seals: one hash over the heads of all streams, chained, fit to be kept outside.
//!
//! A seal lists the streams that moved since the seal before; through the chain of seals it covers all heads.

use chrono::NaiveDate;
use diesel::prelude::*;
use domain::time::{Instant, micros};
use uuid::Uuid;

use super::chain::{heads_hash, seal_hash};
use super::fault::{ChainFault, FaultKind};
use crate::conn::Conn;
use crate::dialect::insert_all;
use crate::error::Result;
use crate::schema::{events, seal_heads, seals, streams};
use crate::types::{At, Id};

/// Heads written in one statement at most (both databases limit the binds).
const BATCH: usize = 500;

/// A daily seal.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = seals, treat_none_as_default_value = false)]
pub struct Seal {
    /// The day in Vietnam that it closes.
    pub day: NaiveDate,
    /// When it was made.
    #[diesel(serialize_as = At)]
    pub at: Instant,
    /// How many streams moved since the seal before.
    pub heads: i64,
    /// SHA-256 over those heads.
    pub heads_hash: String,
    /// Hash of the seal before; empty for the first.
    pub prev_hash: String,
    /// SHA-256 over the whole seal, in hex: what may be sent outside.
    pub hash: String,
}

#[derive(Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = seal_heads, treat_none_as_default_value = false)]
struct SealHead {
    day: NaiveDate,
    #[diesel(serialize_as = Id)]
    stream: Uuid,
    seq: i64,
    hash: String,
}

/// Seals a day; a day that is sealed already keeps its seal. Days are sealed in their order.
pub fn seal_day(c: &mut Conn, day: NaiveDate, at: Instant) -> Result<Seal> {
    let before = latest_seal(c)?;
    if let Some(seal) = before.as_ref().filter(|s| s.day >= day) {
        return Ok(seals::table
            .find(day)
            .select(Seal::as_select())
            .first(c)
            .optional()?
            .unwrap_or(seal.clone()));
    }
    let moved: Vec<(Uuid, i64, String)> = streams::table
        .filter(streams::head_seq.gt(streams::sealed_seq))
        .order(streams::id)
        .select((streams::id, streams::head_seq, streams::head_hash))
        .load(c)?;
    let at = micros(at);
    let prev_hash = before.map(|s| s.hash).unwrap_or_default();
    let heads = moved.len() as i64;
    let sum = heads_hash(moved.iter().map(|(id, seq, hash)| (*id, *seq, hash.as_str())));
    let hash = seal_hash(&prev_hash, day, at, heads, &sum);
    let seal = Seal { day, at, heads, heads_hash: sum, prev_hash, hash };
    diesel::insert_into(seals::table).values(seal.clone()).execute(c)?;
    for batch in moved.chunks(BATCH) {
        let rows: Vec<SealHead> = batch
            .iter()
            .map(|(stream, seq, hash)| SealHead { day, stream: *stream, seq: *seq, hash: hash.clone() })
            .collect();
        insert_all!(c, seal_heads::table, rows)?;
    }
    for (stream, seq, _) in &moved {
        diesel::update(streams::table.find(Id(*stream))).set(streams::sealed_seq.eq(seq)).execute(c)?;
    }
    Ok(seal)
}

/// The newest seal.
pub fn latest_seal(c: &mut Conn) -> Result<Option<Seal>> {
    Ok(seals::table.order(seals::day.desc()).select(Seal::as_select()).first(c).optional()?)
}

/// Checks the chain of seals, and that every sealed entry still stands as it was sealed.
pub(super) fn verify_seals(c: &mut Conn) -> Result<Vec<ChainFault>> {
    let all: Vec<Seal> = seals::table.order(seals::day).select(Seal::as_select()).load(c)?;
    let mut faults = Vec::new();
    let mut prev = String::new();
    for seal in all {
        let heads: Vec<SealHead> = seal_heads::table
            .filter(seal_heads::day.eq(seal.day))
            .order(seal_heads::stream)
            .select(SealHead::as_select())
            .load(c)?;
        let sum = heads_hash(heads.iter().map(|h| (h.stream, h.seq, h.hash.as_str())));
        let hash = seal_hash(&seal.prev_hash, seal.day, seal.at, seal.heads, &seal.heads_hash);
        let whole = sum == seal.heads_hash && heads.len() as i64 == seal.heads;
        if !whole || hash != seal.hash || seal.prev_hash != prev {
            faults.push(ChainFault { stream: None, seq: 0, what: FaultKind::SealBroken });
        }
        for head in &heads {
            let stands: Option<String> =
                events::table.find((Id(head.stream), head.seq)).select(events::hash).first(c).optional()?;
            let what = match stands {
                Some(hash) if hash == head.hash => continue,
                Some(_) => FaultKind::SealMismatch,
                None => FaultKind::Truncated,
            };
            if !faults.iter().any(|f: &ChainFault| f.stream == Some(head.stream)) {
                faults.push(ChainFault { stream: Some(head.stream), seq: head.seq, what });
            }
        }
        prev = seal.hash;
    }
    Ok(faults)
}
