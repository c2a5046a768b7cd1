// An article in the genre, written for these tests; people, places and figures are invented.
export const ARTICLE = `Xã Mường Lai họp Đảng uỷ mở rộng

Sáng 12/9/2023, Đảng uỷ xã Mường Lai tổ chức hội nghị mở rộng. Đồng chí Vũ Minh Tâm, Bí thư Đảng uỷ xã, chủ trì hội nghị.

9 tháng đầu năm 2023, toàn xã trồng mới 38 ha rừng, thu ngân sách đạt 512,7 triệu đồng, bằng 64,1% dự toán. Xã triển khai Chỉ thị số 21-CT/TU ngày 05/4/2023 của Ban Thường vụ Tỉnh uỷ về phòng cháy, chữa cháy rừng.

Kết luận hội nghị, đồng chí Vũ Minh Tâm yêu cầu các chi bộ rà soát số hộ nghèo trước ngày 15/10; đề nghị Hội Nông dân xã vận động hội viên trồng cây vụ đông.
`;

// Another one, of another place.
export const OTHER = `Huyện Thanh Khê tháo gỡ khó khăn về nước sạch

Chiều 03/4/2024, đồng chí Đặng Thị Oanh, Phó Chủ tịch UBND huyện, làm việc với xã Bản Ngoại. Đến nay 71% số hộ được dùng nước sạch; huyện giao Phòng Nông nghiệp và Môi trường hoàn thành 6 công trình trong quý II.
`;
