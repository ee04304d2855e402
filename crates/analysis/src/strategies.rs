//! Strategies as the report shows them.

use std::collections::BTreeMap;

use facts::World;
use text::FileId;

use crate::connections::{trace_for, verdict};
use crate::redaction::Shared;
use crate::report::{Applicable, Assumption, Command, FileChange, Recheck, Stage, Strategy};

pub(crate) fn strategies(world: &World, shared: &Shared) -> Vec<Strategy> {
    // The same file can be in each of them.
    let mut before = BTreeMap::new();
    let found = plan::strategies(world).into_iter();
    found.map(|it| strategy(world, shared, &mut before, it)).collect()
}

fn strategy(
    world: &World,
    shared: &Shared,
    before: &mut BTreeMap<FileId, String>,
    strategy: plan::Strategy,
) -> Strategy {
    let edited =
        strategy.change.edits.iter().filter(|(_, it)| !it.is_empty()).filter_map(|(id, edit)| {
            let file = world.file(*id)?;
            let fixed = edit.apply(&file.text);
            let before = before.entry(*id).or_insert_with(|| shared.text(&file.text)).clone();
            let after = shared.text(&fixed);
            Some(FileChange {
                path: file.path.clone(),
                diff: text::unified_diff(&file.path, &before, &after),
                fixed: after,
                raw: Applicable {
                    diff: text::unified_diff(&file.path, &file.text, &fixed),
                    shared_before: before,
                    before: file.text.clone(),
                    fixed,
                },
            })
        });
    let added = strategy.additions.iter().map(|it| {
        let after = shared.text(&it.text);
        FileChange {
            path: it.path.clone(),
            diff: text::creation_diff(&it.path, &after),
            fixed: after,
            raw: Applicable {
                diff: text::creation_diff(&it.path, &it.text),
                shared_before: String::new(),
                before: String::new(),
                fixed: it.text.clone(),
            },
        }
    });
    let files = edited.chain(added).collect();
    Strategy {
        id: strategy.id.as_str().to_owned(),
        title: strategy.title,
        recommended: strategy.recommended,
        reason: strategy.reason,
        assumes: strategy
            .assumes
            .into_iter()
            .map(|it| Assumption {
                fact: it.fact,
                value: it.value,
                source: it.source,
                command: it.command,
            })
            .collect(),
        files,
        commands: strategy
            .commands
            .into_iter()
            .map(|it| Command { run: it.run, why: it.why, undo: it.undo, stage: stage(it.stage) })
            .collect(),
        recheck: Recheck {
            verdict: verdict(match strategy.recheck.verdict {
                access::Verdict::Allowed => facts::ConnectionVerdict::Allowed,
                access::Verdict::Denied => facts::ConnectionVerdict::Denied,
                access::Verdict::Unknown => facts::ConnectionVerdict::Unknown,
            }),
        },
        after: trace_for(&strategy.recheck.worker, &strategy.recheck.after),
        gains_access: strategy.recheck.gains_access,
    }
}

fn stage(stage: plan::Stage) -> Stage {
    match stage {
        plan::Stage::Backup => Stage::Backup,
        plan::Stage::Edit => Stage::Edit,
        plan::Stage::Test => Stage::Test,
        plan::Stage::Apply => Stage::Apply,
        plan::Stage::Verify => Stage::Verify,
    }
}
