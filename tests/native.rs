//! The native integration tests, in one binary: see README.md beside this file.

mod native {
    /// Texts, actions and documents for the properties.
    mod arbitrary;
    /// The caret of a session.
    mod caret;
    /// What the checks find, and what their fixes do.
    mod checks;
    /// The command line, as a process.
    mod cli;
    /// Corpora from one format to another.
    mod cli_convert;
    /// Corpora counted and compared.
    mod cli_figures;
    /// The command line over many files.
    mod cli_many;
    /// The command line as a process, and folders for it.
    mod command;
    /// The articles of the fixtures with their gold, and the floor of the score.
    mod corpus;
    /// Correcting in bulk.
    mod desk;
    /// What each rule shows as its examples.
    mod examples;
    /// Files of other versions, damaged files, and files by others.
    mod exchange;
    /// Files as other programs write them.
    mod foreign;
    /// Every format over the standing articles, and damaged files.
    mod formats;
    /// Articles with gold, as sets to compare.
    mod gold;
    /// What happened to a document, kept and done again.
    mod journal;
    /// Runs of the command line that are killed, and go on.
    #[cfg(unix)]
    mod killed;
    /// Spans marked in text.
    mod marked;
    /// Labels of one's own: attributes, guidelines, exclusive ones.
    mod own_labels;
    /// The page's parts as HTML.
    #[cfg(feature = "html")]
    mod panels;
    /// Names, offices, and who holds which.
    mod people;
    /// What holds for every text and every sequence of edits.
    mod properties;
    /// The article as a page to read.
    mod reading;
    /// Regions that are none of the article.
    mod regions;
    /// What a person does, and what the page then shows.
    mod session;
    /// A corpus in parts, and its data card.
    mod split;
    /// Files as other programs write them today, opened as a person opens them.
    mod strangers;
    /// Expressions with their spans and values, as tables.
    mod tables;
    /// Who made an annotation, what became of it, and ids.
    mod trail;
}
