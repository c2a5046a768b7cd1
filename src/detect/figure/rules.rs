//! What the figure detector tells a person who asks why.

use crate::detect::candidate::rules;

rules! {
    PERCENT = "figure.percent", "Tỷ lệ phần trăm.", "A percentage.",
        ["Tỷ lệ hộ nghèo còn ⟦4,5%⟧.", "Đạt ⟦100%⟧ kế hoạch.", "Xã thực hiện 3 không."];
    MONEY = "figure.money", "Số tiền, với đơn vị tiền tệ.", "An amount of money, with its currency.",
        ["Tổng vốn ⟦6.290,20 tỷ đồng⟧.", "Hỗ trợ từ ⟦10 - 15 triệu đồng⟧.", "Các đồng chí dự họp."];
    MEASURE = "figure.measure", "Số đo, với đơn vị đo.", "A measure, with its unit.",
        ["Trồng mới ⟦272 ha⟧ rừng.", "Bình quân đạt ⟦15,61 tiêu chí/xã⟧.", "Gió mạnh cấp 8, giật cấp 10."];
    DURATION = "figure.duration", "Khoảng thời gian, không gắn với lịch.", "A length of time, not a place on the calendar.",
        ["Sau ⟦05 năm⟧ thực hiện.", "Hoàn thành trong ⟦30 ngày⟧.", "Họp ngày 30 tháng 4."];
    COUNT = "figure.count", "Số lượng, với danh từ chỉ cái được đếm.", "A count, with the noun that is counted.",
        ["Toàn huyện có ⟦934 hộ⟧ nghèo.", "Kết nạp ⟦123 đảng viên⟧ mới.", "Trụ sở đặt tại tổ 5, phường Hòa An."];
    UNSEEN = "figure.count-unseen", "Số lượng; danh từ đứng sau không có trong danh sách.", "A count; the noun after it is in no list.",
        ["Dựng ⟦12 lều bạt⟧ cho bà con.", "Có 12 được công nhận."];
    RATIO = "figure.ratio", "Tỷ số: bao nhiêu trên bao nhiêu.", "A ratio: how many of how many.",
        ["Có ⟦16/16 chi bộ⟧ hoàn thành.", "Công văn số 15/KH-UBND."];
    WORDS = "figure.words", "Số viết bằng chữ, từ hai trở lên, với danh từ hoặc đơn vị.", "A number in words, two or more, with its noun or unit.",
        ["Trao quà cho ⟦ba mươi hai hộ⟧ nghèo.", "Xã có một trạm y tế.", "Hai là, tăng cường tuyên truyền."];
    BARE = "figure.bare", "Con số đứng một mình, chỉ số lượng.", "A number by itself that is a quantity.",
        ["Tổng số đơn đã nhận là ⟦1.245⟧.", "Theo Quyết định số 318."];
}
