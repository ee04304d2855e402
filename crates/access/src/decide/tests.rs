//! The rows of the facts, and what holds for every input.

use super::*;
use crate::{Groups, Principal};
use proptest::prelude::*;

fn worker() -> Subject {
    Subject::new(
        Principal::named("web"),
        Groups::exactly(vec![Principal::named("web"), Principal::named("shared")]),
    )
}

fn socket(owner: &str, group: &str, mode: u16) -> Node {
    Node::plain(NodeKind::Socket, Principal::named(owner), Principal::named(group), mode)
}

fn verdict(node: &Node) -> Verdict {
    decide(&worker(), node).verdict
}

#[test]
fn only_the_write_bit_of_the_first_class_counts() {
    for (owner, group, shift) in [("web", "root", 6), ("root", "shared", 3), ("root", "root", 0)] {
        for bits in 0..8_u16 {
            let expected = if bits & 2 == 2 { Verdict::Allowed } else { Verdict::Denied };
            let others = 0o777 & !(7 << shift);
            for rest in [0, others] {
                assert_eq!(
                    verdict(&socket(owner, group, bits << shift | rest)),
                    expected,
                    "{owner}:{group} {bits:o}"
                );
            }
        }
    }
}

#[test]
fn the_owner_does_not_fall_through() {
    for mode in [0o066, 0o022, 0o466, 0o477] {
        assert_eq!(verdict(&socket("web", "shared", mode)), Verdict::Denied);
    }
}

#[test]
fn an_acl_with_an_empty_mask_is_not_looked_at() {
    let acl = Acl {
        users: vec![(Principal::named("web"), Perm(6))],
        mask: Some(Perm(0)),
        ..Acl::default()
    };
    let mut node = socket("root", "root", 0o606);
    node.acl = AclState::Present(acl);
    assert_eq!(verdict(&node), Verdict::Allowed);
    node.mode = Some(0o600);
    assert_eq!(verdict(&node), Verdict::Denied);
}

#[test]
fn the_mask_limits_named_entries() {
    let acl = Acl {
        users: vec![(Principal::named("web"), Perm(6))],
        mask: Some(Perm(4)),
        ..Acl::default()
    };
    let mut node = socket("root", "root", 0o646);
    node.acl = AclState::Present(acl);
    assert_eq!(verdict(&node), Verdict::Denied);
}

#[test]
fn what_is_unknown_stays_unknown_unless_it_cannot_matter() {
    let somebody =
        Subject { user: None, groups: Groups::default(), dac_override: Override::Unknown };
    assert_eq!(decide(&somebody, &socket("root", "root", 0o660)).verdict, Verdict::Unknown);
    assert_eq!(decide(&somebody, &socket("root", "root", 0o666)).verdict, Verdict::Allowed);
    let web =
        Subject::new(Principal::named("web"), Groups::at_least(vec![Principal::named("web")]));
    assert_eq!(decide(&web, &socket("root", "shared", 0o660)).verdict, Verdict::Unknown);
    assert_eq!(decide(&web, &socket("root", "shared", 0o600)).verdict, Verdict::Denied);
    let mut marked = socket("root", "root", 0o660);
    marked.acl = AclState::Unlisted;
    assert_eq!(verdict(&marked), Verdict::Unknown);
    marked.mode = Some(0o640);
    assert_eq!(verdict(&marked), Verdict::Denied);
}

#[test]
fn names_and_numbers_are_compared_only_where_both_have_them() {
    let web = Principal { name: Some("web".to_owned()), id: Some(33) };
    assert_eq!(web.same(&Principal::numbered(33)), Some(true));
    assert_eq!(web.same(&Principal { name: Some("web".to_owned()), id: Some(82) }), Some(false));
    assert_eq!(Principal::named("web").same(&Principal::numbered(33)), None);
    assert_eq!(Principal::named("web").same(&Principal::numbered(0)), Some(false));
}

fn principals() -> impl Strategy<Value = Principal> {
    (0..4_u32).prop_map(Principal::numbered)
}

fn subjects() -> impl Strategy<Value = Subject> {
    (principals(), prop::collection::vec(principals(), 0..3))
        .prop_map(|(user, groups)| Subject::new(user, Groups::exactly(groups)))
}

fn nodes() -> impl Strategy<Value = Node> {
    (principals(), principals(), 0..0o1000_u16)
        .prop_map(|(owner, group, mode)| Node::plain(NodeKind::Socket, owner, group, mode))
}

proptest! {
    #[test]
    fn full_knowledge_gives_one_outcome(subject in subjects(), node in nodes()) {
        let access = decide(&subject, &node);
        prop_assert_eq!(access.outcomes.len(), 1);
        prop_assert!(access.verdict != Verdict::Unknown);
    }

    /// With an ACL this does not hold: an empty mask switches the ACL off.
    #[test]
    fn taking_a_bit_away_never_lets_anybody_in(subject in subjects(), node in nodes(), bit in 0..9_u16) {
        let mut less = node.clone();
        less.mode = node.mode.map(|it| it & !(1 << bit));
        if decide(&subject, &node).verdict == Verdict::Denied {
            prop_assert_eq!(decide(&subject, &less).verdict, Verdict::Denied);
        }
    }

    /// Forgetting a fact gives the same verdict or none.
    #[test]
    fn ignorance_is_never_wrong(subject in subjects(), node in nodes(), forgotten in 0..4) {
        let truth = decide(&subject, &node).verdict;
        let (mut subject, mut node) = (subject, node);
        match forgotten {
            0 => node.owner = None,
            1 => node.group = None,
            2 => subject.groups.complete = false,
            _ => node.acl = AclState::Unknown,
        }
        let guess = decide(&subject, &node).verdict;
        prop_assert!(guess == truth || guess == Verdict::Unknown);
    }
}
