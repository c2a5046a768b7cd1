//! A sample article. People, places and numbers in it are invented.

/// The text as it would be pasted.
pub(super) const ARTICLE: &str = "\
Huyện Đông Khê: Hội nghị sơ kết công tác 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2024

Sáng 08/7/2024, Huyện ủy Đông Khê tổ chức Hội nghị sơ kết tình hình thực hiện Nghị quyết 6 tháng đầu năm, \
triển khai nhiệm vụ 6 tháng cuối năm 2024. Đồng chí Lò Thị Thu Hà, Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch \
Thường trực HĐND tỉnh dự và chỉ đạo hội nghị. Các đồng chí: Vàng A Sình, Bí thư Huyện ủy; Trịnh Quốc Đạt, \
Phó Bí thư Huyện ủy, Chủ tịch UBND huyện đồng chủ trì.

Báo cáo tại hội nghị cho biết, 6 tháng đầu năm, tổng thu ngân sách trên địa bàn đạt hơn 64,5 tỷ đồng, bằng 58,7% \
dự toán tỉnh giao, tăng 12% so với cùng kỳ năm 2023. Diện tích lúa xuân gieo cấy 1.250 ha, năng suất bình quân \
62 tạ/ha. Toàn huyện giải ngân 38 tỷ 200 triệu đồng vốn đầu tư công; giảm 215 hộ nghèo, tỷ lệ hộ nghèo còn 9,4%. \
Công tác cải cách hành chính được đẩy mạnh theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ và \
Quyết định số 1204/QĐ-UBND ngày 19/6/2024 của UBND tỉnh.

Thảo luận tại hội nghị, các đại biểu tập trung làm rõ nguyên nhân một số chỉ tiêu đạt thấp, nhất là tiến độ \
giải phóng mặt bằng Dự án đường liên xã Nà Mò - Bản Chang dài 14,6 km.

Phát biểu chỉ đạo, đồng chí Lò Thị Thu Hà biểu dương kết quả mà Đảng bộ và nhân dân các dân tộc trong huyện đã \
đạt được. Đồng chí yêu cầu UBND huyện rà soát từng dự án chậm giải ngân, báo cáo Thường trực Huyện ủy trước \
ngày 25/7; đề nghị Phòng Giáo dục và Đào tạo chuẩn bị đủ giáo viên cho năm học 2024-2025; giao Công an huyện \
chủ trì, phối hợp với các xã bảo đảm an ninh trật tự dịp Quốc khánh 2/9.

Kết luận hội nghị, Bí thư Huyện ủy Vàng A Sình tiếp thu ý kiến của đồng chí Phó Chủ tịch Thường trực HĐND tỉnh, \
nhấn mạnh: phấn đấu đến hết quý III/2024 giải ngân trên 80% kế hoạch vốn, hoàn thành cả 15/15 chỉ tiêu của năm.

Hoàng Thu
";
