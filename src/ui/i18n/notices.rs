//! The session's notices in words.

use super::{Language, Message, quoted};
use crate::annotation::Status;
use crate::label::LabelSet;
use crate::session::{Heard, Notice, Touched};

impl Language {
    /// That a step was taken back or done again, and where.
    fn again(self, deed: &str, touched: &Touched) -> String {
        match touched {
            Touched::Nothing => format!("{deed}."),
            Touched::One(words) => format!("{deed}: “{}”.", quoted(words)),
            Touched::Many(count) => format!("{deed}: {}.", self.annotations(*count)),
        }
    }

    /// What a notice says.
    #[expect(clippy::too_many_lines, reason = "one arm for each notice")]
    pub fn notice(self, notice: &Notice, labels: &LabelSet) -> String {
        let n = |count: &usize| self.number(*count);
        match notice {
            Notice::Opened { suggestions, repeated, repaired } => {
                let found = self.suggestions(*suggestions);
                let mut said = match suggestions {
                    0 => self
                        .pick("Đã mở bài. Không có gợi ý nào chờ xem.", "The article is open. No suggestion waits.")
                        .to_owned(),
                    _ => self.pick(format!("Tìm thấy {found}."), format!("{found} found.")),
                };
                if *repeated {
                    said.push_str(self.pick(
                        " Thân bài có hai lần, mỗi lần đều có gợi ý.",
                        " The body stands in the text twice; both have suggestions.",
                    ));
                }
                if *repaired > 0 {
                    said.push(' ');
                    said.push_str(&self.notice(&Notice::Repaired(*repaired), labels));
                }
                said
            }
            Notice::Caret(heard) => self.heard(heard, labels),
            Notice::Labelled(label) => {
                let name = self.label(labels, *label);
                self.pick(format!("Đã gán nhãn {name}."), format!("Labelled {name}."))
            }
            Notice::Accepted(1) => self.pick("Đã chấp nhận.", "Accepted.").into(),
            Notice::Accepted(count) => {
                self.pick(format!("Đã chấp nhận {} gợi ý.", n(count)), format!("{} accepted.", n(count)))
            }
            Notice::Rejected(1) => self.pick("Đã bác bỏ.", "Rejected.").into(),
            Notice::Rejected(count) => {
                self.pick(format!("Đã bác bỏ {} gợi ý.", n(count)), format!("{} rejected.", n(count)))
            }
            Notice::Deleted(1) => self.pick("Đã xoá.", "Deleted.").into(),
            Notice::Deleted(count) => {
                self.pick(format!("Đã xoá {} chú giải.", n(count)), format!("{} deleted.", n(count)))
            }
            Notice::RejectedOrDeleted { rejected, deleted } => {
                let (rejected, deleted) = (self.suggestions(*rejected), n(deleted));
                self.pick(
                    format!("Đã bác bỏ {rejected} và xoá {deleted} chú giải do người gán."),
                    format!("{rejected} rejected; {deleted} of a person’s own deleted."),
                )
            }
            Notice::NothingToChange => self.pick("Không có gì phải đổi.", "Nothing to change.").into(),
            Notice::NoneOpen => {
                self.pick("Hãy mở một chú giải trước.", "Open an annotation first.").into()
            }
            Notice::InputMethod => self
                .pick(
                    "Bộ gõ tiếng Việt đã lấy phím vừa bấm nên lệnh chưa chạy. Hãy tắt bộ gõ khi dùng phím đơn.",
                    "An input method took the last key, so its command did not run. Switch it off while you use single keys.",
                )
                .into(),
            Notice::Relabelled(count, label) => {
                let (count, name) = (n(count), self.label(labels, *label));
                self.pick(
                    format!("Đã đổi {count} chú giải thành {name}."),
                    format!("{count} relabelled {name}."),
                )
            }
            Notice::Repeated(count) => {
                let count = n(count);
                self.pick(format!("Đã làm như vậy ở {count} nơi."), format!("Done in {count} places."))
            }
            Notice::LabelledHits(count, label) => {
                let (count, name) = (n(count), self.label(labels, *label));
                self.pick(
                    format!("Đã gán nhãn {name} cho {count} nơi."),
                    format!("{count} hits labelled {name}."),
                )
            }
            Notice::Swept => {
                Message::SweepDone.text(self).into()
            }
            Notice::Changed => self.pick("Đã sửa.", "Changed.").into(),
            Notice::RelationChanged(status) => match status {
                None => self.pick("Đã xoá quan hệ.", "Relation removed."),
                Some(Status::Accepted) => self.pick("Đã chấp nhận quan hệ.", "Relation accepted."),
                Some(Status::Rejected) => self.pick("Đã bác bỏ quan hệ.", "Relation rejected."),
                Some(_) => self.pick("Đã thêm quan hệ.", "Relation added."),
            }
            .into(),
            Notice::LabelAdded(label) => {
                let name = self.label(labels, *label);
                self.pick(format!("Đã thêm nhãn {name}."), format!("Label {name} added."))
            }
            Notice::LabelRemoved => self.pick("Đã gỡ nhãn.", "Label removed.").into(),
            Notice::Merged(name) => {
                self.pick(format!("Đã gộp thành một người: {name}."), format!("Merged as {name}."))
            }
            Notice::Split(count) => {
                let count = n(count);
                self.pick(format!("Đã tách thành {count} người."), format!("Split into {count} people."))
            }
            Notice::Ignored { staying: 0 } => {
                self.pick("Đã bỏ qua vùng này.", "The region is left out.").into()
            }
            Notice::Ignored { staying } => {
                let count = self.annotations(*staying);
                self.pick(
                    format!("Đã bỏ qua vùng này. {count} của bạn trong đó vẫn được giữ."),
                    format!("The region is left out. Your {count} in it stay."),
                )
            }
            Notice::Restored => {
                self.pick("Đã đưa vùng này vào lại bài.", "The region is part of the article again.").into()
            }
            Notice::Undone(touched) => self.again(self.pick("Đã hoàn tác", "Undone"), touched),
            Notice::Redone(touched) => self.again(self.pick("Đã làm lại", "Done again"), touched),
            Notice::NothingToUndo => self.pick("Không còn bước nào.", "No further step.").into(),
            Notice::NothingSelected => {
                self.pick("Hãy chọn một đoạn trong bài trước.", "Select a stretch of text first.").into()
            }
            Notice::NoFurther => {
                self.pick("Không còn chú giải nào ở hướng này.", "None further that way.").into()
            }
            Notice::NoCandidate => self
                .pick("Không còn chỗ nào chưa có nhãn ở hướng này.", "Nothing unlabelled further that way.")
                .into(),
            Notice::NoProblem => self.pick("Không còn vấn đề nào.", "No problem is left.").into(),
            Notice::LeftAsIs => self.pick("Đã để nguyên.", "Left as it is.").into(),
            Notice::AlreadyLabelled => {
                self.pick("Đoạn này đã có nhãn đó.", "This stretch has that label already.").into()
            }
            Notice::LabelTaken => self
                .pick("Tên hoặc phím này đã có nhãn khác dùng.", "Another label has that name or key.")
                .into(),
            Notice::SchemeUsed { added, changed, removed, moved } => {
                let parts = [
                    (added, self.pick("thêm", "added")),
                    (changed, self.pick("sửa", "changed")),
                    (removed, self.pick("gỡ", "removed")),
                ];
                let parts = parts.into_iter().filter(|(count, _)| **count > 0);
                let parts = parts.map(|(count, deed)| {
                    self.pick(format!("{deed} {}", n(count)), format!("{} {deed}", n(count)))
                });
                let parts = parts.collect::<Vec<_>>().join(", ");
                let used = self.pick(format!("Đã nhập bộ nhãn: {parts}."), format!("Labels imported: {parts}."));
                moved.iter().fold(used, |told, one| format!("{told} {}", self.key_moved(one)))
            }
            Notice::KeysShared(names) => {
                let names = names.join(", ");
                self.pick(
                    format!("Phím của nhãn {names} cũng là phím của lệnh; trong bài này nó gán nhãn. Đổi ở thẻ Nhãn."),
                    format!("A command has the key of {names} too; in this article it gives the label. Change it under Labels."),
                )
            }
            Notice::LabelInUse { live: 0, rejected } => {
                let count = self.suggestions(*rejected);
                self.pick(
                    format!("Chưa gỡ được: {count} đã bác bỏ còn mang nhãn này. Hãy xoá ở danh sách trước."),
                    format!("The label is still used by {count} that you rejected. Delete them in the list first."),
                )
            }
            Notice::LabelInUse { live, .. } => {
                let count = self.annotations(*live);
                self.pick(
                    format!("Chưa gỡ được: {count} trong bài còn mang nhãn này."),
                    format!("The label is still used by {count} in the article."),
                )
            }
            Notice::RelationNotAllowed => self
                .pick("Hai nhãn này không nối với nhau như vậy.", "These labels do not relate that way.")
                .into(),
            Notice::Blank => self.pick("Không có chữ nào để đọc.", "There is no text in it.").into(),
            Notice::Repaired(count) => self.repaired(*count),
            Notice::NotText(name) => self
                .pick(format!("“{name}” không phải tệp văn bản."), format!("“{name}” is not a text file.")),
            Notice::Unreadable(name) => {
                self.pick(format!("Không đọc được “{name}”."), format!("“{name}” could not be read."))
            }
            Notice::Unwritable(name) => self.pick(
                format!("Không ghi được vào “{name}” nữa; bài vẫn được lưu trong trình duyệt này."),
                format!("“{name}” can be written no more; the article is still saved in this browser."),
            ),
            Notice::TooLarge(most) => self.pick(
                format!("Văn bản quá lớn: tối đa {} MB.", n(most)),
                format!("The text is too large: at most {} MB.", n(most)),
            ),
            Notice::Noted(count) => {
                let count = self.annotations(*count);
                self.pick(
                    format!("Đã giữ {count} trong ghi chú của bài; ghi chú hiện ở danh sách bài."),
                    format!("{count} kept in the document’s note, which the list of documents shows."),
                )
            }
            Notice::NotSaved => self
                .pick(
                    "Trình duyệt không lưu được bài. Hãy xuất dữ liệu trước khi rời trang.",
                    "The browser does not keep your work. Export it before you leave.",
                )
                .into(),
            Notice::Damaged => self
                .pick(
                    "Một phần dữ liệu đã lưu của bài bị hỏng và được để riêng; phần còn lại đã mở.",
                    "A part of what was saved of this article is damaged; it was set aside, the rest is open.",
                )
                .into(),
            Notice::SetAside(title) => {
                let title = if title.is_empty() { Message::Untitled.text(self) } else { title };
                self.pick(
                    format!("Bài “{title}” bị hỏng, không mở được. Nó được để riêng, có thể tải về dưới danh sách bài."),
                    format!("“{title}” is damaged and does not open. It was set aside; below the list of documents it can be downloaded."),
                )
            }
            Notice::HereAlready => self
                .pick("Bài này đã có sẵn: đã mở bản đang lưu.", "This article is here already; that one is open.")
                .into(),
            Notice::Parted => self
                .pick(
                    "Bài này đã được sửa ở thẻ khác. Những sửa đổi chưa kịp lưu ở đây được giữ thành một bài riêng.",
                    "Another tab has changed the article. What was not saved here yet is kept as an article of its own.",
                )
                .into(),
            Notice::Following => self
                .pick(
                    "Bài đang được sửa ở thẻ khác; ở đây chỉ xem. Bấm “Sửa ở đây” để tiếp tục tại thẻ này.",
                    "The article is being edited in another tab; press “Edit here” to go on in this one.",
                )
                .into(),
            Notice::Settled(title, left) => {
                let title = self.titled(title);
                match left {
                    0 => self.pick(format!("{title} đã xong."), format!("{title} is done.")),
                    _ => self.pick(
                        format!("{title} đã xong, dù còn {} chưa xem.", self.suggestions(*left)),
                        format!("{title} is done, with {} not reviewed.", self.suggestions(*left)),
                    ),
                }
            }
            Notice::ThrownAway(title) => {
                let title = self.titled(title);
                self.pick(format!("{title} đã vào thùng rác."), format!("{title} is in the bin."))
            }
            Notice::TakenOver => self
                .pick(
                    "Không thẻ nào khác đang sửa bài này nữa: từ giờ sửa được ở đây.",
                    "No other tab edits this article any more: you can edit it here now.",
                )
                .into(),
            Notice::OpenElsewhere(count) => {
                let count = n(count);
                self.pick(
                    format!("{count} bài đang mở ở thẻ khác nên chưa xoá."),
                    format!("Not deleted, because open in another tab: {count}."),
                )
            }
            Notice::Refused(_) => self
                .pick("Chưa sửa được; bài vẫn như trước.", "That did not fit; the article is as it was.")
                .into(),
        }
    }
}

