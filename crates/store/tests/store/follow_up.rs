//! Lists of recommendations and lessons: who sees what, in which order, page by page.

use store::cases::Scope;
use store::follow_up::{
    LessonFilter, PoliceFileFilter, RecommendationFilter, list_lessons, list_police_files,
    list_recommendations, same_cause,
};
use store::projections;
use store::testkit::TestDb;

use crate::cases::{full, police_file};
use crate::on_both;
use crate::sample::{day, id, w};

on_both!(
    recommendations_page_by_page_and_within_the_scope,
    lessons_and_the_same_cause_at_the_same_site,
    files_at_the_police_by_what_is_awaited_first,
);

fn recommendations_page_by_page_and_within_the_scope(db: &TestDb) {
    for n in [1000, 2001, 3000] {
        w(db, move |c| projections::put_case(c, &full(n))).unwrap();
    }
    let all = RecommendationFilter { scope: Scope::All, limit: 2, ..RecommendationFilter::default() };
    let found =
        |filter: RecommendationFilter| db.read_now(move |c| list_recommendations(c, &filter)).unwrap();
    let first = found(all.clone());
    assert_eq!((first.items.len(), first.total), (2, 3));
    let second = found(RecommendationFilter { cursor: first.next.clone(), ..all.clone() });
    assert_eq!((second.items.len(), second.next), (1, None));
    assert!(!first.items.iter().any(|r| r.id == second.items[0].id));
    let mut by_employer = RecommendationFilter { descending: true, ..all.clone() };
    by_employer.by_employer();
    let down = found(by_employer.clone());
    let rest = found(RecommendationFilter { cursor: down.next.clone(), ..by_employer });
    assert_eq!((down.items.len(), rest.items.len()), (2, 1));
    let count = |filter: RecommendationFilter| found(filter).total;
    assert_eq!(count(RecommendationFilter { published_only: true, ..all.clone() }), 2);
    assert_eq!(count(RecommendationFilter { scope: Scope::Cases(vec![id(1000)]), ..all.clone() }), 1);
    assert_eq!(count(RecommendationFilter { scope: Scope::None, ..all.clone() }), 0);
    assert_eq!(count(RecommendationFilter { scope: Scope::Provinces(vec!["92".into()]), ..all.clone() }), 0);
    assert_eq!(count(RecommendationFilter { priorities: vec!["ppe".into()], ..all.clone() }), 0);
    assert_eq!(count(RecommendationFilter { overdue_on: Some(day(2026, 5, 2)), ..all.clone() }), 3);
    assert_eq!(count(RecommendationFilter { overdue_on: Some(day(2026, 5, 1)), ..all.clone() }), 0);
    assert_eq!(count(RecommendationFilter { tokens: vec!["noi".into(), "hoi".into()], ..all.clone() }), 3);
    assert_eq!(count(RecommendationFilter { tokens: vec!["lo".into()], ..all }), 0);
}

fn lessons_and_the_same_cause_at_the_same_site(db: &TestDb) {
    for n in [1000, 2000] {
        w(db, move |c| projections::put_case(c, &full(n))).unwrap();
    }
    let count = |filter: LessonFilter| db.read_now(move |c| list_lessons(c, &filter)).unwrap().total;
    let all = LessonFilter { province: Some("91".into()), ..LessonFilter::default() };
    assert_eq!(count(all.clone()), 2);
    assert_eq!(count(LessonFilter { injury_factor: Some("3".into()), ..all.clone() }), 2, "3.1 lies under 3");
    assert_eq!(count(LessonFilter { injury_factor: Some("1".into()), ..all.clone() }), 0);
    assert_eq!(count(LessonFilter { section: Some("C".into()), cause: Some("2".into()), ..all.clone() }), 0);
    assert_eq!(count(LessonFilter { province: Some("92".into()), ..all }), 0);
    let earlier = |site: &'static str, from, to| {
        let of = ("91", site, "1");
        db.read_now(move |c| same_cause(c, of, (from, to), id(2000))).unwrap()
    };
    assert_eq!(earlier("x/30760", day(2026, 1, 1), day(2026, 12, 31)).len(), 1);
    assert!(earlier("y/30760", day(2026, 1, 1), day(2026, 12, 31)).is_empty());
    assert!(earlier("x/30760", day(2026, 4, 1), day(2026, 12, 31)).is_empty());
}

fn files_at_the_police_by_what_is_awaited_first(db: &TestDb) {
    let far = day(9999, 12, 31);
    for (n, due) in [(1000, day(2026, 5, 9)), (2000, day(2026, 5, 2)), (3000, far)] {
        let mut case = full(n);
        case.police_files =
            vec![police_file(n, 1, "returned", far), police_file(n, 2, "awaiting_ruling", due)];
        w(db, move |c| projections::put_case(c, &case)).unwrap();
    }
    let all = PoliceFileFilter { scope: Scope::All, limit: 4, ..PoliceFileFilter::default() };
    let found = |filter: PoliceFileFilter| db.read_now(move |c| list_police_files(c, &filter)).unwrap();
    for descending in [false, true] {
        for handed in [false, true] {
            let mut asked = PoliceFileFilter { descending, ..all.clone() };
            if handed {
                asked.by_hand_over();
            }
            let first = found(asked.clone());
            let second = found(PoliceFileFilter { cursor: first.next.clone(), ..asked });
            let mut keys: Vec<_> =
                first.items.iter().chain(&second.items).map(|f| (f.case_id, f.ordinal)).collect();
            assert_eq!((first.items.len(), second.items.len(), first.total), (4, 2, 6));
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), 6, "each once");
        }
    }
    let first = found(all.clone());
    assert_eq!(
        (first.items[0].case_id, first.items[1].case_id),
        (id(2000), id(1000)),
        "the nearest term first"
    );
    let count = |filter: PoliceFileFilter| found(filter).total;
    assert_eq!(count(PoliceFileFilter { overdue_on: Some(day(2026, 5, 3)), ..all.clone() }), 1);
    assert_eq!(count(PoliceFileFilter { states: vec!["returned".into()], ..all.clone() }), 3);
    assert_eq!(count(PoliceFileFilter { scope: Scope::Cases(vec![id(1000)]), ..all.clone() }), 2);
    assert_eq!(count(PoliceFileFilter { scope: Scope::Provinces(vec!["92".into()]), ..all.clone() }), 0);
    assert_eq!(count(PoliceFileFilter { scope: Scope::None, ..all.clone() }), 0);
    assert_eq!(count(PoliceFileFilter { tokens: vec!["xay".into()], ..all.clone() }), 6);
    assert_eq!(count(PoliceFileFilter { tokens: vec!["lo".into()], ..all }), 0);
}
