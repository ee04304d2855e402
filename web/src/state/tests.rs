//! Actions, one after the other, and what they leave.

use analysis::Kind;
use yew::Reducible;

use super::*;
use crate::share;

const POOL: &str = "[www]\nuser = www-data\nlisten = /run/php/php8.2-fpm.sock\n";
const BLOCK: &str =
    "server { location ~ \\.php$ { fastcgi_pass unix:/run/php/php8.2-fpm.sock; } }\n";

fn after(actions: Vec<Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::new(State::new("t3st".to_owned())), Reducible::reduce)
}

#[test]
fn a_paste_gives_a_verdict_and_a_diff() {
    let state = after(vec![
        Action::Edit(Pane::Fpm, POOL.to_owned()),
        Action::Edit(Pane::Nginx, BLOCK.to_owned()),
        Action::Analyze,
    ]);
    assert_eq!(state.report.causes[0].cause, "owner-unset");
    assert!(state.chosen().unwrap().files[0].diff.contains("+listen.group = www-data"));
}

#[test]
fn texts_are_analyzed_once() {
    let state = after(vec![Action::Edit(Pane::Fpm, POOL.to_owned()), Action::Analyze]);
    let again = Rc::clone(&state).reduce(Action::Analyze);
    assert!(Rc::ptr_eq(&state, &again));
}

#[test]
fn what_is_open_is_made_again() {
    let state = after(vec![
        Action::Edit(Pane::Fpm, POOL.to_owned()),
        Action::Analyze,
        Action::Toggle(Panel::Review),
        Action::Edit(Pane::Fpm, format!("{POOL}; more\n")),
        Action::Analyze,
    ]);
    assert!(state.masked.as_ref().unwrap()[0].text.ends_with("; more\n"));
    assert!(state.reduce(Action::Toggle(Panel::Review)).masked.is_none());
}

#[test]
fn swapped_panes_are_read_all_the_same() {
    let state = after(vec![
        Action::Edit(Pane::Fpm, BLOCK.to_owned()),
        Action::Edit(Pane::Nginx, POOL.to_owned()),
        Action::Analyze,
    ]);
    assert_eq!(state.source(Pane::Fpm).kind, Some(Kind::Nginx));
    assert!(state.is_misplaced(Pane::Fpm) && state.is_misplaced(Pane::Nginx));
    assert_eq!(state.report.causes[0].cause, "owner-unset");
}

#[test]
fn an_opened_file_goes_where_it_belongs() {
    let state = after(vec![Action::Open { name: "site.conf".to_owned(), text: BLOCK.to_owned() }]);
    assert_eq!(state.source(Pane::Nginx).name, "site.conf");
    assert!(state.source(Pane::Fpm).text.is_empty());
}

#[test]
fn clearing_forgets_every_text() {
    let state =
        after(vec![Action::Edit(Pane::Fpm, POOL.to_owned()), Action::Analyze, Action::Clear]);
    assert!(state.is_empty() && state.report.strategies.is_empty());
}

#[test]
fn a_link_holds_masked_texts_and_asks_before_it_replaces() {
    let secret = "env[DB_PASSWORD] = hunter2-Secret\n";
    let mine = after(vec![Action::Edit(Pane::Fpm, format!("{POOL}{secret}")), Action::Analyze]);
    let packed = mine.packed().unwrap();
    let opened = after(vec![Action::Shared(packed.clone())]);
    let text = &opened.source(Pane::Fpm).text;
    assert!(text.starts_with(POOL) && !text.contains("hunter2"), "{text}");
    let asked = Rc::clone(&mine).reduce(Action::Shared(packed));
    assert_eq!(asked.source(Pane::Fpm).text, mine.source(Pane::Fpm).text);
    assert!(matches!(asked.offer, Offer::Texts(_)));
    let kept = Rc::clone(&asked).reduce(Action::DeclineOffer);
    assert!(kept.offer == Offer::None && kept.source(Pane::Fpm).text.contains("hunter2"));
    let taken = asked.reduce(Action::AcceptOffer);
    assert!(!taken.source(Pane::Fpm).text.contains("hunter2"));
    let unreadable = mine.reduce(Action::Shared("AAAA".to_owned()));
    assert_eq!(unreadable.offer, Offer::Unreadable);
}

#[test]
fn too_long_a_state_is_refused_with_its_length() {
    let text: String = (0..40_000u64)
        .map(|it| format!("; {:x}\n", it.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
        .collect();
    let state = after(vec![Action::Edit(Pane::Fpm, text)]);
    assert!(matches!(state.packed(), Err(Link::TooLong { length }) if share::LONGEST < length));
}

#[test]
fn the_users_word_on_a_value_counts() {
    let text = format!("{POOL}env[DB_PASSWORD] = hunter2-Secret\n");
    let state = after(vec![
        Action::Edit(Pane::Fpm, text),
        Action::NotSecret("hunter2-Secret".to_owned()),
        Action::Secret("php8.2-fpm".to_owned()),
    ]);
    let masked = &state.made_masked()[0].text;
    assert!(masked.contains("hunter2-Secret") && !masked.contains("php8.2-fpm"), "{masked}");
    let state = state.reduce(Action::TakeBack("hunter2-Secret".to_owned()));
    assert!(!state.made_masked()[0].text.contains("hunter2-Secret"));
}
