//! Forms of what is public.

/// What its form says is public: keys for pages, certificates, public keys.
pub(crate) fn is_published(value: &str) -> bool {
    SHORTEST <= value.len() && PUBLISHED.iter().any(|it| value.starts_with(it))
}

/// Shorter values are passwords that begin so by chance: `Iv23aaAa`.
const SHORTEST: usize = 11;

/// How values begin that are public. The last ones are base64: of `-----BEGIN CERT`, `-----BEGIN
/// PUBL`, and the questions of SMTP, `Username:` and `Password:`.
const PUBLISHED: &[&str] = &[
    "pk_live_",
    "pk_test_",
    "pk.eyJ",
    "v=DKIM1",
    "age1",
    "AAAAC3",
    "AAAAB3",
    "AAAAE2",
    "ssh-",
    "LS0tLS1CRUdJTiBDRVJU",
    "LS0tLS1CRUdJTiBQVUJM",
    "VXNlcm5hbWU6",
    "UGFzc3dvcmQ6",
    // Pictures, typefaces and documents.
    "iVBORw0KGgo",
    "R0lGOD",
    "/9j/4",
    "PHN2Zy",
    "PD94bWwg",
    "JVBERi0",
    "UklGR",
    "d09GM",
    "xpub",
    "tpub",
    "rzp_live_",
    "rzp_test_",
    "sq0idp-",
    "ypub",
    "zpub",
    "Iv1.",
    "Iv23",
    // The example of jwt.io.
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI",
    "bc1q",
    "bc1p",
    "h1:",
    "SHA256:",
    "zh:",
];
