//! The checksum of zip files, for those that write them and those that read them.

/// CRC-32.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    crc32_on(0, bytes)
}

/// CRC-32 of bytes that follow those of another one.
pub(super) fn crc32_on(before: u32, bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!before, |crc, &byte| {
        let place = (crc ^ u32::from(byte)) & 0xff;
        CRC.get(place as usize).copied().unwrap_or_default() ^ (crc >> 8)
    })
}

const CRC: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut crc = byte;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
            bit += 1;
        }
        table[byte as usize] = crc;
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32_on(crc32(b"1234"), b"56789"), 0xcbf4_3926);
    }
}