impl Language {
    /// That broken characters came with a text.
    pub(super) fn repaired(self, count: usize) -> String {
        let broken = self.counted(count, "ký tự hỏng", "broken character", "broken characters");
        self.pick(format!("{broken} đã thay bằng �."), format!("{broken} became �."))
    }

    /// What is heard of a move of the caret: what was passed, or what is selected.
    fn heard(self, heard: &Heard, labels: &LabelSet) -> String {
        let words = match (heard.words.as_str(), heard.selected) {
            ("", _) => self.pick("khoảng trắng", "blank").to_owned(),
            (words, true) => self.pick(format!("Đã chọn: {words}"), format!("Selected: {words}")),
            (words, false) => words.to_owned(),
        };
        match heard.entered {
            Some(label) => format!("{words} — {}", self.label(labels, label)),
            None => words,
        }
    }
}

/// Whether a notice is for those alone who do not see what it tells.
pub fn only_heard(notice: &Notice) -> bool {
    matches!(notice, Notice::Caret(_))
}

/// Whether a notice tells of what was done to a document as a whole, in the list, and can be taken back.
pub fn is_of_list(notice: &Notice) -> bool {
    matches!(notice, Notice::Settled(..) | Notice::ThrownAway(_))
}

/// Whether a notice tells of an edit that can be taken back.
pub fn undoable(notice: &Notice) -> bool {
    match notice {
        Notice::Labelled(_)
        | Notice::Accepted(_)
        | Notice::Rejected(_)
        | Notice::Deleted(_)
        | Notice::RejectedOrDeleted { .. }
        | Notice::SchemeUsed { .. }
        | Notice::Relabelled(..)
        | Notice::Repeated(_)
        | Notice::LabelledHits(..)
        | Notice::Changed
        | Notice::RelationChanged(_)
        | Notice::LabelAdded(_)
        | Notice::LabelRemoved
        | Notice::Merged(_)
        | Notice::Split(_)
        | Notice::Ignored { .. }
        | Notice::Restored
        | Notice::LeftAsIs => true,
        Notice::Opened { .. }
        | Notice::Caret(_)
        | Notice::Undone(_)
        | Notice::Redone(_)
        | Notice::NothingToUndo
        | Notice::Swept
        | Notice::NothingSelected
        | Notice::NoFurther
        | Notice::NoCandidate
        | Notice::NoProblem
        | Notice::AlreadyLabelled
        | Notice::LabelTaken
        | Notice::NothingToChange
        | Notice::NoneOpen
        | Notice::InputMethod
        | Notice::KeysShared(_)
        | Notice::LabelInUse { .. }
        | Notice::RelationNotAllowed
        | Notice::Refused(_)
        | Notice::Blank
        | Notice::Repaired(_)
        | Notice::NotText(_)
        | Notice::Unreadable(_)
        | Notice::Unwritable(_)
        | Notice::TooLarge(_)
        | Notice::Noted(_)
        | Notice::NotSaved
        | Notice::Damaged
        | Notice::SetAside(_)
        | Notice::Following
        | Notice::TakenOver
        | Notice::Settled(..)
        | Notice::ThrownAway(_)
        | Notice::HereAlready
        | Notice::Parted
        | Notice::OpenElsewhere(_) => false,
    }
}
