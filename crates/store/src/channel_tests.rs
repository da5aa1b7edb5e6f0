//! Tests of channels that people asked for and a notifier carries out.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::crud::keyed;
use crate::dialect::waiting_test;
use crate::error::Result;
use crate::schema::channel_tests;
use crate::text_key::text_key;
use crate::types::{At, Id, MaybeAt, MaybeId};

text_key! {
    /// How far a test is.
    ChannelTestState {
        /// Asked for.
        Pending = "pending",
        /// A notifier carries it out.
        Running = "running",
        /// The channel works.
        Passed = "passed",
        /// It does not.
        Failed = "failed",
    }
}

/// One test.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = channel_tests, treat_none_as_null = true)]
pub struct ChannelTestRow {
    /// The test.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// Key of the channel.
    pub channel: String,
    /// The webhook, when one is tested.
    #[diesel(serialize_as = MaybeId)]
    pub webhook_id: Option<Uuid>,
    /// Send a message to the own number of whoever asked.
    pub own_number: bool,
    /// Its state.
    pub state: ChannelTestState,
    /// When it was asked for.
    #[diesel(serialize_as = At)]
    pub requested_at: Instant,
    /// The user who asked for it.
    #[diesel(serialize_as = Id)]
    pub requested_by: Uuid,
    /// Until when a notifier holds it.
    #[diesel(serialize_as = MaybeAt)]
    pub leased_until: Option<Instant>,
    /// When it ended.
    #[diesel(serialize_as = MaybeAt)]
    pub finished_at: Option<Instant>,
    /// What the other side answered, or what is wrong.
    pub answer: Option<String>,
}

keyed!(channel_tests, ChannelTestRow);

/// Takes the oldest test that waits. One whose notifier was lost in the middle is ended as failed, not repeated:
/// it may have sent its message.
pub fn take(c: &mut Conn, now: Instant, until: Instant, lost: &str) -> Result<Option<ChannelTestRow>> {
    while let Some(id) = waiting_test(c, now)? {
        let mut row = get(c, id)?;
        if row.state == ChannelTestState::Running {
            finish(c, row.id, false, lost, now)?;
            continue;
        }
        diesel::update(channel_tests::table.find(Id(row.id)))
            .set((
                channel_tests::state.eq(ChannelTestState::Running),
                channel_tests::leased_until.eq(At(until)),
            ))
            .execute(c)?;
        row.state = ChannelTestState::Running;
        return Ok(Some(row));
    }
    Ok(None)
}

/// Ends a test that runs; false when it was ended before.
pub fn finish(c: &mut Conn, id: Uuid, passed: bool, answer: &str, at: Instant) -> Result<bool> {
    let state = if passed { ChannelTestState::Passed } else { ChannelTestState::Failed };
    let running =
        channel_tests::table.find(Id(id)).filter(channel_tests::state.eq(ChannelTestState::Running));
    let changed = diesel::update(running)
        .set((
            channel_tests::state.eq(state),
            channel_tests::finished_at.eq(At(at)),
            channel_tests::leased_until.eq(None::<At>),
            channel_tests::answer.eq(answer),
        ))
        .execute(c)?;
    Ok(changed == 1)
}

/// The newest tests, 200 at most.
pub fn list(c: &mut Conn, limit: i64) -> Result<Vec<ChannelTestRow>> {
    Ok(channel_tests::table
        .order((channel_tests::requested_at.desc(), channel_tests::id.desc()))
        .limit(crate::page::limit(limit))
        .select(ChannelTestRow::as_select())
        .load(c)?)
}
