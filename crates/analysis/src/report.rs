//! The report: plain data, serialized as schema 1 of the command line.
//!
//! Every text in it that repeats input is redacted, but for the fields of [`Applicable`], which are
//! never serialized: they are what is applied on the user's own machine.

use std::collections::BTreeMap;

use serde::Serialize;

/// What `check` says about its inputs.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Grows only when a field changes its meaning or goes.
    pub schema: u32,
    pub inputs: Vec<InputInfo>,
    pub connections: Vec<Connection>,
    /// How many more connections the inputs hold; nothing in the report is about them.
    #[serde(skip_serializing_if = "is_zero")]
    pub connections_left_out: usize,
    pub impact: Impact,
    /// One sentence: what is wrong, or that nothing is.
    pub verdict: String,
    /// Ranked; empty when nothing is wrong.
    pub causes: Vec<Cause>,
    pub diagnostics: Vec<Diagnostic>,
    pub strategies: Vec<Strategy>,
    /// Commands whose output would decide what the inputs leave open.
    pub ask: Vec<String>,
    /// Workers to choose from where no input names one.
    pub worker_choices: Vec<String>,
    /// What the redaction found, per kind.
    pub redacted: BTreeMap<String, usize>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

#[derive(Clone, Debug, Serialize)]
pub struct InputInfo {
    pub path: String,
    /// `fpm`, `nginx`, `evidence`, `compose`, `dockerfile`.
    pub kind: String,
    /// What the kind rests on: said by the caller, or detected.
    pub detected: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Place {
    pub path: String,
    pub line: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct PoolPlace {
    pub path: String,
    pub line: usize,
    pub name: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct WorkerInfo {
    pub user: String,
    pub group: Option<String>,
    pub groups: Vec<String>,
    /// `configured`, `observed`, `default`, `assumed`.
    pub source: SourceKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    Configured,
    Observed,
    Default,
    Assumed,
    Unknown,
}

/// One `fastcgi_pass` and the pool at its other end.
#[derive(Clone, Debug, Serialize)]
pub struct Connection {
    pub nginx: Option<Place>,
    pub servers: Vec<String>,
    pub location: Option<String>,
    pub address: String,
    pub pool: Option<PoolPlace>,
    pub worker: Option<WorkerInfo>,
    pub errno: Option<u16>,
    pub verdict: ConnectionVerdict,
    pub trace: Vec<TraceNode>,
    pub missing: Vec<Missing>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ConnectionVerdict {
    Allowed,
    Denied,
    Missing,
    Refused,
    Unknown,
}

/// A directory of the path, or the socket at its end.
#[derive(Clone, Debug, Serialize)]
pub struct TraceNode {
    pub path: String,
    /// `owner`, `named-user`, `group`, `other`, `override`, or `unknown`.
    pub class: String,
    /// `x` of a directory, `w` of a socket.
    pub needs: String,
    /// The bits of the class, such as `rw-`.
    pub has: String,
    pub verdict: NodeVerdict,
    /// `root`, `www-data`, … as known.
    pub owner: Option<String>,
    pub group: Option<String>,
    /// Four octal digits.
    pub mode: Option<String>,
    pub acl: Option<String>,
    pub source: SourceKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NodeVerdict {
    Allowed,
    Denied,
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Missing {
    pub fact: String,
    pub command: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Impact {
    pub threat: Level,
    pub downtime: Level,
    /// From, to.
    pub minutes_to_fix: [u32; 2],
    pub summary: String,
    pub servers_down: Vec<String>,
    pub who_can_connect: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    None,
    Low,
    Medium,
    High,
    Critical,
}

#[derive(Clone, Debug, Serialize)]
pub struct Cause {
    /// A label such as `owner-unset`.
    pub cause: String,
    pub confidence: Confidence,
    pub explanation: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    Possible,
    Likely,
    Certain,
}

#[derive(Clone, Debug, Serialize)]
pub struct Diagnostic {
    pub code: String,
    pub severity: Severity,
    pub message: String,
    /// Why it matters.
    pub note: String,
    pub path: String,
    pub start: LineColumn,
    pub end: LineColumn,
    pub fixes: Vec<Fix>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Info,
    Low,
    Medium,
    High,
    Critical,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct LineColumn {
    pub line: usize,
    pub column: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct Fix {
    pub title: String,
    /// `safe`, `unsafe`, `display-only`.
    pub applicability: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Strategy {
    /// `align`, `shared-group`, `acl`, `container`.
    pub id: String,
    pub title: String,
    pub recommended: bool,
    /// Why this one, or when to prefer it.
    pub reason: String,
    pub assumes: Vec<Assumption>,
    pub files: Vec<FileChange>,
    pub commands: Vec<Command>,
    pub recheck: Recheck,
    /// Who can connect afterwards and could not before.
    pub gains_access: Vec<String>,
    /// The trace of the same connections after the change.
    pub after: Vec<TraceNode>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Assumption {
    pub fact: String,
    pub value: String,
    pub source: String,
    pub command: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct FileChange {
    pub path: String,
    /// Unified diff, redacted.
    pub diff: String,
    /// The corrected file, redacted.
    pub fixed: String,
    #[serde(skip)]
    pub raw: Applicable,
}

/// The real values, for the user's own machine only; never serialized, never shared.
#[derive(Clone, Debug)]
pub struct Applicable {
    /// The file as it is, redacted like `fixed`: what a viewer sets against it.
    pub shared_before: String,
    pub before: String,
    pub fixed: String,
    pub diff: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Command {
    pub run: String,
    pub why: String,
    /// How to take it back; empty where there is nothing to take back.
    pub undo: String,
    pub stage: Stage,
}

/// Where in the runbook a command stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    Backup,
    Edit,
    Test,
    Apply,
    Verify,
}

#[derive(Clone, Debug, Serialize)]
pub struct Recheck {
    pub verdict: ConnectionVerdict,
}
