//! Fixed texts: one row per message, Vietnamese and English side by side.

use super::Language;
use std::sync::LazyLock;

macro_rules! messages {
    ($($(#[$section:meta])* $name:ident: $vi:literal | $en:literal;)*) => {
        /// A fixed text of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Message {
            $(#[doc = $en] $name,)*
        }

        impl Message {
            /// All messages.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The text in a language.
            pub fn text(self, language: Language) -> &'static str {
                // All texts of a language as one: where each stands would be a third more of the download.
                static TEXTS: LazyLock<[Vec<&str>; 2]> = LazyLock::new(|| {
                    [concat!($($vi, "\0"),*), concat!($($en, "\0"),*)].map(|all| all.split('\0').collect())
                });
                let [vi, en] = &*TEXTS;
                let texts = match language {
                    Language::Vi => vi,
                    Language::En => en,
                };
                texts.get(self as usize).copied().unwrap_or_default()
            }
        }
    };
}

messages! {
    // The program.
    AppName: "Chú Giải" | "Chú Giải";
    Privacy: "Văn bản không rời khỏi máy này." | "Your text never leaves this machine.";
    PrivacyMore: "Mọi việc diễn ra trong trình duyệt: không gửi đi đâu, không có máy chủ." | "Everything happens in your browser: nothing is sent, there is no server.";
    PrivacyKept: "Các bài được lưu trong trình duyệt này." | "Your documents are saved in this browser.";
    Untitled: "Chưa có tiêu đề" | "Untitled";

    // The start page and the article.
    StartTitle: "Dán bài báo vào đây" | "Paste an article here";
    StartMore: "Cán bộ, chức vụ, thời gian, số liệu và chỉ đạo được đánh dấu ngay." | "Officials, positions, dates, figures and directives are marked at once.";
    StartField: "Văn bản của bài" | "The article’s text";
    StartHint: "Dán văn bản, hoặc thả tệp vào đây" | "Paste text, or drop files here";
    StartRead: "Đánh dấu" | "Mark it up";
    StartFile: "Mở tệp" | "Open files";
    StartSample: "Xem bài mẫu" | "See a sample";
    Article: "Bài viết" | "Article";
    ArticleKeys: "Trên chú giải đang mở, Tab đến chú giải kế tiếp; nhấn Esc rồi Tab để rời bài." | "On an open annotation Tab goes to the next one; Escape, then Tab leaves the article.";

    // The list of documents.
    Documents: "Các bài trong trình duyệt này" | "Documents in this browser";
    FindDocuments: "Tìm bài" | "Find documents";
    OrderDocuments: "Sắp xếp" | "Order";
    ShelfDocuments: "Trạng thái của bài" | "How far they have come";
    NarrowDocuments: "Lọc theo ngày và nhãn" | "Filter by date and label";
    FromDay: "Đăng từ ngày" | "Published from";
    ToDay: "Đến ngày" | "To";
    WithLabel: "Có nhãn" | "With the label";
    AnyLabel: "Nhãn bất kỳ" | "Any label";
    OwnLabels: "Nhãn riêng" | "Own labels";
    AtLeast: "Ít nhất" | "At least";
    NoDocuments: "Không có bài nào như vậy." | "There is no such document.";
    AllInBin: "Mọi bài đang ở trong thùng rác." | "All documents are in the bin.";
    ThrowAway: "Bỏ vào thùng rác" | "Move to the bin";
    NotHadBack: "Xoá rồi thì không lấy lại được." | "They cannot be had back.";

    // Files.
    ChooseColumn: "Chọn cột" | "Choose a column";
    DocumentNote: "Ghi chú của bài" | "Note on the document";
    KeepAsNote: "Giữ làm ghi chú của bài" | "Keep as a note on the document";
    KeepAsNotes: "Giữ làm ghi chú của từng bài" | "Keep as notes on the documents";
    FollowFile: "Tự lưu vào tệp…" | "Save to a file as you go…";
    GoOnWriting: "Ghi tiếp" | "Go on writing";
    StopWriting: "Thôi ghi" | "Stop writing";
    DownloadDamaged: "Tải bản ghi hỏng" | "Download what is damaged";
    BackUp: "Sao lưu tất cả" | "Back everything up";
    RestoreBackup: "Khôi phục từ bản sao lưu" | "Restore a backup";
    Parts: "Chia tập" | "Parts";
    OnePart: "Một tập" | "One part";
    TrainDevTest: "Huấn luyện, phát triển, kiểm tra" | "Train, dev and test";
    Shares: "Tỉ lệ (%)" | "Shares (%)";
    SharesWrong: "Cần ba số, cộng lại bằng 100" | "Three numbers are needed, together 100";
    Seed: "Mầm ngẫu nhiên" | "Seed";
    SeedWrong: "Cần một số nguyên không âm" | "A whole number is needed";
    WithCard: "Kèm bản mô tả dữ liệu (README.md)" | "With a data card (README.md)";
    ImportFiles: "Nhập tệp" | "Import";
    ImportGo: "Nhập" | "Import";
    LookingAtFiles: "Xem các tệp" | "Looking at the files";
    SurveyMore: "Chưa có gì được nhập. Chữ nào trông sai thì chọn bảng mã khác cho tệp đó; với bảng tính và JSONL, hãy xem cột nào là văn bản." | "Nothing is imported yet. Where words look wrong, choose another encoding for the file; of a table or JSON lines, see which column is the text.";
    Encoding: "Bảng mã" | "Encoding";
    AllFiles: "Tất cả" | "All";
    Pause: "Tạm dừng" | "Pause";
    GoOn: "Tiếp tục" | "Go on";
    NotRead: "Không đọc được" | "Not read";
    FileNotRead: "trình duyệt không đọc được tệp này" | "the browser could not read this file";
    ReadWithRemarks: "Đã đọc, có điều cần biết" | "Read, with remarks";
    FilesMissing: "Không tải được phần đọc và ghi tệp. Hãy kiểm tra mạng rồi thử lại." | "The part that reads and writes files could not be loaded. Check the network and try again.";
    OffsetsCount: "Vị trí đếm theo" | "Offsets count";
    OnlyDecided: "Chỉ những gì đã duyệt" | "Only what was reviewed";
    Writing: "Đang ghi…" | "Writing…";
    NotCarried: "Định dạng này không giữ được" | "This format does not carry";
    ReadsBackOtherwise: "Tệp đọc lại không giống bài:" | "The file does not read back as it was written:";

    // Keeping.
    Saved: "Đã lưu" | "Saved";
    Saving: "Đang lưu…" | "Saving…";
    Unsaved: "Chưa lưu được" | "Not saved";
    StorageDenied: "Trình duyệt không cho lưu: bài chỉ còn trên trang này. Hãy xuất dữ liệu trước khi rời trang." | "The browser keeps nothing here: your work is only on this page. Export it before you leave.";
    StorageFull: "Hết chỗ lưu trong trình duyệt: những sửa đổi mới chỉ còn trên trang này. Hãy xuất dữ liệu, hoặc xoá bớt bài." | "The browser’s storage is full: what you do now is only on this page. Export it, or delete documents.";
    StorageHeld: "Một thẻ khác của Chú Giải đang giữ dữ liệu: bài chỉ được giữ trên trang này cho đến khi bạn đóng các thẻ đó." | "Another tab of Chú Giải holds the database: your work is only on this page until you close those tabs.";
    StorageTight: "Chỗ lưu trong trình duyệt sắp hết. Hãy sao lưu, rồi xoá hẳn các bài trong thùng rác." | "The browser’s storage is nearly full. Back everything up, then delete what is in the bin.";
    LeaveUnsaved: "Rời bài chưa lưu?" | "Leave unsaved work?";
    LeaveUnsavedMore: "Trình duyệt chưa lưu được bài đang mở. Rời bài thì những gì chưa lưu có thể mất, hoàn tác cũng không lấy lại được. Nên xuất dữ liệu trước." | "The browser has not saved the open article. What is not saved may be lost, and undo does not bring it back. Export it first.";
    LeaveIt: "Vẫn rời bài" | "Leave it";
    TryAgain: "Thử lại" | "Try again";
    OnlyProject: "Chưa tải được các định dạng khác. Dưới đây là tệp dự án JSON: giữ đủ mọi thứ và mở lại được." | "The other formats could not be loaded. This is the project as JSON, which keeps everything and can be imported again.";
    FollowsTab: "Bài đang mở ở thẻ khác; ở đây chỉ xem theo." | "This article is open in another tab; here you only follow it.";
    NewVersion: "Đã có bản mới của Chú Giải. Bài đang mở vẫn được giữ." | "A new version of Chú Giải is there. Your open work stays.";
    UseNewVersion: "Dùng bản mới" | "Use the new version";
    EditHere: "Sửa ở đây" | "Edit here";

    // Commands.
    Accept: "Chấp nhận" | "Accept";
    Reject: "Bác bỏ" | "Reject";
    Restore: "Khôi phục" | "Restore";
    Delete: "Xoá" | "Delete";
    Undo: "Hoàn tác" | "Undo";
    Redo: "Làm lại" | "Redo";
    Close: "Đóng" | "Close";
    Cancel: "Huỷ" | "Cancel";
    Save: "Lưu" | "Save";
    Edit: "Sửa" | "Edit";
    Remove: "Gỡ" | "Remove";
    Copy: "Sao chép" | "Copy";
    Copied: "Đã sao chép" | "Copied";
    CopyFailed: "Trình duyệt không cho sao chép. Hãy tải tệp về." | "The browser does not allow copying. Download the file instead.";
    DownloadFailed: "Trình duyệt không cho tải về. Hãy sao chép." | "The browser does not allow downloading. Copy it instead.";
    Download: "Tải về" | "Download";
    DownloadAnyway: "Vẫn tải về" | "Download anyway";
    Export: "Xuất dữ liệu" | "Export";
    ToDocuments: "Các bài" | "Documents";
    Help: "Trợ giúp" | "Help";
    Label: "Gán nhãn" | "Label";
    Labels: "Nhãn" | "Labels";
    NextToReview: "Gợi ý kế tiếp" | "Next suggestion";
    PreviousToReview: "Gợi ý trước" | "Previous suggestion";
    ShowInText: "Xem trong bài" | "Show in the text";

    // The header.
    Title: "Tiêu đề" | "Title";
    TitleHint: "Đặt tiêu đề" | "Give a title";
    Review: "Tiến độ duyệt" | "Review";
    LanguageChoice: "Ngôn ngữ" | "Language";
    Theme: "Giao diện" | "Theme";
    ThemeLight: "Sáng" | "Light";
    ThemeDark: "Tối" | "Dark";
    ThemeSystem: "Theo máy" | "System";
    Detecting: "Đang tìm…" | "Detecting…";

    // The list of annotations.
    Annotations: "Chú giải" | "Annotations";
    AnnotationList: "Danh sách chú giải" | "List of annotations";
    SearchHint: "Tìm trong chú giải" | "Search annotations";
    FilterByLabel: "Lọc theo nhãn" | "Filter by label";
    FilterByStatus: "Lọc theo trạng thái" | "Filter by status";
    ShowAll: "Hiện tất cả" | "Show all";
    OnlyLabel: "Chỉ nhãn…" | "Only the label…";
    TextsUnsearched: "Không tìm được trong nội dung các bài; chỉ có kết quả theo tên." | "The texts could not be searched; only titles were.";
    NothingFound: "Không tìm thấy gì trong bài." | "Nothing was found in this article.";
    NothingFoundMore: "Chọn một đoạn trong bài rồi gán nhãn." | "Select a stretch of text and give it a label.";
    NothingMatches: "Không có chú giải nào khớp bộ lọc." | "No annotation matches the filter.";
    NoValue: "Không có giá trị" | "No value";

    // Several at once.
    Pick: "Chọn" | "Pick";
    PickNone: "Bỏ chọn" | "Pick none";
    PickedTools: "Các chú giải đã chọn" | "Picked annotations";
    RelabelAs: "Đổi nhãn…" | "Relabel…";
    SameElsewhere: "Giống ở nơi khác" | "Same elsewhere";
    NowhereElse: "Không nơi nào khác có những từ này." | "These words stand nowhere else.";
    NeverAgain: "Không bao giờ gợi ý nữa" | "Never suggest this again";

    // The search in the article.
    Tour: "Hướng dẫn một phút" | "One-minute tour";
    TourNext: "Tiếp" | "Next";
    TourSkip: "Bỏ qua hướng dẫn" | "Skip the tour";
    TourEnd: "Xong" | "Done";
    TourLook: "Các đoạn được đánh dấu là gợi ý. Mỗi màu, mỗi kiểu gạch chân là một nhãn." | "What is marked is a suggestion. Each colour and each kind of line is a label.";
    TourOpen: "Bấm vào một gợi ý để xem giá trị và lý do, hoặc nhấn" | "Click a suggestion to see its value and why it was made, or press";
    TourDecide: "Đúng thì chấp nhận, sai thì bác bỏ. Chấp nhận bằng phím" | "Accept what is right, reject what is wrong. The key that accepts is";
    TourLabel: "Còn sót? Bôi đen vài chữ rồi bấm một nhãn, hoặc nhấn số của nhãn, như" | "Something missed? Select a few words and press a label, or its number, such as";
    TourUndo: "Bước nào cũng hoàn tác được. Thử ngay:" | "Every step can be taken back. Try it:";
    TourExport: "Xong thì xuất dữ liệu. Mọi phím và lệnh có trong Trợ giúp. Phím xuất:" | "When you are done, export the data. Help lists all keys and commands. The key that exports is";
    Reading: "Bản đọc" | "Reading view";
    Print: "In" | "Print";
    FindInArticle: "Tìm trong bài" | "Find in the article";
    FindMode: "Cách tìm" | "How to find";
    ModePlain: "Đúng dấu" | "With diacritics";
    ModeBare: "Không kể dấu" | "Without diacritics";
    ModePattern: "Biểu thức chính quy" | "Regular expression";
    FindScope: "Tìm ở đâu" | "Where to find";
    ScopeAnywhere: "Mọi chỗ" | "Anywhere";
    ScopeUnlabelled: "Chỗ chưa có nhãn" | "Unlabelled";
    AnyStatus: "Mọi trạng thái" | "Any status";
    LabelAllHits: "Gán nhãn tất cả" | "Label all hits";
    NextHit: "Kết quả kế tiếp" | "Next hit";
    PreviousHit: "Kết quả trước" | "Previous hit";
    Searching: "Đang tìm…" | "Searching…";
    PatternSlow: "Biểu thức chạy quá lâu. Hãy viết chặt hơn." | "The pattern takes too long. Make it more specific.";
    PatternUnavailable: "Trình duyệt này không tìm được theo biểu thức." | "This browser cannot match patterns.";

    // The sweep.
    Sweep: "Soát chỗ chưa có nhãn" | "Sweep what has no label";
    SweepShort: "Soát" | "Sweep";
    SweepDone: "Đã soát hết mọi chỗ cần xem. Chỗ bỏ qua chỉ được nhớ khi bài còn mở." | "Every candidate is decided. What was skipped is remembered while the article is open.";
    Skip: "Bỏ qua" | "Skip";
    NoSweep: "Chưa soát" | "No sweep goes on";
    EndSweep: "Thôi soát" | "End the sweep";

    // The checks.
    Checks: "Kiểm tra" | "Checks";
    ProblemList: "Danh sách vấn đề" | "List of problems";
    NoProblemsFound: "Không thấy vấn đề nào." | "The checks find nothing.";
    NoProblems: "không còn vấn đề nào" | "no problem is left";
    LeaveAsIs: "Để nguyên" | "Leave as it is";
    LeftProblems: "Đã để nguyên" | "Left as they are";
    NextProblem: "Vấn đề kế tiếp" | "Next problem";
    PreviousProblem: "Vấn đề trước" | "Previous problem";
    LeftWhileOpen: "Chỉ được nhớ khi bài còn mở." | "Remembered while the article is open.";
    LookAgain: "Xem lại" | "Look at it again";

    // The inspector.
    Inspector: "Chú giải đang mở" | "Open annotation";
    Value: "Giá trị" | "Value";
    ClearValue: "Bỏ giá trị" | "Clear the value";
    AddValue: "Thêm giá trị" | "Add a value";
    Span: "Đoạn" | "Span";
    Note: "Ghi chú" | "Note";
    NoteHint: "Viết cho người đọc sau" | "For whoever reads this later";
    Status: "Trạng thái" | "Status";
    Why: "Vì sao" | "Why";
    ByPerson: "Người gán nhãn" | "A person";
    StartEdge: "Đầu đoạn" | "Start";
    EndEdge: "Cuối đoạn" | "End";
    GrowStart: "Mở rộng đầu đoạn" | "Grow at the start";
    ShrinkStart: "Thu hẹp đầu đoạn" | "Shrink at the start";
    GrowEnd: "Mở rộng cuối đoạn" | "Grow at the end";
    ShrinkEnd: "Thu hẹp cuối đoạn" | "Shrink at the end";
    Step: "Mỗi bước" | "Step";
    Character: "Ký tự" | "Character";
    Syllable: "Tiếng" | "Syllable";
    Word: "Chuỗi liền" | "Word";
    Clause: "Vế câu" | "Clause";
    Sentence: "Câu" | "Sentence";
    Paragraph: "Đoạn văn" | "Paragraph";

    // Values.
    Name: "Họ tên" | "Name";
    Person: "Là cùng người với" | "Same person as";
    NobodyElse: "Chưa gộp với ai" | "Nobody yet";
    NewPerson: "Người mới" | "New person";
    Role: "Chức vụ" | "Role";
    Organisation: "Cơ quan" | "Organisation";
    Level: "Cấp" | "Level";
    DateForm: "Dạng" | "Form";
    Day: "Ngày" | "Day";
    Week: "Tuần" | "Week";
    Month: "Tháng" | "Month";
    Quarter: "Quý" | "Quarter";
    Half: "Nửa năm" | "Half-year";
    FirstHalf: "Nửa đầu" | "First half";
    SecondHalf: "Nửa cuối" | "Second half";
    Season: "Mùa" | "Season";
    Spring: "Xuân" | "Spring";
    Summer: "Hạ" | "Summer";
    Autumn: "Thu" | "Autumn";
    Winter: "Đông" | "Winter";
    Year: "Năm" | "Year";
    Decade: "Thập niên" | "Decade";
    Century: "Thế kỷ" | "Century";
    Range: "Khoảng" | "Period";
    RangeFrom: "Từ" | "From";
    RangeTo: "Đến" | "To";
    TimeOfDay: "Buổi" | "Time of day";
    WholeDay: "Cả ngày" | "Whole day";
    Clock: "Giờ" | "Clock time";
    Morning: "Sáng" | "Morning";
    Midday: "Trưa" | "Midday";
    Afternoon: "Chiều" | "Afternoon";
    Evening: "Tối" | "Evening";
    Night: "Đêm" | "Night";
    Lunar: "Âm lịch" | "Lunar calendar";
    LeapMonth: "Tháng nhuận" | "Leap month";
    Amount: "Số lượng" | "Amount";
    Upper: "Đến" | "Up to";
    Numerator: "Tử số" | "Numerator";
    Denominator: "Mẫu số" | "Denominator";
    Unit: "Đơn vị" | "Unit";
    Kind: "Loại" | "Kind";
    Bound: "Mức" | "Bound";
    Change: "Tăng, giảm" | "Change";
    NotStated: "Không nêu" | "Not stated";
    Ambiguous: "Dấu phân cách có thể đọc cách khác." | "The separators allow another reading.";
    DocType: "Loại văn bản" | "Type";
    Number: "Số hiệu" | "Number";
    Issuer: "Cơ quan ban hành" | "Issuer";
    Trigger: "Từ chỉ đạo" | "Trigger";
    Addressee: "Ai thực hiện" | "Addressee";
    Deadline: "Thời hạn" | "Deadline";
    Text: "Nội dung" | "Text";
    Iso: "ISO 8601" | "ISO 8601";

    // Problems of fields.
    ImpossibleDay: "Lịch không có ngày này." | "The calendar has no such day.";
    InvalidYear: "Năm gồm bốn chữ số, hoặc để trống." | "Four digits, or empty where nothing fixes it.";
    InvalidNumber: "Viết số như 1.250 hoặc 1.250,5." | "A number such as 1,250 or 1,250.5.";
    InvalidDocYear: "Năm gồm bốn chữ số." | "Four digits.";
    InvalidTime: "Giờ dạng 17:49 hoặc 09:00:00." | "A time such as 17:49 or 09:00:00.";
    InvalidDate: "Ngày dạng 2024-07-08, 2022-Q3, 2021/2025." | "A date such as 2024-07-08, 2022-Q3, 2021/2025.";
    OutOfRange: "Ngoài phạm vi cho phép." | "Out of range.";

    // Relations.
    Relations: "Quan hệ" | "Relations";
    MeantAgain: "Được nhắc lại" | "Meant again";
    AddRelation: "Thêm quan hệ" | "Add a relation";
    RelationTypeField: "Loại quan hệ" | "Type";
    Target: "Với" | "With";
    OtherTarget: "Chỗ khác: chọn trong bài…" | "Another: choose in the article…";
    NoTarget: "Không có chú giải phù hợp trong bài." | "No annotation in this article fits.";
    AcceptRelation: "Chấp nhận quan hệ" | "Accept the relation";
    RemoveRelation: "Gỡ quan hệ" | "Remove the relation";
    GoToOtherEnd: "Đến đầu kia" | "Go to the other end";
    OtherRelation: "Khác…" | "Other…";
    RelationName: "Tên quan hệ" | "Name of the relation";

    Relate: "Nối…" | "Relate…";
    RelateHint: "Bấm vào đầu kia." | "Press the other end.";
    RelateNotAllowed: "Hai nhãn này không nối với nhau." | "These two labels do not relate.";
    RelateHandle: "Kéo đến chú giải khác để nối" | "Drag to another annotation to relate them";
    RejectRelation: "Bác bỏ quan hệ" | "Reject the relation";
    RestoreRelation: "Khôi phục quan hệ" | "Restore the relation";

    // Regions that are none of the article.
    IgnoredRegion: "Vùng bỏ qua" | "Ignored region";
    IgnoredRegions: "Vùng bỏ qua" | "Ignored regions";
    IgnoredRegionsMore: "Không thuộc bài: không tìm gợi ý, không xuất." | "None of the article: nothing is suggested there, and it is not exported.";
    HitIgnored: "ở vùng bỏ qua" | "in an ignored region";
    IgnoreRegion: "Bỏ qua vùng này" | "Leave this out";
    RestoreRegion: "Đưa lại vào bài" | "Put it back";
    AcceptRegion: "Đúng, bỏ qua" | "Right, leave it out";

    // What became of an annotation.
    History: "Lịch sử" | "History";
    HistoryMore: "Bước đã hoàn tác không được ghi lại." | "Steps that were undone are not kept.";

    // The people.
    People: "Cán bộ" | "People";
    PeopleList: "Danh sách cán bộ" | "List of people";
    PeopleSearch: "Tìm theo tên" | "Search by name";
    NoPeople: "Chưa có cán bộ nào trong bài." | "No officials in this article yet.";
    NoPeopleMore: "Chọn một tên trong bài rồi gán nhãn Cán bộ." | "Select a name and label it Official.";
    NobodyNamed: "Không có ai tên như vậy." | "Nobody has such a name.";
    Rename: "Đổi tên" | "Rename";
    MergeWith: "Gộp với…" | "Merge with…";
    SplitOff: "Tách thành người khác" | "Split off";
    OfficeShared: "trùng chức vụ" | "office shared";
    Frame: "Tóm tắt" | "Summary";
    SlotEmpty: "chưa có" | "empty";

    // The label set.
    LabelSetIntro: "Sáu nhãn có sẵn, kèm hướng dẫn. Thêm nhãn riêng cho bài này nếu cần." | "Six built-in labels, each with its guideline. Add labels of your own for this article.";
    Guideline: "Hướng dẫn" | "Guideline";
    Includes: "Lấy" | "Includes";
    Excludes: "Không lấy" | "Excludes";
    Examples: "Ví dụ" | "Examples";
    AddLabel: "Thêm nhãn" | "Add a label";
    EditLabel: "Sửa nhãn" | "Edit the label";
    LabelName: "Tên nhãn" | "Name";
    LabelKey: "Tên trong tệp" | "Name in files";
    LabelKeyHint: "Chữ hoa, chữ số và dấu gạch dưới: DU_AN" | "Capitals, digits and underscores: PROJECT";
    Shortcut: "Phím tắt" | "Key";
    NoShortcut: "Không có" | "None";
    Colour: "Màu" | "Colour";
    OwnValue: "Giá trị" | "Value";
    ValueNone: "Không có" | "None";
    ValueText: "Văn bản" | "Text";
    ValueNumber: "Con số" | "Number";
    ValueChoice: "Chọn một trong" | "One of a choice";
    ValueDate: "Ngày tháng" | "Date";
    ChoicesField: "Các lựa chọn" | "Choices";
    ChoicesHint: "Cách nhau bằng dấu phẩy: lớn, vừa, nhỏ" | "Separated by commas: large, medium, small";
    Attributes: "Thuộc tính" | "Attributes";
    AttributeChoice: "Lựa chọn" | "Choice";
    AddAttribute: "Thêm thuộc tính" | "Add an attribute";
    AttributeName: "Tên thuộc tính" | "Attribute";
    AttributeKind: "Kiểu" | "Kind";
    AttributeNeedsName: "Hãy đặt tên cho mỗi thuộc tính." | "Give each attribute a name.";
    AttributeNeedsChoices: "Hãy ghi các lựa chọn của thuộc tính." | "Give the attribute its choices.";
    GuidelineHint: "Khi nào dùng nhãn này. Ví dụ mỗi dòng một câu, phần được gán nhãn đặt trong ⟦…⟧." | "When to give this label. Examples on lines of their own, with ⟦…⟧ around what gets it.";
    ExclusiveLabel: "Nhãn loại trừ" | "Exclusive";
    ExclusiveMore: "Mỗi chỗ chỉ mang một nhãn loại trừ: gán nhãn này thì nhãn loại trừ khác ở đó được thay. Mọi nhãn khác vẫn lồng vào nhau tuỳ ý." | "A stretch carries one exclusive label: giving this one replaces another exclusive one there. All other labels nest freely.";
    SaveLabels: "Xuất bộ nhãn" | "Export the labels";
    LoadLabels: "Nhập bộ nhãn" | "Import labels";
    LabelsRefused: "Không nhập được bộ nhãn; bộ nhãn đang dùng vẫn như trước." | "The labels were not imported; the set is as it was.";
    LabelNeedsName: "Hãy đặt tên nhãn." | "Give the label a name.";
    LabelNameTaken: "Đã có nhãn tên này." | "There is a label of this name already.";
    ValueOther: "Như trong bộ nhãn" | "As the label set has it";
    LabelKeyInvalid: "Chỉ dùng chữ hoa không dấu, chữ số và dấu gạch dưới." | "Only capitals, digits and underscores.";
    LabelKeyTaken: "Tên này đã có nhãn khác dùng." | "Another label has this name.";
    OpenArticleFirst: "Mở một bài trước đã." | "Open an article first.";

    // Export and import.
    ExportTitle: "Xuất dữ liệu" | "Export";
    Format: "Định dạng" | "Format";
    FileName: "Tên tệp" | "File name";
    Preview: "Xem trước" | "Preview";
    PreviewCut: "Chỉ hiện phần đầu; tệp tải về có đủ." | "Only the beginning is shown; the file has all of it.";
    StillToReview: "Còn gợi ý chưa duyệt." | "Some suggestions are not reviewed yet.";
    ImportFailed: "Không mở được tệp" | "The file could not be opened";
    ImportPartly: "Đã mở tệp, nhưng có chỗ không giữ được" | "The file was opened, but not all of it could be kept";
    WorkUntouched: "Bài đang mở vẫn nguyên như trước." | "Your open article is as it was.";

    // The sheet of shortcuts.
    Shortcuts: "Phím tắt" | "Keyboard shortcuts";
    GiveLabel: "Gán nhãn cho đoạn đang chọn" | "Label the selection";
    HowItWorks: "Cách dùng" | "How it works";
    HowPaste: "Dán một bài báo: mọi gợi ý hiện ngay." | "Paste an article: suggestions appear at once.";
    HowReview: "Duyệt từng gợi ý: chấp nhận, bác bỏ hoặc sửa." | "Review each one: accept, reject or change it.";
    HowLabel: "Chọn một đoạn rồi bấm phím của nhãn để gán thêm." | "Select a stretch and press a label’s key to add one.";
    HowExport: "Xuất dữ liệu khi xong." | "Export when you are done.";

    SingleKeys: "Phím đơn" | "Single keys";
    SingleKeysMore: "Bấm một chữ, số hay dấu là chạy lệnh hoặc gán nhãn. Tắt đi nếu bạn điều khiển bằng giọng nói hay dễ chạm nhầm; mọi lệnh vẫn có trong bảng tìm lệnh." | "One letter, digit or sign runs a command or gives a label. Switch it off if you use speech input or press keys by accident; every command stays in the palette.";
    ChangeKeys: "Đổi phím" | "Change keys";
    AddKey: "Thêm phím" | "Add a key";
    PressKey: "Bấm phím mới. Esc: thôi." | "Press the new key. Esc cancels.";
    ResetKeys: "Về mặc định" | "Back to default";
    ResetAllKeys: "Mọi phím về mặc định" | "All keys back to default";
    NoKey: "Chưa có phím" | "No key";
    Done: "Xong" | "Done";
    UseAnyway: "Vẫn dùng" | "Use it anyway";
    KeyKept: "Trình duyệt giữ phím này cho riêng nó, trang không nhận được." | "The browser keeps this key for itself; the page never gets it.";
    KeyUsed: "Trình duyệt dùng phím này. Nếu đổi, việc của trình duyệt ở phím này sẽ không chạy trên trang." | "The browser uses this key. Taken, what the browser does with it will not work on this page.";
    SinglesOff: "Phím đơn đang tắt nên phím này chưa có tác dụng." | "Single keys are off, so this key does nothing yet.";

    // The palette, and why a command cannot be run.
    Palette: "Tìm lệnh" | "Find a command";
    OtherLabels: "Nhãn khác…" | "Other labels…";
    PaletteHint: "Gõ tên lệnh" | "Type a command’s name";
    NoCommand: "Không có lệnh nào như vậy." | "There is no such command.";
    NoneOpen: "chưa mở chú giải nào" | "no annotation is open";
    NothingToReview: "không còn gợi ý cần duyệt" | "nothing is left to review";
    NoneFurther: "không còn ở hướng này" | "none further that way";
    NoStep: "không có bước nào" | "no step";
    NothingSelected: "chưa chọn đoạn nào" | "nothing is selected";

    // Notices without parameters.
    UndoHint: "Hoàn tác" | "Undo";
    Dismiss: "Ẩn thông báo" | "Dismiss";
    Notifications: "Thông báo" | "Notifications";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_message_is_empty_in_either_language() {
        for &message in Message::ALL {
            for language in Language::ALL {
                assert!(!message.text(language).trim().is_empty(), "{message:?}");
            }
        }
    }

    #[test]
    fn vietnamese_is_composed() {
        use unicode_normalization::is_nfc;
        for &message in Message::ALL {
            assert!(is_nfc(message.text(Language::Vi)), "{message:?}");
        }
    }
}
