//! What the date detector tells a person who asks why.

use crate::detect::candidate::rules;

rules! {
    FULL = "date.full", "Ngày, tháng, năm viết đủ.", "A day with its month and year.",
        ["Lễ khánh thành diễn ra ⟦ngày 08/7/2024⟧ tại xã Bình An.", "Công văn đề ⟦29-10-1999⟧.", "Thông tư số 02/2021/TT-BNV về văn thư."];
    DAY_MONTH = "date.day-month", "Ngày và tháng; năm lấy theo bài.", "A day and a month; the year is the article's.",
        ["Đoàn làm việc tại huyện ⟦ngày 12/5⟧.", "Xã thành lập được 2/3 tổ hội."];
    PART = "date.part-of-day", "Buổi trong ngày, cùng ngày tháng.", "A part of the day with its date.",
        ["⟦Sáng 30/6⟧, Đảng ủy xã họp.", "⟦Chiều ngày 21/6/2022⟧, đoàn đến thăm.", "Buổi sáng người dân ra đồng."];
    STAMP = "date.clock", "Ngày tháng kèm giờ.", "A date with a time of day.",
        ["⟦20/07/2022 | 17:49⟧", "Bão đổ bộ lúc ⟦13 giờ ngày 18/9⟧."];
    WEEKDAY = "date.weekday", "Thứ trong tuần kèm ngày tháng.", "A day of the week with its date.",
        ["Kỳ họp khai mạc vào ⟦thứ Hai, ngày 15/5/2023⟧.", "Thứ Hai hằng tuần, cơ quan chào cờ."];
    MONTH = "date.month", "Một tháng.", "A month.",
        ["Báo cáo trước ⟦tháng 6/2022⟧.", "Dự án kéo dài 6 tháng."];
    QUARTER = "date.quarter", "Một quý.", "A quarter of a year.",
        ["Hoàn thành trong ⟦quý III/2023⟧.", "Đồng chí Trần Quý chủ trì."];
    YEAR = "date.year", "Một năm.", "A year.",
        ["Kế hoạch ⟦năm 2022⟧ đã xong.", "Sau 05 năm thực hiện, xã đạt chuẩn."];
    MONTHS = "date.months-of-year", "Những tháng đầu hoặc cuối của một năm.", "The first or last months of a year.",
        ["Sơ kết ⟦6 tháng đầu năm 2022⟧.", "Thu ngân sách ⟦9 tháng năm 2022⟧ tăng.", "Thời gian thi công là 6 tháng."];
    TERM = "date.term", "Giai đoạn, nhiệm kỳ hoặc năm học có năm đầu và năm cuối.", "A stage, a term of office or a school year, with its years.",
        ["Đại hội ⟦nhiệm kỳ 2020 - 2025⟧.", "Chương trình ⟦giai đoạn 2021-2025⟧.", "Tình hình trong giai đoạn mới."];
    RANGE = "date.range", "Khoảng thời gian có đầu và cuối.", "A period with a beginning and an end.",
        ["Đợt cao điểm ⟦từ ngày 02/5 đến ngày 11/5/2013⟧.", "Kỷ niệm 80 năm (⟦06/01/1946 - 06/01/2026⟧).", "Từ tỉnh đến cơ sở đều tham gia."];
    LISTED = "date.listed", "Một ngày trong danh sách chung tháng.", "A day in a list that shares its month.",
        ["Họp trong các ⟦ngày 22⟧, ⟦23⟧ và ⟦24/7⟧."];
    POSITION = "date.position", "Đầu, giữa hoặc cuối một thời gian.", "The beginning, middle or end of a period.",
        ["Khởi công ⟦cuối năm 2022⟧.", "Ngồi ở đầu bàn, cuối phòng."];
    RELATIVE = "date.relative", "Thời gian tính theo ngày của bài.", "A time counted from the article's own date.",
        ["Khai mạc ⟦sáng nay⟧.", "Cao hơn ⟦năm ngoái⟧.", "Những năm qua, xã phát triển nhanh."];
    SAME_PERIOD = "date.same-period", "Cùng kỳ: cũng thời gian ấy, sớm hơn một năm.", "The same period, one year earlier.",
        ["Tăng 5% so với ⟦cùng kỳ năm 2021⟧.", "Giảm nhẹ so với ⟦cùng kỳ⟧."];
    ERA = "date.era", "Thế kỷ hoặc thập niên.", "A century or a decade.",
        ["Ngôi đình dựng từ ⟦thế kỷ XIX⟧.", "Vào ⟦những năm 90⟧, xã còn nghèo.", "Những năm gần đây, xã khá lên."];
    SEASON = "date.season", "Một mùa của một năm.", "A season of a year.",
        ["Chiến dịch tình nguyện ⟦mùa hè năm 2022⟧.", "Mùa mưa đường lầy lội."];
    LUNAR = "date.lunar", "Ngày âm lịch.", "A day of the lunar calendar.",
        ["Lễ hội mở vào ⟦mùng 6 tháng Giêng⟧.", "Cúng ⟦rằm tháng Bảy⟧.", "Ngày rằm, người dân đi chùa."];
    FEAST = "date.feast", "Ngày lễ, Tết.", "A feast day.",
        ["Chăm lo ⟦Tết Nguyên đán 2023⟧ cho hộ nghèo.", "Không khí ngày Tết."];
}
