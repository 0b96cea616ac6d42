package io.ringfeed.codec.name;

/** Tells whether bytes are UTF-8 by RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. No allocation. */
final class Utf8 {
    private Utf8() {}

    static boolean isValid(byte[] buffer, int from, int to) {
        int at = from;
        while (at < to) {
            int lead = buffer[at++] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            int following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
            if (lead < 0xC2 || lead > 0xF4 || at + following > to) {
                return false;
            }
            int second = buffer[at] & 0xFF;
            // The second byte is where overlong forms, surrogates and too great code points show.
            int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            if (second < least || second > most) {
                return false;
            }
            for (int i = 1; i < following; i++) {
                if ((buffer[at + i] & 0xC0) != 0x80) {
                    return false;
                }
            }
            at += following;
        }
        return true;
    }
}
