//! Every word that the page itself says, in each language, and the way to what the engine says.

mod de;
mod en;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    German,
}

impl Language {
    pub(crate) const ALL: [Self; 2] = [Self::English, Self::German];

    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    pub(crate) fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }

    // A copy at each use would choose between the constants of both, which weighs kilobytes.
    #[inline(never)]
    pub(crate) fn words(self) -> &'static Words {
        match self {
            Self::English => &en::WORDS,
            Self::German => &de::WORDS,
        }
    }
}

/// One field a text: a language that lacks one does not compile.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) tagline: &'static str,
    pub(crate) theme: &'static str,
    pub(crate) themes: [&'static str; 4],
    pub(crate) language: &'static str,
    pub(crate) examples: &'static str,
    /// In the order of the examples.
    pub(crate) example_names: [&'static str; 4],
    pub(crate) open: &'static str,
    pub(crate) clear: &'static str,
    pub(crate) inputs: &'static str,
    pub(crate) panes: [&'static str; 3],
    pub(crate) placeholders: [&'static str; 3],
    pub(crate) read_as: &'static str,
    pub(crate) misplaced: &'static str,
    pub(crate) help_title: &'static str,
    pub(crate) help: [&'static str; 6],
    pub(crate) empty_title: &'static str,
    pub(crate) empty: [&'static str; 3],
    pub(crate) result: &'static str,
    pub(crate) threat: &'static str,
    pub(crate) downtime: &'static str,
    pub(crate) time: &'static str,
    pub(crate) minutes: &'static str,
    pub(crate) affected: &'static str,
    pub(crate) may_connect: &'static str,
    /// none, low, medium, high, critical.
    pub(crate) levels: [&'static str; 5],
    /// possible, likely, certain.
    pub(crate) confidences: [&'static str; 3],
    pub(crate) why: &'static str,
    pub(crate) after_fix: &'static str,
    pub(crate) needs: &'static str,
    pub(crate) allowed: &'static str,
    pub(crate) denied: &'static str,
    pub(crate) unknown: &'static str,
    /// configured, observed, default, assumed, unknown.
    pub(crate) sources: [&'static str; 5],
    pub(crate) other_causes: &'static str,
    pub(crate) fix: &'static str,
    pub(crate) strategy: &'static str,
    pub(crate) recommended: &'static str,
    pub(crate) check_with: &'static str,
    pub(crate) gains: &'static str,
    pub(crate) worker: &'static str,
    pub(crate) worker_from_inputs: &'static str,
    pub(crate) unified: &'static str,
    pub(crate) side_by_side: &'static str,
    pub(crate) shared_label: &'static str,
    pub(crate) copy_shared: &'static str,
    pub(crate) copy_applicable: &'static str,
    pub(crate) applicable_note: &'static str,
    pub(crate) download_diff: &'static str,
    pub(crate) download_fixed: &'static str,
    pub(crate) commands: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) copied: &'static str,
    pub(crate) copy_failed: &'static str,
    pub(crate) copy_script: &'static str,
    pub(crate) undo: &'static str,
    pub(crate) no_strategy: &'static str,
    pub(crate) ask: &'static str,
    pub(crate) ask_note: &'static str,
    pub(crate) diagnostics: &'static str,
    pub(crate) no_diagnostics: &'static str,
    pub(crate) line: &'static str,
    pub(crate) prevent: &'static str,
    pub(crate) prevent_note: &'static str,
    pub(crate) show_files: &'static str,
    pub(crate) hide_files: &'static str,
    pub(crate) no_files: &'static str,
    pub(crate) pick: &'static str,
    pub(crate) save_archive: &'static str,
    pub(crate) save_file: &'static str,
    pub(crate) masked: &'static str,
    pub(crate) masked_places: &'static str,
    pub(crate) masked_note: &'static str,
    pub(crate) review: &'static str,
    pub(crate) close_review: &'static str,
    pub(crate) not_secret: &'static str,
    pub(crate) mark_secret: &'static str,
    pub(crate) kept: &'static str,
    pub(crate) marked: &'static str,
    pub(crate) take_back: &'static str,
    pub(crate) copy_masked: &'static str,
    pub(crate) share: &'static str,
    pub(crate) share_note: &'static str,
    pub(crate) share_too_long: &'static str,
    pub(crate) share_refused: &'static str,
    pub(crate) share_link: &'static str,
    pub(crate) offer: &'static str,
    pub(crate) offer_bad: &'static str,
    pub(crate) too_large: &'static str,
    pub(crate) not_saved: &'static str,
    pub(crate) open_offer: &'static str,
    pub(crate) keep_mine: &'static str,
    pub(crate) explain: &'static str,
    pub(crate) show_script: &'static str,
    pub(crate) hide_script: &'static str,
    pub(crate) collect_note: &'static str,
    pub(crate) sections: &'static str,
    pub(crate) masked_short: &'static str,
    pub(crate) keys_title: &'static str,
    /// Keys and what they do; `frame.js` acts on them.
    pub(crate) keys: [(&'static str, &'static str); 10],
    pub(crate) example_prompt: &'static str,
    /// What each example shows.
    pub(crate) example_notes: [&'static str; 4],
    pub(crate) spelled_out: &'static str,
    pub(crate) now: &'static str,
    pub(crate) ask_others: &'static str,
    pub(crate) unchanged: &'static str,
    pub(crate) answers: &'static str,
    pub(crate) masked_label: &'static str,
    pub(crate) applicable_label: &'static str,
    pub(crate) prove: &'static str,
    pub(crate) proved: &'static str,
    pub(crate) not_proved: &'static str,
    pub(crate) if_it_holds: &'static str,
    pub(crate) verify: &'static str,
    pub(crate) original: &'static str,
    pub(crate) masked_view: &'static str,
    pub(crate) privacy: &'static str,
    /// info, low, medium, high, critical.
    pub(crate) severities: [&'static str; 5],
    /// owner, named user, group, other, override, unknown.
    pub(crate) classes: [&'static str; 6],
    /// A text of the engine in this language; `None` where it is no sentence, such as a name, or one
    /// that is English only.
    pub(crate) engine: fn(&str) -> Option<String>,
}

impl Words {
    /// A text of the engine in this language, or a value as it is.
    pub(crate) fn said(&self, text: &str) -> String {
        (self.engine)(text).unwrap_or_else(|| text.to_owned())
    }

    /// Texts or values of the engine, each as [`Self::said`] has it.
    pub(crate) fn all_said(&self, texts: &[String], between: &str) -> String {
        texts.iter().map(|it| self.said(it)).collect::<Vec<_>>().join(between)
    }
}

impl PartialEq for Words {
    /// There is one of each language.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
